package io.credits.jdbc;

import io.credits.ledger.LedgerCommand;
import io.credits.ledger.Outcome;

/**
 * Hears what a store does, so that the host can count and time it with whatever it measures by.
 *
 * <p>Contract: it is called on the threads of the store's callers, by several at once, while others wait for them: count and
 * return. What it throws is logged and changes nothing. Every method does nothing unless overridden.
 */
public interface StoreListener {

    /** Why something was done once more. */
    enum Retry {
        /** Another process or write changed the account first. */
        OVERTAKEN,
        /** The database found others in the way: a deadlock, a serialization failure, a key used meanwhile. */
        CONFLICT,
        /** The connection was lost. */
        CONNECTION
    }

    /**
     * A command was answered. In a transaction of the host ({@link ConnectionSource#joining}) that may still roll back.
     *
     * @param command the command
     * @param outcome accepted, accepted again, or refused by a rejection with its code
     * @param nanos how long its caller waited, in nanoseconds; each command of a batch waits for the batch
     */
    default void answered(LedgerCommand<?> command, Outcome<?> outcome, long nanos) {}

    /**
     * A command ended in an exception.
     *
     * @param command the command
     * @param nanos how long its caller waited, in nanoseconds
     */
    default void failed(LedgerCommand<?> command, long nanos) {}

    /**
     * Calls of several threads were carried out together; only a store that ends its own transactions does so.
     *
     * @param calls how many, 1 or more
     */
    default void combined(int calls) {}

    /**
     * Something was tried again, and no caller needs to know.
     *
     * @param why what was in the way
     */
    default void retried(Retry why) {}
}
