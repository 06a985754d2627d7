package io.credits.spi;

import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.Batch;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.Explanation;
import io.credits.ledger.History;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Opening;
import io.credits.ledger.Outcome;
import io.credits.ledger.Restoration;
import io.credits.ledger.Terms;
import io.credits.rating.RateCardId;
import io.credits.report.DailyUsage;
import io.credits.report.TopConsumer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps accounts and their entries. Decides nothing about credits: it reads an account, lets
 * {@link io.credits.ledger.Ruling} decide, and writes all of the result or nothing.
 *
 * <p>Contract of every implementation: safe for use by several threads; the commands of one account take effect one after
 * the other; a key is accepted at most once per account; the clock is read when the account cannot change any more
 * [R18]; after a failure nothing is half written. What cannot be reached is a {@link LedgerStoreException}, what cannot
 * be known an {@link OutcomeUnknownException}; a refusal for the account's own reasons is a value.
 */
public interface LedgerStore {

    /** The most entries of one page. */
    int MAX_PAGE = 1_000;

    /**
     * Opens an account, or answers the account that was opened with the same facts.
     *
     * @param request what to open
     * @param terms the host's current terms
     * @param clock tells the instant of opening
     * @return the account; a refusal if it exists with other facts
     * @throws LedgerStoreException if the store cannot be reached
     */
    Outcome<Account> open(OpenAccount request, Terms terms, InstantSource clock);

    /**
     * Commits one command.
     *
     * @param command what to do
     * @param terms the host's current terms
     * @param clock tells the instant of the decision
     * @param <E> the entry that it writes
     * @return the entry, now or when the key was first used, or why not
     * @throws LedgerStoreException if the store cannot be reached; nothing is written
     * @throws OutcomeUnknownException if it cannot be known whether the command was written
     */
    <E extends LedgerEntry> Outcome<E> commit(LedgerCommand<E> command, Terms terms, InstantSource clock);

    /**
     * Commits several commands in one go, each account's in their order.
     *
     * @param batch the commands
     * @param terms the host's current terms
     * @param clock tells the instant of the decisions
     * @param <E> the entry that each writes
     * @return an answer for each command, in the order of the batch
     * @throws LedgerStoreException if the store cannot be reached; commands of other accounts may have been written
     * @throws OutcomeUnknownException if it cannot be known whether commands were written
     */
    <E extends LedgerEntry> List<Outcome<E>> commitAll(Batch<E> batch, Terms terms, InstantSource clock);

    /**
     * Writes what time owes an account, so that it can be seen without a command [R4].
     *
     * @param account the account
     * @param terms the host's current terms
     * @param clock tells until when
     * @return the entries written; empty if nothing was due or the account is unknown
     * @throws LedgerStoreException if the store cannot be reached
     */
    List<LedgerEntry> settle(AccountId account, Terms terms, InstantSource clock);

    /**
     * Reads an account's stored state; what time owes since its last entry is not in it.
     *
     * @param account the account
     * @param terms the terms to hand it over with
     * @return the state, or empty if the account is unknown
     * @throws LedgerStoreException if the store cannot be reached
     */
    Optional<Account> account(AccountId account, Terms terms);

    /**
     * Returns access to an account's earlier entries by key and by reference.
     *
     * @param account the account
     * @return the history; each call to it reads the store and may throw {@link LedgerStoreException}; empty answers if
     *     the account is unknown
     */
    History history(AccountId account);

    /**
     * Reads a page of an account's entries in order.
     *
     * @param account the account
     * @param after the number of the entry before the first wanted one, 0 for the first page
     * @param limit how many at most, 1 to {@value #MAX_PAGE}
     * @return the entries; empty after the last one
     * @throws CreditRejectedException with ENTRY_ARCHIVED if what one of them holds was archived
     * @throws LedgerStoreException if the store cannot be reached
     */
    List<LedgerEntry> entries(AccountId account, long after, int limit);

    /**
     * Finds a kept state to start a replay from, so that no replay reads the whole ledger.
     *
     * @param account the account
     * @param seq the entry before which the replay is to end
     * @param terms the terms to hand it over with
     * @return the latest kept state with at most that many entries, in doubt the one at opening; empty if unknown
     * @throws LedgerStoreException if the store cannot be reached
     */
    Optional<Account> checkpoint(AccountId account, long seq, Terms terms);

    /**
     * Finds a kept state to start a replay up to an instant from.
     *
     * @param account the account
     * @param at the instant
     * @param terms the terms to hand it over with
     * @return the latest kept state whose last entry is not after the instant, in doubt the one at opening; empty if
     *     unknown
     * @throws LedgerStoreException if the store cannot be reached
     */
    Optional<Account> checkpointAt(AccountId account, Instant at, Terms terms);

