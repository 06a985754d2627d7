package io.credits.purchase;

import java.time.Duration;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer's mandate asks of every debit of a standing purchase [R24]; kept with the standing purchase as it was agreed.
 *
 * @param notice how long before a debit the buyer is told of it and of its amount, whole seconds; zero if nothing need be told
 * @param limit the largest debit, tax included, for which the buyer need not act; null without a limit
 */
public record Mandate(Duration notice, @Nullable Money limit) {

    /** The longest notice. */
    public static final Duration MAX_NOTICE = Duration.ofDays(31);

    /** Cards in India: told 24 hours before, and up to INR 15,000 without an act of the buyer. */
    public static final Mandate INDIAN_CARD = new Mandate(Duration.ofHours(24), Money.parse("INR 15000.00"));

    /**
     * Checks the notice and the limit.
     *
     * @param notice how long before a debit the buyer is told of it and of its amount; zero if nothing need be told
     * @param limit the largest debit, tax included, for which the buyer need not act; null without a limit
     * @throws IllegalArgumentException if the notice is negative or longer than {@link #MAX_NOTICE}, or the limit is negative
     */
    public Mandate {
        if (notice.isNegative() || notice.compareTo(MAX_NOTICE) > 0) {
            throw new IllegalArgumentException("notice: wanted 0 to " + MAX_NOTICE + ", found " + notice);
        }
        if (limit != null && limit.isNegative()) {
            throw new IllegalArgumentException("limit: wanted 0 or more, found " + limit);
        }
    }

    /**
     * Tells whether a debit needs no act of the buyer.
     *
     * @param total what is debited, tax included
     * @return true up to the limit, the limit included; false beyond it and in another currency
     */
    public boolean covers(Money total) {
        return limit == null
                || (limit.getCurrencyUnit().equals(total.getCurrencyUnit()) && !total.isGreaterThan(limit));
    }
}
