package io.credits.report;

import io.credits.amount.Credits;
import io.credits.amount.Percentage;
import io.credits.rating.FeatureId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table of features.
 *
 * @param feature the feature, or null for amounts that were debited without one
 * @param quantity units used
 * @param credits credits paid, debt included
 * @param spend the money that these credits had cost, to the minor unit; the lines sum to the whole [R3]
 * @param events how many debits
 * @param share the share of all credits of the period, with two decimals; the lines sum to 100 unless nothing was paid
 */
public record FeatureUsage(
        @Nullable FeatureId feature, BigDecimal quantity, Credits credits, Money spend, long events, Percentage share) {

    /**
     * Returns the name to show.
     *
     * @return the feature's id, or {@value DailyUsage#UNASSIGNED}
     */
    public String name() {
        return feature == null ? DailyUsage.UNASSIGNED : feature.value();
    }

    /**
     * Returns what one unit came to, all tiers, packages and reversals together.
     *
     * @return credits per unit, half up to a micro; null where no quantity was counted
     */
    public @Nullable Credits unitCredits() {
        if (quantity.signum() == 0) {
            return null;
        }
        BigDecimal micros = BigDecimal.valueOf(credits.micros()).divide(quantity, 0, RoundingMode.HALF_UP);
        return Credits.ofMicros(micros.longValueExact());
    }
}
