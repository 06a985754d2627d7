package io.credits;

import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.json.CatalogJson;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.Decision;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantId;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Past;
import io.credits.ledger.UsageEntry.Consumed;
import io.credits.rating.ChannelId;
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
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one decision costs: from the state of an account to its entry with rate, lines, balances and hash. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecideBenchmark {

    private static final AccountId ACME = AccountId.of("acme");
    private static final Instant OPENED = Instant.parse("2015-01-01T00:00:00Z");
    private static final Instant USED = OPENED.plusSeconds(60);
    private static final Instant TEN_YEARS_LATER = Instant.parse("2025-01-01T00:00:00Z");
    private static final InMemoryCatalog CATALOG = CatalogJson.read("""
            {"currency": "INR",
             "rateCards": [{"id": "standard", "versions": [{"from": "2014-01-01T00:00:00Z", "rates": [
                 {"feature": "messaging", "perUnit": "0.05"}, {"feature": "messaging", "channel": "sms", "perUnit": "0.10"}]}]}],
             "plans": [{"id": "daily", "name": "Daily", "rank": 1, "price": "0.00", "rateCard": "standard",
                 "allowance": "100", "refresh": {"every": "DAY", "count": 1}}]}""");

    private final ConsumeCredits consume = ConsumeCredits.of(
                    ACME, IdempotencyKey.of("campaign-1"), FeatureId.of("messaging.campaign"), Quantity.of(150))
            .through(ChannelId.of("sms"));
    private Account tenGrants;
    private Account thousandGrants;
    private Account daily;

    /** Prepares the accounts. */
    @Setup
    public void open() {
        tenGrants = accountWith(10);
        thousandGrants = accountWith(1_000);
        var plan = CATALOG.plans().get(0);
        daily = ledger().open(OpenAccount.of(ACME, ZoneId.of("Asia/Kolkata")).withPlan(plan));
    }

    /** Debits an account of ten grants. */
    @Benchmark
    public Decision<Consumed> consumeFromTenGrants() {
        return consume.decide(tenGrants, Past.UNASKED, USED);
    }

    /** Debits an account of a thousand grants. */
    @Benchmark
    public Decision<Consumed> consumeFromThousandGrants() {
        return consume.decide(thousandGrants, Past.UNASKED, USED);
    }

    /** Debits after ten years without a call: 3,653 refreshes are written first, and as many expiries. */
    @Benchmark
    public Decision<Consumed> consumeAfterTenYearsOfDailyRefreshes() {
        return consume.decide(daily, Past.UNASKED, TEN_YEARS_LATER);
    }

    private static CreditLedger ledger() {
        return CreditLedger.of(new InMemoryLedgerStore(), CATALOG, () -> OPENED);
    }

    private static Account accountWith(int grants) {
        CreditLedger ledger = ledger();
        ledger.open(OpenAccount.of(ACME, ZoneId.of("Asia/Kolkata")));
        for (int i = 1; i <= grants; i++) {
            ledger.grant(GrantCredits.of(ACME, IdempotencyKey.of("g" + i), Credits.of(1_000), GrantKind.PURCHASED)
                    .named(GrantId.of("grant-" + i))
                    .expiringAt(OPENED.plusSeconds(86_400L * i)));
        }
        return ledger.account(ACME);
    }
}
