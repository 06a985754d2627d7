package io.credits.ledger;

import java.util.Optional;
import java.util.function.Function;

/**
 * The answer to a command: its result, or why it was refused.
 *
 * @param <T> the type of the result
 */
public sealed interface Outcome<T> {

    /**
     * Returns the result or throws.
     *
     * @return the result of an accepted command
     * @throws CreditRejectedException if the command was refused
     */
    T orElseThrow();

    /**
     * Returns why the command was refused.
     *
     * @return the reason; empty if it was accepted
     */
    Optional<Rejection> rejection();

    /**
     * Tells whether this is the first result of an earlier, equal command [R17].
     *
     * @return true for a replay, which wrote nothing
     */
    boolean replayed();

    /**
     * Returns the same answer with another form of the result.
     *
     * @param form makes the other form
     * @param <U> its type
     * @return the answer
     */
    <U> Outcome<U> map(Function<? super T, ? extends U> form);

    /**
     * The command was carried out, now or when the key was first used.
     *
     * @param result what it came to
     * @param replayed whether it was carried out earlier
     * @param <T> the type of the result
     */
    record Accepted<T>(T result, boolean replayed) implements Outcome<T> {
        @Override
        public T orElseThrow() {
            return result;
        }

        @Override
        public Optional<Rejection> rejection() {
            return Optional.empty();
        }

        @Override
        public <U> Outcome<U> map(Function<? super T, ? extends U> form) {
            return new Accepted<>(form.apply(result), replayed);
        }
    }

    /**
     * The command was refused; nothing was written and the key can be tried again.
     *
     * @param reason why
     * @param <T> the type that the result would have had
     */
    record Refused<T>(Rejection reason) implements Outcome<T> {
        @Override
        public T orElseThrow() {
            throw new CreditRejectedException(reason);
        }

        @Override
        public Optional<Rejection> rejection() {
            return Optional.of(reason);
        }

        @Override
        public boolean replayed() {
            return false;
        }

        @Override
        public <U> Outcome<U> map(Function<? super T, ? extends U> form) {
            return new Refused<>(reason);
        }
    }
}
