package io.credits.json;

import io.credits.ledger.Account;
import io.credits.ledger.AccountEntry.Archived;
import io.credits.ledger.AccountId;
import io.credits.ledger.ArchiveEntries;
import io.credits.ledger.Audit;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Rejection;
import io.credits.spi.Catalog;
import io.credits.spi.LedgerStore;
import io.credits.spi.LedgerStoreException;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Moves old usage out of a store into the host's archive, in the form of {@link AccountExport}.
 *
 * <p>First the entries before an instant are written down, all of them, and checked on the way. Then an ARCHIVED entry notes
 * up to where, with the hash of the state that they add up to. Only then the store forgets what the entries of usage and of
 * holds among them hold. Whatever happens in between, nothing is lost: the same call, with the same key, goes on.
 *
 * <p>Afterwards all that concerns the present is as before: balances, debits, holds, refreshes, dashboards and charts of any
 * day, disputes and voids of old grants, reversals of usage that was not archived. An archived key is still not accepted
 * twice. Refused with ENTRY_ARCHIVED is what needs a forgotten entry: a repeat of its command, its reversal, a page, statement
 * or balance of its time. An audit begins with the state that was noted; the texts are checked by {@link AccountExport#read}.
 * So archive what is older than you take usage back and answer questions about, and keep the texts.
 *
 * <pre>{@code
 * AccountArchive archive = AccountArchive.of(store, catalog, clock,
 *         (account, after, upTo) -> Files.newBufferedWriter(folder.resolve(upTo + ".jsonl")));
 * archive.archive(AccountId.of("acme"), IdempotencyKey.of("archive-2023"), Instant.parse("2024-01-01T00:00:00Z"));
 * }</pre>
 *
 * <p>Streams; safe for use by several threads if the sink is. Any number of nodes may archive at once: who is second is refused
 * with ENTRY_ARCHIVED.
 */
public final class AccountArchive {

    /** Where the host keeps what was archived. */
    @FunctionalInterface
    public interface Sink {

        /**
         * Begins a text. What it takes counts as kept once the writer was closed without a failure.
         *
         * @param account whose entries come
         * @param after the number of the entry before the first one
         * @param upTo the number of the last one
         * @return takes the text; closed in any case
         * @throws IOException if it cannot be kept; nothing is archived
         */
        Writer open(AccountId account, long after, long upTo) throws IOException;
    }

    private final LedgerStore store;
    private final Catalog catalog;
    private final InstantSource clock;
    private final Sink sink;

    private AccountArchive(LedgerStore store, Catalog catalog, InstantSource clock, Sink sink) {
        this.store = store;
        this.catalog = catalog;
        this.clock = clock;
        this.sink = sink;
    }

    /**
     * Creates an archive.
     *
     * @param store keeps the accounts
     * @param catalog what is sold
     * @param clock tells the time
     * @param sink takes what is archived
     * @return the archive
     */
    public static AccountArchive of(LedgerStore store, Catalog catalog, InstantSource clock, Sink sink) {
        return new AccountArchive(store, catalog, clock, sink);
    }

    /**
     * Archives an account's entries that were recorded before an instant.
     *
     * @param account the account
     * @param key makes the call safe to repeat; a repeated one archives nothing more
     * @param before the instant
     * @return the entry that notes it; empty if no entry is so old that was not archived before
     * @throws CreditRejectedException if the account is unknown, closed or frozen, the key was used for something else, or
     *     somebody else archives
     * @throws LedgerStoreException if the store cannot be reached, or its entries are not sound; what was not noted is not
     *     forgotten
     * @throws IOException if the text cannot be kept; nothing is archived
     */
    public Optional<Archived> archive(AccountId account, IdempotencyKey key, Instant before) throws IOException {
        Account stored = AccountExport.existing(store.account(account, catalog.terms()), account);
        Optional<LedgerEntry> earlier = store.history(account).underKey(key);
        if (earlier.isPresent()) {
            return Optional.of(again(stored, key, earlier.get()));
        }
        if (stored.closed() || stored.frozen()) {
            throw new CreditRejectedException(
                    stored.closed() ? new Rejection.AccountClosed(account) : new Rejection.AccountFrozen(account));
        }
        Account base = AccountExport.base(store, stored);
        long upTo = lastBefore(base, before);
        if (upTo <= base.sequence()) {
            return Optional.empty();
        }
        Account reached = written(base, upTo);
        Archived noted = store.commit(ArchiveEntries.upTo(reached, key), catalog.terms(), clock)
                .orElseThrow();
        store.forget(reached);
        return Optional.of(noted);
    }

    /** What a call of the same key noted stands; what it did not come to is done now. */
    private Archived again(Account stored, IdempotencyKey key, LedgerEntry earlier) {
        if (!(earlier instanceof Archived noted)) {
            throw new CreditRejectedException(new Rejection.IdempotencyConflict(stored.id(), key, "operation"));
        }
        // Once more was noted, more was or will be forgotten with it.
        if (noted.command().upTo() == stored.archived()) {
            store.forget(AccountExport.base(store, stored));
        }
        return noted;
    }

    private long lastBefore(Account base, Instant before) {
        Instant last = before.truncatedTo(ChronoUnit.MICROS).minus(1, ChronoUnit.MICROS);
        long known = store.checkpointAt(base.id(), last, base.terms())
                .map(Account::sequence)
                .orElse(0L);
        long found = Math.max(known, base.sequence());
        while (true) {
            List<LedgerEntry> page = store.entries(base.id(), found, LedgerStore.MAX_PAGE);
            for (LedgerEntry entry : page) {
                if (!entry.at().isBefore(before)) {
                    return found;
                }
                found = entry.seq();
            }
            if (page.size() < LedgerStore.MAX_PAGE) {
                return found;
            }
        }
    }

    private Account written(Account base, long upTo) throws IOException {
        try (Writer text = sink.open(base.id(), base.sequence(), upTo)) {
            Stretch stretch = Stretch.from(base, upTo, store, text);
            Audit.Finding finding = stretch.audit().found();
            if (!finding.ok()) {
                throw new LedgerStoreException(
                        "account " + base.id() + ": entry " + finding.firstBroken() + ": " + finding.reason(), null);
            }
            Account reached = stretch.audit().replayed();
            stretch.end(reached);
            return reached;
        }
    }
}
