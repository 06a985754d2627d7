package io.credits.examples.schedule;

import io.credits.CreditLedger;
import io.credits.CreditMaintenance;
import io.credits.json.CatalogJson;
import io.credits.ledger.AccountId;
import io.credits.ledger.OpenAccount;
import io.credits.plan.PlanId;
import io.credits.spi.LedgerStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** A workspace with a daily allowance that nobody has looked at for three days: something is due. */
final class Unattended {

    private static final AccountId ACME = AccountId.of("acme");

    private Unattended() {}

    /** Opens the workspace three days ago, and returns the door for background work as of today. */
    static CreditMaintenance in(LedgerStore store) {
        var catalog = CatalogJson.read("""
                {"currency": "INR",
                 "rateCards": [{"id": "standard", "versions": [{"from": "2024-01-01T00:00:00Z", "rates": [{"perUnit": "1"}]}]}],
                 "plans": [{"id": "daily", "name": "Daily", "rank": 1, "price": "99.00", "rateCard": "standard", "allowance": "100",
                     "refresh": {"every": "DAY", "count": 1}}]}""");
        Instant opened = Instant.parse("2025-01-01T00:00:00Z");
        CreditLedger.of(store, catalog, InstantSource.fixed(opened))
                .open(OpenAccount.of(ACME, ZoneOffset.UTC)
                        .withPlan(catalog.plan(PlanId.of("daily")).orElseThrow()));
        return CreditMaintenance.of(store, catalog, InstantSource.fixed(opened.plus(Duration.ofDays(3))));
    }
}
