package io.credits.examples;

import io.credits.CreditLedger;
import io.credits.CreditReports;
import io.credits.amount.Credits;
import io.credits.json.CatalogJson;
import io.credits.ledger.AccountId;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import io.credits.spi.InMemoryLedgerStore;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** Reports: what is left, what comes next, what was used for what, and when does it run out? */
public final class DashboardMain {

    private DashboardMain() {}

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
        var store = new InMemoryLedgerStore();
        var catalog = CatalogJson.read("""
                {"currency": "INR", "rateCards": [{"id": "standard", "versions": [{"from": "2024-01-01T00:00:00Z",
                   "rates": [{"perUnit": "0.05"}]}]}],
                 "plans": [{"id": "pro", "name": "Pro", "rank": 1, "price": "4999.00", "rateCard": "standard",
                   "allowance": "200", "refresh": {"every": "MONTH"}, "rollover": {"maxCredits": "20"}}]}""");
        CreditLedger ledger = CreditLedger.of(store, catalog, now::get);
        var acme = AccountId.of("acme");
        var plan = catalog.plans().get(0);
        ledger.open(OpenAccount.of(acme, ZoneId.of("UTC")).withPlan(plan));
        for (int day = 1; day <= 7; day++) {
            now.set(Instant.parse("2025-01-0" + day + "T10:00:00Z"));
            ledger.debit(DebitCredits.of(acme, IdempotencyKey.of("day " + day), Credits.of(7))
                    .forFeature(FeatureId.of("messaging"), ChannelId.of(day < 3 ? "sms" : "whatsapp")));
        }
        now.set(Instant.parse("2025-01-08T00:00:00Z"));
        var reports = CreditReports.of(store, catalog, now::get);
        var page = reports.dashboard(acme, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 1, 8));
        out.println("Available: " + page.available().available());
        out.println("Next: " + page.next());
        page.channels().forEach(slice -> out.println(slice.name() + " " + slice.share() + " %"));
        out.println("Runs out at " + reports.runway(acme).runsOutAt());
    }
}
