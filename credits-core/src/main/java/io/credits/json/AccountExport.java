package io.credits.json;

import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.Audit;
import io.credits.ledger.CreditRejectedException;
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
 * One account as a text of its own: JSON Lines, for whoever asks for their data, for an archive, for another system.
 *
 * <p>The first line is {@code {"version": 1, "opening": …, "terms": …, "entries": N}}. N lines follow, the entries in order
 * in the form of {@link CreditsModule}. The last line is {@code {"entries": N, "hash": …, "state": …}}. A line ends with a
 * line feed. The text needs nothing beside it: whoever has it can replay the account and check it against its hash chain.
 * It holds what the ledger holds, which is no personal data but what the host put into ids and keys; purchases and receipts
 * are not in it.
 *
 * <p>Reading checks an account; it does not put it into a store, and nothing else in this library does. An entry that was
 * written after the export began is not in it, and an account that was exported goes on taking commands where it is.
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
 *     Account account = AccountExport.read(file, entry -> {});
 * }
 * }</pre>
 */
public final class AccountExport {

    /** The version of the form that is written, and the only one that is read. */
    public static final int VERSION = 1;

    /** What is known before the entries. */
    record First(int version, Opening opening, Terms terms, long entries) {}

    /** What is known after them. */
    record Last(long entries, Hash hash, Account state) {}

    private AccountExport() {}

    static void declare(Forms forms) {
        forms.plain(First.class);
        forms.plain(Last.class);
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
        FormContext context = FormContext.FULL;
        long wanted = state.sequence();
        line(to, First.class, new First(VERSION, state.opening(), state.terms(), wanted), context);
        long written = 0;
        while (written < wanted) {
            int page = (int) Math.min(LedgerStore.MAX_PAGE, wanted - written);
            List<LedgerEntry> entries = store.entries(account, written, page);
            if (entries.isEmpty()) {
                throw new LedgerStoreException(
                        "account " + account + ": wanted " + wanted + " entries, found " + written, null);
            }
            for (LedgerEntry entry : entries) {
                line(to, LedgerEntry.class, entry, context);
            }
            written += entries.size();
        }
        line(to, Last.class, new Last(wanted, state.lastHash(), state), context);
        return written;
    }

    private static <T> void line(Writer to, Class<T> type, T value, FormContext context) throws IOException {
        to.write(JsonText.write(Forms.of(type), value, context));
        to.write('\n');
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
        ExportLines lines = new ExportLines(from);
        First first = lines.next(First.class, FormContext.FULL);
        if (first.version() != VERSION) {
            throw lines.refused("$.version: wanted " + VERSION + ", found " + first.version());
        }
        Audit audit = new Audit(first.opening(), first.terms());
        for (long i = 0; i < first.entries(); i++) {
            LedgerEntry entry = lines.next(LedgerEntry.class, FormContext.FULL);
            audit.check(entry);
            requireSound(audit.found(), lines);
            each.accept(entry);
        }
        Last last = lines.next(Last.class, FormContext.FULL.under(first.terms()));
        if (last.entries() != first.entries()) {
            throw lines.refused("$.entries: wanted " + first.entries() + ", found " + last.entries());
        }
        if (!last.hash().equals(last.state().lastHash())) {
            throw lines.refused("$.hash: wanted " + last.state().lastHash() + ", found " + last.hash());
        }
        requireSound(audit.finish(last.state()), lines);
        lines.requireEnd();
        return last.state();
    }

    private static void requireSound(Audit.Finding finding, ExportLines lines) {
        if (!finding.ok()) {
            throw lines.refused("entry " + finding.firstBroken() + ": " + finding.reason());
        }
    }
}
