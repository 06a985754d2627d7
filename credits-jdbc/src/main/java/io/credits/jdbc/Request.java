package io.credits.jdbc;

import io.credits.ledger.AccountId;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Terms;
import io.credits.spi.LedgerStoreException;
import io.credits.spi.OutcomeUnknownException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What one caller wants of one account, from being asked to being answered. One thread waits for it, another may work on it.
 */
abstract class Request {

    private enum State {
        WAITING,
        TAKEN,
        HANDED_BACK,
        DONE,
        WITHDRAWN
    }

    private final AccountId account;
    private final Terms terms;
    private final Thread caller = Thread.currentThread();
    private State state = State.WAITING;
    private @Nullable RuntimeException failure;

    Request(AccountId account, Terms terms) {
        this.account = account;
        this.terms = terms;
    }

    AccountId account() {
        return account;
    }

    Terms terms() {
        return terms;
    }

    /** The keys that it would use. */
    abstract List<IdempotencyKey> keys();

    /**
     * Decides, in a turn that may be given up and taken again.
     *
     * @param turn the account's turn
     * @param sure whether the state is fresh and the history complete; else only what was accepted counts
     * @return whether it is decided; then the turn holds what it wants written
     */
    abstract boolean decide(Turn turn, boolean sure);

    /** Answers that the account is unknown. */
    abstract void unknown();

    /** Answers from what was found after an uncertain commit: everything it decided is there. */
    abstract boolean isAnsweredBy(List<LedgerEntry> found);

    /** Tells whether what it decided may be decided again, because none of it could be written twice. */
    abstract boolean isRepeatable();

    /** Takes it out of the queue; false if its caller has given it up. */
    final synchronized boolean take() {
        if (state != State.WAITING) {
            return false;
        }
        state = State.TAKEN;
        return true;
    }

    /** Gives it up; false if it is being worked on. */
    final synchronized boolean withdraw() {
        if (state != State.WAITING) {
            return false;
        }
        state = State.WITHDRAWN;
        return true;
    }

    /** Leaves it to its caller, who carries it out alone. */
    final synchronized void handBack() {
        if (state == State.TAKEN) {
            state = State.HANDED_BACK;
            LockSupport.unpark(caller);
        }
    }

    /** Takes it up after it was handed back; false if it was not. */
    final synchronized boolean takeBack() {
        if (state != State.HANDED_BACK) {
            return false;
        }
        state = State.TAKEN;
        return true;
    }

    /** Makes the decided answer final. */
    final void done() {
        finish(null);
    }

    final void fail(RuntimeException why) {
        finish(why);
    }

    /** Answers that nobody knows whether it was written. */
    final void uncertain(@Nullable Throwable cause) {
        List<IdempotencyKey> keys = keys();
        fail(
                keys.isEmpty()
                        ? new LedgerStoreException("account " + account + ": lost while committing; ask again", cause)
                        : new OutcomeUnknownException(account, keys.get(0), cause));
    }

    private synchronized void finish(@Nullable RuntimeException why) {
        if (state != State.DONE) {
            failure = why;
            state = State.DONE;
            LockSupport.unpark(caller);
        }
    }

    final synchronized boolean isWaiting() {
        return state == State.WAITING;
    }

    /** Tells whether it is queued or worked on by another thread. */
    final synchronized boolean isPending() {
        return state == State.WAITING || state == State.TAKEN;
    }

    final synchronized boolean isDone() {
        return state == State.DONE;
    }

    final Thread caller() {
        return caller;
    }

    /** Throws if it failed. */
    final synchronized void requireAnswer() {
        if (failure != null) {
            throw failure;
        }
    }
}
