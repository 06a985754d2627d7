package io.credits.examples.scenario;

import io.credits.CreditLedger;
import io.credits.CreditMaintenance;
import io.credits.CreditReports;
import io.credits.ledger.AccountId;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.Rejection;
import io.credits.plan.Plan;
import io.credits.plan.PlanId;
import io.credits.spi.Catalog;
import io.credits.spi.LedgerStore;
import io.credits.spi.PurchaseStore;
import java.time.Instant;
import org.joda.money.CurrencyUnit;

/** Where a scenario takes place: the doors of the library on one store, what is sold, and a clock that steps move. */
final class World {

    private final Catalog catalog;
    private final CreditLedger ledger;
    private final CreditReports reports;
    private final CreditMaintenance maintenance;
    private final Shop shop;
    private Instant now;

    World(LedgerStore store, PurchaseStore purchases, Catalog catalog, Instant start) {
        this.catalog = catalog;
        this.now = start;
        this.ledger = CreditLedger.of(store, catalog, () -> now);
        this.reports = CreditReports.of(store, catalog, () -> now);
        this.shop = new Shop(purchases, catalog, () -> now);
        this.maintenance = CreditMaintenance.of(store, catalog, () -> now).with(shop.purchases());
    }

    CreditLedger ledger() {
        return ledger;
    }

    CreditReports reports() {
        return reports;
    }

    CreditMaintenance maintenance() {
        return maintenance;
    }

    /** Where credits are bought. */
    Shop shop() {
        return shop;
    }

    CurrencyUnit currency() {
        return catalog.terms().currency();
    }

    /** Sets the clock, forward or back. */
    void moveTo(Instant instant) {
        now = instant;
    }

    /** Finds a plan on sale for an account that asks for it. */
    Plan plan(AccountId account, PlanId id) {
        return catalog.plan(id)
                .orElseThrow(() -> new CreditRejectedException(new Rejection.NotFound(account, "plan", id.value())));
    }
}
