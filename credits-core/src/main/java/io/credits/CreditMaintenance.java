package io.credits;

import io.credits.ledger.AccountId;
import io.credits.ledger.EntryKind;
import io.credits.ledger.LedgerEntry;
import io.credits.spi.Catalog;
import io.credits.spi.LedgerStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

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

    private CreditMaintenance(LedgerStore store, Catalog catalog, InstantSource clock) {
        this.store = store;
        this.catalog = catalog;
        this.clock = clock;
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
        return new CreditMaintenance(store, catalog, clock);
    }

    /**
     * Writes what time owes to the accounts that are longest overdue, one account at a time.
     *
     * @param limit the most accounts to look at
     * @return what was written
     * @throws io.credits.spi.LedgerStoreException if the store cannot be reached; accounts done before stay done
     */
    public Run runDue(int limit) {
        List<LedgerEntry> written = new ArrayList<>();
        for (AccountId account : store.due(clock.instant(), limit)) {
            written.addAll(store.settle(account, catalog.terms(), clock));
        }
        return new Run(count(written, EntryKind.REFRESHED), count(written, EntryKind.EXPIRED));
    }

    private static int count(List<LedgerEntry> entries, EntryKind kind) {
        return (int) entries.stream().filter(entry -> entry.kind() == kind).count();
    }

    /**
     * What a run has written.
     *
     * @param refreshed entries of kind REFRESHED
     * @param expired entries of kind EXPIRED
     */
    public record Run(int refreshed, int expired) {}
}
