package io.credits;

import io.credits.ledger.AccountId;
import io.credits.ledger.EntryKind;
import io.credits.ledger.LedgerEntry;
import io.credits.spi.Catalog;
import io.credits.spi.LedgerStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The door for background work: makes visible what time owes. Correctness never depends on it [R4].
 *
 * <p>Any number of nodes may call it at once, on any schedule; killed anywhere, the next call continues. Safe for use by
 * several threads.
 */
public final class CreditMaintenance {

    private final LedgerStore store;
    private final Catalog catalog;
    private final InstantSource clock;
    private final @Nullable CreditPurchases purchases;

    private CreditMaintenance(
            LedgerStore store, Catalog catalog, InstantSource clock, @Nullable CreditPurchases purchases) {
        this.store = store;
        this.catalog = catalog;
        this.clock = clock;
        this.purchases = purchases;
    }

    /**
     * Creates the door.
     *
     * @param store keeps the accounts
     * @param catalog what is sold
     * @param clock tells the time
     * @return the door
     */
    public static CreditMaintenance of(LedgerStore store, Catalog catalog, InstantSource clock) {
        return new CreditMaintenance(store, catalog, clock, null);
    }

    /**
     * Returns a door that also sees to purchases: charges of standing purchases, retries, payments of unknown end,
     * top-ups.
     *
     * @param door the door for purchases
     * @return a door that does both
     */
    public CreditMaintenance with(CreditPurchases door) {
        return new CreditMaintenance(store, catalog, clock, door);
    }

    /**
     * Writes what time owes to the accounts that are longest overdue, one account at a time; then does what is due about
     * purchases, the longest overdue first.
     *
     * @param limit the most accounts to look at, and the most purchases
     * @return what was written
     * @throws io.credits.spi.LedgerStoreException if the store cannot be reached; accounts done before stay done
     */
    public Run runDue(int limit) {
        List<LedgerEntry> written = new ArrayList<>();
        for (AccountId account : store.due(clock.instant(), limit)) {
            written.addAll(store.settle(account, catalog.terms(), clock));
        }
        int refreshed = count(written, EntryKind.REFRESHED);
        int expired = count(written, EntryKind.EXPIRED);
        if (purchases == null) {
            return new Run(refreshed, expired, 0, 0);
        }
        PurchaseRun run = purchases.runDue(limit);
        return new Run(refreshed, expired, run.charged(), run.topUps());
    }

    private static int count(List<LedgerEntry> entries, EntryKind kind) {
        return (int) entries.stream().filter(entry -> entry.kind() == kind).count();
    }

    /**
     * What a run has written.
     *
     * @param refreshed entries of kind REFRESHED
     * @param expired entries of kind EXPIRED
     * @param charged payments of standing purchases that succeeded, and payments of buyers found to have succeeded
     * @param topUps payments of automatic top-ups that succeeded
     */
    public record Run(int refreshed, int expired, int charged, int topUps) {}
}
