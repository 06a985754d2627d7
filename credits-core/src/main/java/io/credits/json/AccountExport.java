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
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One account as a text of its own: JSON Lines, for whoever asks for their data, for an archive, for another system, and for
 * moving it to another database.
 *
 * <p>The first line is {@code {"version": 1, "opening": …, "terms": …, "after": 0, "entries": N}}. N lines follow, the entries
 * in order in the form of {@link CreditsModule}. The last line is {@code {"entries": N, "rates": …, "hash": …, "state": …,
 * "digest": …}}: the rate-card versions that priced the usage, the end of the hash chain, the state, and the SHA-256 of all
 * lines before it. A line ends with a line feed. The text needs nothing beside it: whoever has it can replay the account, check it
 * against its hash chain and explain its charges. It holds what the ledger holds, which is no personal data but what the host
 * put into ids and keys; what was bought is a text of its own, {@link PurchaseExport}.
 *
 * <p>Of an account whose entries up to a number A were archived, the export has the rest: {@code "after": A}, and the state
 * after A in a line of its own before the entries. The texts of {@link AccountArchive} have the same form. All of them, one
 * behind the other in their order, are a text with the whole account again, as {@link #restore} needs it.
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
    record First(int version, Opening opening, Terms terms, long after, long entries) {}

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
        forms.declare(
                First.class, forms.record(First.class).usually("after", 0L).build());
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
        Account state = existing(store.account(account, terms), account);
        Stretch stretch = Stretch.from(base(store, state), state.sequence(), store, to);
        stretch.end(state);
        return stretch.written();
    }

    /** The state that comes before what is not archived. */
    static Account base(LedgerStore store, Account state) {
        return existing(store.stateAfter(state.id(), state.archived(), state.terms()), state.id());
    }

    /** An account may also have been removed between two readings. */
    static Account existing(Optional<Account> found, AccountId account) {
        return found.orElseThrow(
                () -> new CreditRejectedException(new Rejection.NotFound(account, "account", account.value())));
    }

    /**
     * Reads an account and checks all of it: every entry against the one before it by {@link Audit}, the state against the
     * entries. A text that begins after archived entries is checked from there on.
     *
     * @param from the text, or several of them that follow each other; nothing else is let pass behind; not closed
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
     * @param from the text; of an account with an archive, the archived texts first; nothing else is let pass behind; not closed
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
        StretchReader stretch = new StretchReader(lines, taker);
        Account state = stretch.read(null);
        while (!lines.atEnd()) {
            state = stretch.read(state);
        }
        stretch.end();
        return state;
    }
}