    /**
     * Replays to the state after an entry, from the latest state kept before it.
     *
     * @param account the account
     * @param seq the entry's number, 0 for the account as it was opened
     * @param terms the terms to hand it over with
     * @return the state; empty if the account is unknown
     * @throws CreditRejectedException with ENTRY_ARCHIVED if an entry on the way was archived
     * @throws LedgerStoreException if the store cannot be reached, or lacks the entry
     */
    default Optional<Account> stateAfter(AccountId account, long seq, Terms terms) {
        return checkpoint(account, seq, terms).map(kept -> {
            Account state = kept;
            while (state.sequence() < seq) {
                List<LedgerEntry> page =
                        entries(account, state.sequence(), (int) Math.min(MAX_PAGE, seq - state.sequence()));
                if (page.isEmpty()) {
                    throw new LedgerStoreException(
                            "account " + account + ": wanted " + seq + " entries, found " + state.sequence(), null);
                }
                for (LedgerEntry entry : page) {
                    state = entry.applyTo(state);
                }
            }
            return state;
        });
    }

    /**
     * Finds accounts to which time owes something, the longest overdue first.
     *
     * @param until due at or before this instant
     * @param limit how many at most
     * @return the accounts
     * @throws LedgerStoreException if the store cannot be reached
     */
    List<AccountId> due(Instant until, int limit);

    /**
     * Finds a rate-card version that was used once, for explaining old entries.
     *
     * @param card the card, or null for the only one there is
     * @param from the version's start
     * @param terms the host's current terms, which have it unless the card was taken out of the catalogue
     * @return the version, or empty if it was never used
     * @throws LedgerStoreException if the store cannot be reached
     */
    Optional<Explanation.Rates> rates(@Nullable RateCardId card, Instant from, Terms terms);

    /**
     * Reads what an account used, by day and feature and by day and channel [R27]. Both are of one moment.
     *
     * @param account the account
     * @param from the first local day
     * @param to the last local day, included
     * @return the usage, reversals taken off; empty if the account is unknown
     * @throws LedgerStoreException if the store cannot be reached
     */
    DailyUsage usage(AccountId account, LocalDate from, LocalDate to);

    /**
     * Finds the accounts that used most, the largest first, then by id. It looks at all accounts.
     *
     * @param from the first day, of each account's own zone
     * @param to the last day, included
     * @param limit how many at most
     * @return the accounts that used more than nothing
     * @throws LedgerStoreException if the store cannot be reached
     */
    List<TopConsumer> topConsumers(LocalDate from, LocalDate to, int limit);

    /**
     * Begins to take in an account that was kept elsewhere, or finds how far an earlier try came. Use {@code AccountExport.restore}, which checks what it takes in.
     *
     * @param opening the facts that the account started from
     * @param terms the terms to hand it over with; no events are written, whatever they say
     * @return the account as far as the store has it
     * @throws CreditRejectedException if the store has an account of this id that was opened with other facts
     * @throws LedgerStoreException if the store cannot be reached; doing the same again is harmless
     */
    Account restore(Opening opening, Terms terms);

    /**
     * Takes in the next part of an account whose restoration was begun, whole or not at all. Nothing if it is there already.
     *
     * @param part entries that were checked
     * @throws CreditRejectedException if the part does not follow on what the store has
     * @throws LedgerStoreException if the store cannot be reached; doing the same again is harmless
     */
    void restore(Restoration part);

    /**
     * Removes an account for good: one that was moved elsewhere, or whose owner wants it gone. It must be frozen, so that
     * nothing of it is lost. First the account goes, then its entries; if that is interrupted, the same call ends it.
     * Events that wait stay, to be handed over as ever. Do not open the id anew while a process runs that used the account: it
     * may remember it.
     *
     * @param frozen the account as it was last read
     * @throws CreditRejectedException if the stored account is another one, goes on, or has other entries
     * @throws LedgerStoreException if the store cannot be reached; doing the same again is harmless
     */
    void remove(Account frozen);

    /**
     * Forgets what archived entries of usage and of holds hold: kept of them are number, kind, key, movement, balance and
     * hash, so that a key is still not accepted twice. What was granted stays whole, for later debits, reversals and disputes
     * depend on it, and so do the rollups. Use {@code AccountArchive}, which writes down first.
     *
     * @param base the state that the archived entries add up to, kept from now on for replays to begin with
     * @throws CreditRejectedException if the stored account counts fewer entries as archived, or there is none
     * @throws LedgerStoreException if the store cannot be reached; doing the same again goes on where it stopped
     */
    void forget(Account base);

    /**
     * Returns where the events wait that the terms asked for, written together with what caused them.
     *
     * @return the store's outbox
     */
    EventOutbox outbox();
}
