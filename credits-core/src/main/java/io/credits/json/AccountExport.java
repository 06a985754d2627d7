package io.credits.json;

import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.Audit;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.Explanation;
import io.credits.ledger.Hash;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Opening;
import io.credits.ledger.Rejection;
import io.credits.ledger.Terms;
import io.credits.spi.LedgerStore;
import io.credits.spi.LedgerStoreException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;

/**
 * One account as a text of its own: JSON Lines, for whoever asks for their data, for an archive, for another system, and for
 * moving it to another database.
 *
 * <p>The first line is {@code {"version": 1, "opening": …, "terms": …, "entries": N}}. N lines follow, the entries in order
 * in the form of {@link CreditsModule}. The last line is {@code {"entries": N, "rates": …, "hash": …, "state": …, "digest":
 * …}}: the rate-card versions that priced the usage, the end of the hash chain, the state, and the SHA-256 of all lines
 * before it. A line ends with a line feed. The text needs nothing beside it: whoever has it can replay the account, check it
 * against its hash chain and explain its charges. It holds what the ledger holds, which is no personal data but what the host
 * put into ids and keys; what was bought is a text of its own, {@link PurchaseExport}.
 *
 * <p>An entry that was written after the export began is not in it: freeze an account first if it is to be moved.
 *
 * <p>Both directions stream: neither the ledger nor the text is ever held as a whole. Works on every store, and while others
 * write: an export ends with the state that it began with. The methods keep no state and are safe for use by several threads,
 * a reader or writer is not.
 *
 * <pre>{@code
 * try (Writer file = Files.newBufferedWriter(path)) {
 *     AccountExport.write(store, AccountId.of("acme"), catalog.terms(), file);
 * }
 * try (Reader file = Files.newBufferedReader(path)) {
 *     Account account = AccountExport.restore(file, otherStore);
 * }
 * }</pre>
 */
public final class AccountExport {

    /** The version of the form that is written, and the only one that is read. */
    public static final int VERSION = 1;

    /** What is known before the entries. */
    record First(int version, Opening opening, Terms terms, long entries) {}

    /** What is known after them. */
    record Last(long entries, List<Explanation.Rates> rates, Hash hash, Account state, String digest) {}

    /** Takes what is read, once it was checked. */
    interface Taker {

        void begin(First first);

        void take(Account before, LedgerEntry entry);

        /** Only now is it known that all of it is sound. */
        void end(Last last);
    }

    private AccountExport() {}

    static void declare(Forms forms) {
        forms.plain(First.class);
        forms.declare(
                Last.class, forms.record(Last.class).usually("rates", List.of()).build());
    }

    /**
     * Writes an account.
     *
     * @param store has the account
     * @param account which one
     * @param terms the host's current terms
     * @param to takes the text; neither flushed nor closed
     * @return the number of entries written
     * @throws CreditRejectedException if there is no such account
     * @throws LedgerStoreException if the store cannot be reached, or lacks entries that its account counts
     * @throws IOException if the text cannot be written
     */
    public static long write(LedgerStore store, AccountId account, Terms terms, Writer to) throws IOException {
        Account state = store.account(account, terms)
                .orElseThrow(
                        () -> new CreditRejectedException(new Rejection.NotFound(account, "account", account.value())));
        LinesWriter lines = new LinesWriter(to);
        long wanted = state.sequence();
        lines.write(First.class, new First(VERSION, state.opening(), state.terms(), wanted));
        UsedRates rates = new UsedRates(store, state);
        long written = 0;
        while (written < wanted) {
            int page = (int) Math.min(LedgerStore.MAX_PAGE, wanted - written);
            List<LedgerEntry> entries = store.entries(account, written, page);
            if (entries.isEmpty()) {
                throw new LedgerStoreException(
                        "account " + account + ": wanted " + wanted + " entries, found " + written, null);
            }
            for (LedgerEntry entry : entries) {
                lines.write(LedgerEntry.class, entry);
                rates.look(entry);
            }
            written += entries.size();
        }
        lines.write(Last.class, new Last(wanted, rates.found(), state.lastHash(), state, lines.digest()));
        return written;
    }

    /**
     * Reads an account and checks all of it: every entry against the one before it by {@link Audit}, the state against the
     * entries.
     *
     * @param from the text; nothing behind its last line is let pass; not closed
     * @param each takes each entry once it was checked; the account is sound only when this method returns
     * @return the account, under the terms that it was exported with
     * @throws ExportFormatException if the text is no such export, or was cut, reordered or altered
     * @throws IOException if the text cannot be read
     */
    public static Account read(Reader from, Consumer<LedgerEntry> each) throws IOException {
        return read(from, new Taker() {
            @Override
            public void begin(First first) {
                // Only the entries are wanted.
            }

            @Override
            public void take(Account before, LedgerEntry entry) {
                each.accept(entry);
            }

            @Override
            public void end(Last last) {
                // The state is the answer.
            }
        });
    }

    /**
     * Takes an account into a store: checks all of it as {@link #read} does, and writes it with its entries, rollups and
     * checkpoints, as if it had always been there. It is frozen in the store until its last entry is there; then it is as it
     * was exported. Restoring it again changes nothing; after an interruption it goes on where it stopped.
     *
     * @param from the text; nothing behind its last line is let pass; not closed
     * @param to the store; it has no account of this id, or this one as far as an earlier try came
     * @return the account, under the terms that it was exported with
     * @throws ExportFormatException if the text is no such export, or was cut, reordered or altered; the account stays frozen
     *     with the sound entries before, or is not there
     * @throws CreditRejectedException if the store has another account of this id, or this one with more entries, or one
     *     that is in use
     * @throws LedgerStoreException if the store cannot be reached; doing the same again is harmless
     * @throws IOException if the text cannot be read
     */
    public static Account restore(Reader from, LedgerStore to) throws IOException {
        return read(from, new StoreTaker(to));
    }

    private static Account read(Reader from, Taker taker) throws IOException {
        ExportLines lines = new ExportLines(from);
        First first = lines.next(First.class, FormContext.FULL);
        if (first.version() != VERSION) {
            throw lines.refused("$.version: wanted " + VERSION + ", found " + first.version());
        }
        Audit audit = new Audit(first.opening(), first.terms());
        taker.begin(first);
        for (long i = 0; i < first.entries(); i++) {
            LedgerEntry entry = lines.next(LedgerEntry.class, FormContext.FULL);
            Account before = audit.replayed();
            audit.check(entry);
            requireSound(audit.found(), lines);
            taker.take(before, entry);
        }
        Last last = lines.next(Last.class, FormContext.FULL.under(first.terms()));
        if (last.entries() != first.entries()) {
            throw lines.refused("$.entries: wanted " + first.entries() + ", found " + last.entries());
        }
        if (!last.hash().equals(last.state().lastHash())) {
            throw lines.refused("$.hash: wanted " + last.state().lastHash() + ", found " + last.hash());
        }
        String digest = lines.digest();
        if (!last.digest().equals(digest)) {
            throw lines.refused("$.digest: wanted " + digest + ", found " + last.digest());
        }
        requireSound(audit.finish(last.state()), lines);
        lines.requireEnd();
        taker.end(last);
        return last.state();
    }

    private static void requireSound(Audit.Finding finding, ExportLines lines) {
        if (!finding.ok()) {
            throw lines.refused("entry " + finding.firstBroken() + ": " + finding.reason());
        }
    }
}
