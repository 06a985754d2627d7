package io.credits.ledger;

import io.credits.amount.Credits;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events a host wants to hear of. Without notices in the terms no event is ever written, and nothing is spent on it.
 *
 * @param lowBalances thresholds, each positive: an event when what is available falls below one, again only after it rose to
 *     it; kept in descending order
 * @param expiringWithin how long before a grant ends it is told, or null for never; allowances of a plan are not told, since
 *     each ends with its period
 */
public record Notices(List<Credits> lowBalances, @Nullable Duration expiringWithin) {

    /** The most thresholds. */
    public static final int MAX_THRESHOLDS = 20;

    /**
     * Checks and orders the thresholds.
     *
     * @param lowBalances thresholds, each positive
     * @param expiringWithin how long before a grant ends it is told, or null for never
     * @throws IllegalArgumentException if a threshold or the time is not positive, or there are too many thresholds
     */
    public Notices {
        lowBalances = lowBalances.stream()
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        if (lowBalances.size() > MAX_THRESHOLDS) {
            throw new IllegalArgumentException(
                    "lowBalances: wanted at most " + MAX_THRESHOLDS + ", found " + lowBalances.size());
        }
        for (Credits threshold : lowBalances) {
            if (!threshold.isPositive()) {
                throw new IllegalArgumentException("lowBalances: wanted more than 0, found " + threshold);
            }
        }
        if (expiringWithin != null && (expiringWithin.isNegative() || expiringWithin.isZero())) {
            throw new IllegalArgumentException("expiringWithin: wanted more than zero, found " + expiringWithin);
        }
    }

    /**
     * Tells of low balances, and of everything that needs no setting.
     *
     * @param thresholds the thresholds, each positive
     * @return the notices
     */
    public static Notices below(Credits... thresholds) {
        return new Notices(List.of(thresholds), null);
    }

    /**
     * Returns the notices with one before a grant ends.
     *
     * @param ahead how long before
     * @return notices that are otherwise the same
     */
    public Notices andBeforeExpiry(Duration ahead) {
        return new Notices(lowBalances, ahead);
    }
}
