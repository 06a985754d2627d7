package io.credits.examples;

import io.credits.CreditLedger;
import io.credits.amount.Credits;
import io.credits.json.CatalogJson;
import io.credits.ledger.AccountId;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.plan.PlanId;
import io.credits.spi.InMemoryLedgerStore;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** Refresh and rollover: what does a workspace have after a month that it did not use up? */
public final class RefreshAndRolloverMain {

    private RefreshAndRolloverMain() {}

    /**
     * Prints the answer.
     *
     * @param args nothing
     */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        var catalog = CatalogJson.read("""
                {"currency": "INR",
                 "rateCards": [{"id": "standard", "versions": [{"from": "2024-01-01T00:00:00Z", "rates": [{"perUnit": "1"}]}]}],
                 "plans": [{"id": "pro", "name": "Pro", "rank": 1, "price": "4999.00", "rateCard": "standard", "allowance": "1000",
                     "refresh": {"every": "MONTH", "count": 1}, "rollover": {"maxPercent": "25", "validFor": 1}}]}""");
        var now = new AtomicReference<>(Instant.parse("2025-01-31T09:00:00Z"));
        CreditLedger ledger = CreditLedger.of(new InMemoryLedgerStore(), catalog, now::get);
        AccountId acme = AccountId.of("acme");

        ledger.open(OpenAccount.of(acme, ZoneId.of("UTC"))
                .withPlan(catalog.plan(PlanId.of("pro")).orElseThrow()));
        out.println("Occurrences: " + ledger.schedule(acme, 4));
        ledger.debit(DebitCredits.of(acme, IdempotencyKey.of("january"), Credits.of(400)));
        ledger.nextRefresh(acme).ifPresent(next -> out.println("Next: " + next.credits() + " at " + next.at()));

        now.set(Instant.parse("2025-02-28T09:00:00Z")); // no job has run; reading is enough
        for (var part : ledger.balance(acme).grants()) {
            out.println(part.kind() + " " + part.remaining() + " until " + part.expiresAt());
        }
    }
}
