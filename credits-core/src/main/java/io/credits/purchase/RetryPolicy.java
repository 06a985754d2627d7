package io.credits.purchase;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When a declined automatic payment is tried again, and when no more [R24]. Tries that were missed, because nothing ran, are
 * made up for by one: several at one moment would only be declined again, and gateways count them.
 *
 * @param delays counted from the first decline, increasing
 * @param neverRetry codes after which the gateway or the card's issuer wants no further attempt, in lower case
 */
public record RetryPolicy(List<Duration> delays, List<String> neverRetry) {

    /** Tries again 1, 3 and 7 hours and 1, 3 and 5 days after the first decline; not after a lost or stolen card. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(
            List.of(
                    Duration.ofHours(1),
                    Duration.ofHours(3),
                    Duration.ofHours(7),
                    Duration.ofDays(1),
                    Duration.ofDays(3),
                    Duration.ofDays(5)),
            List.of(
                    "lost_card",
                    "stolen_card",
                    "pickup_card",
                    "fraudulent",
                    "incorrect_number",
                    "invalid_account",
                    "closed_account",
                    "revocation_of_authorization",
                    "revocation_of_all_authorizations",
                    "stop_payment_order",
                    "transaction_not_allowed",
                    "do_not_try_again"));

    /**
     * Checks that the delays increase, and copies them.
     *
     * @param delays counted from the first decline, increasing
     * @param neverRetry codes after which the gateway or the card's issuer wants no further attempt, in lower case
     * throws @throws IllegalArgumentException if a delay is not longer than the one before
     */
    public RetryPolicy {
        delays = List.copyOf(delays);
        neverRetry = neverRetry.stream().distinct().sorted().toList();
        Duration before = Duration.ZERO;
        for (Duration delay : delays) {
            if (delay.compareTo(before) <= 0) {
                throw new IllegalArgumentException(
                        "delays: wanted increasing ones, found " + delay + " after " + before);
            }
            before = delay;
        }
    }

    /**
     * Returns when a failed purchase is tried again.
     *
     * @param purchase the purchase
     * @return the instant; empty if it did not fail, a buyer is present, or the policy is at its end
     */
    public Optional<Instant> retryAt(Purchase purchase) {
        boolean failed =
                purchase.state() == PaymentState.FAILED && purchase.initiator().isAutomatic();
        if (!failed || isFinal(purchase.lastAttempt())) {
            return Optional.empty();
        }
        Instant first = purchase.attempts().get(0).changedAt();
        Instant last = purchase.lastAttempt().changedAt();
        return delays.stream().map(first::plus).filter(last::isBefore).findFirst();
    }

    /**
     * Tells whether an automatic purchase failed for good, so that what started it stops.
     *
     * @param purchase the purchase
     * @return true if it failed and is not tried again
     */
    public boolean givesUp(Purchase purchase) {
        return purchase.state() == PaymentState.FAILED
                && purchase.initiator().isAutomatic()
                && retryAt(purchase).isEmpty();
    }

    private boolean isFinal(Attempt attempt) {
        return attempt.code() != null && neverRetry.contains(attempt.code().toLowerCase(Locale.ROOT));
    }
}
