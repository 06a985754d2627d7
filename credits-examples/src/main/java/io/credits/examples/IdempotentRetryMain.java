package io.credits.examples;

import io.credits.CreditLedger;
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
import java.time.InstantSource;
import java.time.ZoneId;
import org.joda.money.CurrencyUnit;

/** Idempotent retry: what happens if a request is sent twice since its answer was lost? */
public final class IdempotentRetryMain {

    private IdempotentRetryMain() {}

    /**
     * Prints the answer.
     *
     * @param args nothing
     */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        var catalog = InMemoryCatalog.builder(CurrencyUnit.of("INR")).build();
        CreditLedger ledger = CreditLedger.of(new InMemoryLedgerStore(), catalog, InstantSource.system());
        AccountId acme = AccountId.of("acme");
        ledger.open(OpenAccount.of(acme, ZoneId.of("UTC")));
        ledger.grant(GrantCredits.of(acme, IdempotencyKey.of("trial"), Credits.of(100), GrantKind.PROMOTIONAL));

        DebitCredits order = DebitCredits.of(acme, IdempotencyKey.of("order-42"), Credits.of(30));
        for (int attempt = 1; attempt <= 3; attempt++) {
            var outcome = ledger.tryDebit(order);
            out.println("Attempt " + attempt + ": entry "
                    + outcome.orElseThrow().seq() + ", replayed " + outcome.replayed());
        }
        out.println("Balance " + ledger.balance(acme).balance());

        // The same key for something else is a mistake of the caller, and is told apart from a retry.
        ledger.tryDebit(DebitCredits.of(acme, IdempotencyKey.of("order-42"), Credits.of(31)))
                .rejection()
                .ifPresent(conflict -> out.println(conflict.message()));
    }
}
