package io.credits.ledger;

import java.time.Instant;
import java.util.Set;

/**
 * Something a host asks of an account, together with the rule that decides it.
 *
 * <p>Every implementation is an immutable record that refuses nonsense when it is created. Deciding is a pure function
 * of the account's state, what the command asked of the past, and the instant: a store may decide again after a
 * conflict, and any two stores decide alike.
 *
 * @param <E> the entry that an accepted command writes
 */
public sealed interface LedgerCommand<E extends LedgerEntry>
        permits GrantCredits,
                VoidGrant,
                ExtendGrant,
                ConsumeCredits,
                DebitCredits,
                HoldCredits,
                CaptureHold,
                ReleaseHold,
                ReverseEntry,
                ChangePlan,
                CancelPlan,
                ChangeZone,
                RecordDispute,
                FreezeAccount,
                ThawAccount,
                ArchiveEntries,
                CloseAccount {

    /**
     * Returns the account that the command is for.
     *
     * @return its id
     */
    AccountId account();

    /**
     * Returns the key that makes the command safe to repeat [R17].
     *
     * @return the key, scoped to the account
     */
    IdempotencyKey key();

    /**
     * Returns the type of the entry that an accepted command writes; it tells a repeated key from one that another verb
     * used.
     *
     * @return the entry's class
     */
    Class<E> entryType();

    /**
     * Describes what was asked, without account and key, in the documented order of the members.
     *
     * @param members receives the members; a member that was not given is null
     */
    void describe(Members members);

    /**
     * Tells which earlier entries the decision depends on beyond the account's state. A store asks until nothing more
     * is wanted, since one answer may raise the next question.
     *
     * @param current the account's state
     * @param past what is known so far
     * @return what to look up; empty for most commands
     */
    default Set<Reference> asks(Account current, Past past) {
        return Set.of();
    }

    /**
     * Tells whether the command may be decided on a frozen account.
     *
     * @return true for {@link ThawAccount} alone
     */
    default boolean endsFreeze() {
        return false;
    }

    /**
     * Decides the command. What time owes until {@code now} comes first [R4].
     *
     * @param current the state of an open account, with its terms; {@link Ruling} refuses every command on a closed one
     *     [R28] and on a frozen one, unless the command {@link #endsFreeze}
     * @param past the answers to {@link #asks}
     * @param now the instant of the decision, as {@link Account#nowBy} gives it
     * @return the entries to write and the state after them, or why not
     */
    Decision<E> decide(Account current, Past past, Instant now);

    /**
     * Answers a key that was used before [R17]: the first result again if the content is the same.
     *
     * @param earlier the entry written under the key
     * @return the entry as a replay, or a conflict naming the first member that differs
     */
    default Outcome<E> repeated(LedgerEntry earlier) {
        LedgerCommand<?> before = earlier.command();
        if (before == null || !entryType().isInstance(earlier)) {
            return new Outcome.Refused<>(new Rejection.IdempotencyConflict(account(), key(), "operation"));
        }
        String field = Comparison.firstDifference(this::describe, before::describe);
        return field == null
                ? new Outcome.Accepted<>(entryType().cast(earlier), true)
                : new Outcome.Refused<>(new Rejection.IdempotencyConflict(account(), key(), field));
    }
}
