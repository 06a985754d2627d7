package io.credits.purchase;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to take the money of a purchase [R22]; immutable.
 *
 * @param number 1 for the first
 * @param key the gateway's idempotency key
 * @param method how it is paid
 * @param startedAt when it was stored, before the gateway was asked
 * @param state what is known of it
 * @param changedAt when that became known
 * @param code the gateway's reason for a failure, or null
 * @param next where the buyer goes on, or null
 * @param mismatch money that the gateway says it took and that was not quoted, or null
 * @param asked how often the gateway was asked again since no end was known
 */
public record Attempt(
        int number,
        String key,
        PaymentMethodToken method,
        Instant startedAt,
        PaymentState state,
        Instant changedAt,
        @Nullable String code,
        @Nullable String next,
        @Nullable Money mismatch,
        int asked) {

    /** When the gateway is asked again, counted from the start; after these once a day. */
    public static final List<Duration> ASK_AFTER = List.of(Duration.ofMinutes(5), Duration.ofHours(1));

    /**
     * Begins an attempt, of which nothing is known yet.
     *
     * @param number 1 for the first
     * @param key the gateway's idempotency key
     * @param method how it is paid
     * @param now when it is stored
     * @return the attempt
     */
    static Attempt begin(int number, String key, PaymentMethodToken method, Instant now) {
        return new Attempt(number, key, method, now, PaymentState.UNKNOWN, now, null, null, null, 0);
    }

    /**
     * Returns when the gateway is asked again.
     *
     * @return 5 minutes, 1 hour, 1 day, 2 days … after the start
     */
    Instant askAt() {
        return asked < ASK_AFTER.size()
                ? startedAt.plus(ASK_AFTER.get(asked))
                : startedAt.plus(Duration.ofDays(asked - ASK_AFTER.size() + 1L));
    }

    /** Counts every turn of the schedule that has passed, so that a long absence asks once. */
    Attempt askedBy(Instant now) {
        Attempt attempt = this;
        while (!attempt.askAt().isAfter(now)) {
            attempt = new Attempt(
                    number, key, method, startedAt, state, changedAt, code, next, mismatch, attempt.asked + 1);
        }
        return attempt;
    }

    Attempt hearing(PaymentReport report, Instant now) {
        PaymentState heard = state.hearing(report.state());
        return heard == state
                ? this
                : new Attempt(
                        number, key, method, startedAt, heard, now, report.code(), report.next(), mismatch, asked);
    }

    Attempt mismatching(Money taken) {
        return new Attempt(number, key, method, startedAt, state, changedAt, code, next, taken, asked);
    }

    /** Shows number, state and code. */
    @Override
    public String toString() {
        return "Attempt[" + number + ", " + state + (code == null ? "" : ", " + code) + "]";
    }
}
