package io.credits;

import io.credits.ledger.AccountId;
import io.credits.ledger.EntryKind;
import io.credits.ledger.LedgerEntry;
import io.credits.spi.Catalog;
import io.credits.spi.CreditEvents;
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
    private final @Nullable CreditEvents handler;

    private CreditMaintenance(
            LedgerStore store,
            Catalog catalog,
            InstantSource clock,
            @Nullable CreditPurchases purchases,
            @Nullable CreditEvents handler) {
        this.store = store;
        this.catalog = catalog;
        this.clock = clock;
        this.purchases = purchases;
        this.handler = handler;
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
        return new CreditMaintenance(store, catalog, clock, null, null);
    }

    /**
     * Returns a door that also sees to purchases: charges of standing purchases, retries, payments of unknown end,
     * top-ups.
     *
     * @param door the door for purchases
     * @return a door that does both
     */
    public CreditMaintenance with(CreditPurchases door) {
        return new CreditMaintenance(store, catalog, clock, door, handler);
    }

    /**
     * Returns a door whose background run also hands events over, those that the terms' {@link
     * io.credits.ledger.Notices} ask for.
     *
     * @param events the host's handler
     * @return a door that also tells events
     */
    public CreditMaintenance telling(CreditEvents events) {
        return new CreditMaintenance(store, catalog, clock, purchases, events);
    }

    /**
     * Hands over the events that wait, the oldest first, each account's in order. What the handler does not manage waits
     * for a later call, and keeps only the events of its own account waiting.
     *
     * @param limit the most events
     * @return how many were handled; 0 without a handler
     * @throws io.credits.spi.LedgerStoreException if the store cannot be reached; what was handled before stays so, but the
     *     last event may come again
     */
    public int deliver(int limit) {
        return handler == null ? 0 : new EventDelivery(store, catalog, clock, handler).deliver(limit);
    }

    /**
     * Writes what time owes to the accounts that are longest overdue, one account at a time; then does what is due about
     * purchases, the longest overdue first; then hands events over, if there is a handler.
     *
     * @param limit the most accounts to look at, the most purchases, and the most events
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
            deliver(limit);
            return new Run(refreshed, expired, 0, 0);
        }
        PurchaseRun run = purchases.runDue(limit);
        deliver(limit);
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
