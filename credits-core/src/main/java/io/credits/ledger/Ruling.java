package io.credits.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides commands on one account one after the other, between a store's reading of the account and its writing.
 *
 * <p>Every store uses it, so that repeated keys, questions about the past and the order of things are one rule. A later
 * command sees what an earlier one of the same ruling decided. Not safe for use by several threads; lives within one
 * call.
 */
public final class Ruling {

    private final History history;
    private final Instant now;
    private Map<IdempotencyKey, LedgerEntry> keys = Map.of();
    private List<LedgerEntry> entries = List.of();
    private List<Usage> usage = List.of();
    private int indexed;
    private Account account;

    /**
     * Begins.
     *
     * @param account the state as read, with its terms
     * @param clock what the clock said once the account could not change any more [R18]
     * @param history the account's earlier entries
     */
    public Ruling(Account account, Instant clock, History history) {
        this.account = account;
        this.now = account.nowBy(clock);
        this.history = history;
    }

    /**
     * Decides one command on the state that the earlier ones left.
     *
     * @param command a command for this account
     * @param <E> the entry that it writes
     * @return its entry, its first result if the key was used before, or why not
     */
    public <E extends LedgerEntry> Outcome<E> rule(LedgerCommand<E> command) {
        try {
            return decided(command);
        } catch (CreditRejectedException archived) {
            return new Outcome.Refused<>(archived.rejection());
        }
    }

    private <E extends LedgerEntry> Outcome<E> decided(LedgerCommand<E> command) {
        LedgerEntry here = entries.isEmpty() ? null : decidedUnder(command.key());
        Optional<LedgerEntry> earlier = here != null ? Optional.of(here) : history.underKey(command.key());
        if (earlier.isPresent()) {
            return command.repeated(earlier.get());
        }
        if (account.closed()) {
            return new Outcome.Refused<>(new Rejection.AccountClosed(account.id()));
        }
        if (account.frozen() && !command.endsFreeze()) {
            return new Outcome.Refused<>(new Rejection.AccountFrozen(account.id()));
        }
        Past past = Past.of(command, account, this::about);
        Decision<E> decision = command.decide(account, past, now);
        if (decision instanceof Decision.Accepted<E> accepted) {
            take(accepted);
            return new Outcome.Accepted<>(accepted.entry(), false);
        }
        return new Outcome.Refused<>(((Decision.Rejected<E>) decision).rejection());
    }

    /** Writes what time owes, so that it is seen before the next command [R4]; nothing while the account is frozen. */
    public void settle() {
        if (account.frozen()) {
            return;
        }
        Draft draft = new Draft(account, now);
        TimeOwed.settle(draft, now);
        entries = Joined.of(entries, List.copyOf(draft.entries()));
        account = draft.written();
    }

    /**
     * Returns the entries to write, in order.
     *
     * @return all entries decided so far; empty if nothing is to be written
     */
    public List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    /**
     * Returns the consumption that reports count for these entries.
     *
     * @return the usage, in order
     */
    public List<Usage> usage() {
        return List.copyOf(usage);
    }

    /**
     * Returns the state after these entries.
     *
     * @return the state to store
     */
    public Account account() {
        return account;
    }

    private void take(Decision.Accepted<?> accepted) {
        entries = Joined.of(entries, accepted.entries());
        usage = Joined.of(usage, accepted.usage());
        account = accepted.after();
    }

    /** Mostly one command is all there is, so that no key is noted for nothing. */
    private @Nullable LedgerEntry decidedUnder(IdempotencyKey key) {
        if (indexed == 0) {
            keys = new HashMap<>();
        }
        for (; indexed < entries.size(); indexed++) {
            LedgerEntry entry = entries.get(indexed);
            LedgerCommand<?> command = entry.command();
            if (command != null) {
                keys.put(command.key(), entry);
            }
        }
        return keys.get(key);
    }

    private List<LedgerEntry> about(Reference reference) {
        List<LedgerEntry> known = new ArrayList<>(history.about(reference));
        for (LedgerEntry entry : entries) {
            if (known.isEmpty()
                    ? reference.isTo(entry)
                    : entry.refersTo() == known.get(0).seq()) {
                known.add(entry);
            }
        }
        return known;
    }
}
