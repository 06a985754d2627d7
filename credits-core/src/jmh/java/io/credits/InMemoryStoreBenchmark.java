package io.credits;

import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.json.CatalogJson;
import io.credits.ledger.AccountId;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.rating.FeatureId;
import io.credits.spi.InMemoryCatalog;
import io.credits.spi.InMemoryLedgerStore;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many debits a second the in-memory store takes on one thread, each with its own key and kept as an entry. The heap is
 * of one size: one that grows and shrinks measures how the system hands out memory.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g"})
public class InMemoryStoreBenchmark {

    private static final int CONSUMES = 100_000;
    private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");
    private static final InMemoryCatalog CATALOG = CatalogJson.read("""
            {"currency": "INR", "rateCards": [{"id": "standard", "versions": [
                {"from": "2024-01-01T00:00:00Z", "rates": [{"feature": "messaging", "perUnit": "0.05"}]}]}]}""");

    /** Debits a new account of ten grants again and again. */
    @Benchmark
    @OperationsPerInvocation(CONSUMES)
    public Credits consume() {
        CreditLedger ledger = CreditLedger.of(new InMemoryLedgerStore(), CATALOG, () -> NOW);
        AccountId acme = AccountId.of("acme");
        ledger.open(OpenAccount.of(acme, ZoneId.of("Asia/Kolkata")));
        for (int i = 1; i <= 10; i++) {
            ledger.grant(GrantCredits.of(acme, IdempotencyKey.of("g" + i), Credits.of(100_000), GrantKind.PURCHASED)
                    .expiringAt(NOW.plusSeconds(86_400L * i)));
        }
        FeatureId feature = FeatureId.of("messaging.campaign");
        Quantity quantity = Quantity.of(150);
        Credits left = Credits.ZERO;
        for (int i = 0; i < CONSUMES; i++) {
            left = ledger.consume(ConsumeCredits.of(acme, IdempotencyKey.of("campaign-" + i), feature, quantity))
                    .available();
        }
        return left;
    }
}
