package io.credits.plan;

import io.credits.amount.Percentage;
import java.math.RoundingMode;
import java.time.Instant;
import org.joda.money.Money;

/**
 * One discount of a price: the rule that gave it, of what it was taken and how much it is [R3], [R24].
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param rule the rule's name within its version: {@code volume:50000} or {@code recurrence:MONTHLY}
 * @param version the instant from which the rule's price-list version is in force
 * @param percent the share taken off
 * @param base the money it was taken of
 * @param amount the money taken off, at most the base
 */
public record DiscountLine(String rule, Instant version, Percentage percent, Money base, Money amount) {

    /** Takes a share of the base, rounded half up to the currency's minor unit. */
    static DiscountLine of(String rule, Instant version, Percentage percent, Money base) {
        Money amount = Money.of(base.getCurrencyUnit(), percent.portionOf(base.getAmount()), RoundingMode.HALF_UP);
        return new DiscountLine(rule, version, percent, base, amount);
    }

    /** Returns what is left of the base. */
    Money rest() {
        return base.minus(amount);
    }
}
