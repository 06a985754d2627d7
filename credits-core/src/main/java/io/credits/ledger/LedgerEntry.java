package io.credits.ledger;

import io.credits.amount.Credits;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One immutable line of an account's ledger.
 *
 * <p>An entry keeps the command that caused it, as it was asked, and what cannot be derived from the state before it.
 * {@link #applyTo} is the only way state ever changes, on first decision and on replay alike.
 */
public sealed interface LedgerEntry permits GrantEntry, UsageEntry, HoldEntry, AccountEntry {

    /**
     * Returns place, movement and balances.
     *
     * @return the head
     */
    EntryHead head();

    /**
     * Returns the public name of the entry's kind.
     *
     * @return the kind
     */
    EntryKind kind();

    /**
     * Returns the command that caused the entry.
     *
     * @return the command, or null for what time owed
     */
    default @Nullable LedgerCommand<?> command() {
        return null;
    }

    /**
     * Returns what the entry alone changes, on a state brought forward to its instant.
     *
     * @param before the state at the entry's instant, before it
     * @return the state after it, not yet numbered
     */
    Account effect(Account before);

    /**
     * Returns the same entry with another head.
     *
     * @param head the head to take
     * @return the entry
     */
    LedgerEntry withHead(EntryHead head);

    /**
     * Describes what the entry adds to its head and its command, in a fixed order; the hash covers it.
     *
     * @param members receives the members
     */
    void describe(Members members);

    /**
     * Returns the grant that the entry issued.
     *
     * @return the grant as issued, or null if the entry issued none
     */
    default @Nullable Grant issued() {
        return null;
    }

    /**
     * Returns the hold that the entry opened.
     *
     * @return its id, or null if it opened none
     */
    default @Nullable HoldId opens() {
        return null;
    }

    /**
     * Returns the earlier entry that this one is about: the debit it reverses, the hold it ends, the grant it changes.
     *
     * @return the sequence number of that entry, or 0
     */
    default long refersTo() {
        return 0;
    }

    /**
     * Returns the start of the rate-card version that priced the entry; the card is the account's at that time.
     *
     * @return the version's start, or null where nothing was rated
     */
    default @Nullable Instant ratedBy() {
        return null;
    }

    /**
     * Returns the consumption that reports count for this entry.
     *
     * @param before the state before the entry, for the cost basis of the grants
     * @return the usage, negative for a reversal; null where nothing was used
     */
    default @Nullable Usage usage(Account before) {
        return null;
    }

    /**
     * Applies the entry: brings the state forward to its instant, then makes the movement.
     *
     * @param before the state after the entry before this one
     * @return the state after this one
     */
    default Account applyTo(Account before) {
        return effect(before.at(at())).recorded(head());
    }

    /**
     * Returns the entry's number.
     *
     * @return 1 for the account's first entry
     */
    default long seq() {
        return head().seq();
    }

    /**
     * Returns when the entry was recorded.
     *
     * @return the instant, in microseconds
     */
    default Instant at() {
        return head().at();
    }

    /**
     * Returns by how much the booked balance changed.
     *
     * @return negative for a debit
     */
    default Credits credits() {
        return head().credits();
    }

    /**
     * Returns the balance shown after the entry.
     *
     * @return what remained of usable grants
     */
    default Credits balance() {
        return head().shown().balance();
    }

    /**
     * Returns what could be spent after the entry.
     *
     * @return balance minus held minus debt
     */
    default Credits available() {
        return head().shown().available();
    }

    /**
     * Returns the idempotency key of the command that caused the entry.
     *
     * @return the key; empty for what time owed
     */
    default Optional<IdempotencyKey> key() {
        LedgerCommand<?> command = command();
        return command == null ? Optional.empty() : Optional.of(command.key());
    }
}
