package io.credits.examples;

import io.credits.CreditLedger;
import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.spi.InMemoryCatalog;
import io.credits.spi.InMemoryLedgerStore;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/** Expiring grants and burn order: which credits are spent first, and which are lost? */
public final class ExpiringGrantsMain {

    private ExpiringGrantsMain() {}

    /**
     * Prints the answer.
     *
     * @param args nothing
     */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        var now = new AtomicReference<>(Instant.parse("2025-01-01T00:00:00Z"));
        var catalog = InMemoryCatalog.builder(CurrencyUnit.of("INR")).build();
        CreditLedger ledger = CreditLedger.of(new InMemoryLedgerStore(), catalog, now::get);
        AccountId acme = AccountId.of("acme");
        ledger.open(OpenAccount.of(acme, ZoneId.of("UTC")));

        ledger.grant(GrantCredits.of(acme, IdempotencyKey.of("bought"), Credits.of(200), GrantKind.PURCHASED)
                .withCostBasis(CostBasis.perCredit(BigMoney.parse("INR 0.10"))));
        ledger.grant(GrantCredits.of(acme, IdempotencyKey.of("trial"), Credits.of(100), GrantKind.PROMOTIONAL)
                .expiringAt(Instant.parse("2025-02-01T00:00:00Z")));
        var first = ledger.debit(DebitCredits.of(acme, IdempotencyKey.of("first"), Credits.of(70)));
        out.println("In January paid: " + first.burned().get(0).grant());

        now.set(Instant.parse("2025-02-01T00:00:00Z"));
        var second = ledger.debit(DebitCredits.of(acme, IdempotencyKey.of("second"), Credits.of(70)));
        out.println("In February paid: " + second.burned().get(0).grant());
        ledger.entries(acme, 0, 10)
                .forEach(entry -> out.println(entry.kind() + " " + entry.credits() + " at " + entry.at()));
        out.println("Money earned and still owed: " + ledger.deferred(acme, now.get()));
    }
}
