package io.credits.rating;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One step of a tiered rate.
 *
 * <p>A bound belongs to the lower tier: with {@code upTo} 100 the hundredth unit is still in this tier [R19]. Immutable and
 * safe for use by several threads.
 *
 * @param upTo the last quantity inside the tier, more than zero; null for the last tier, which has no end
 * @param perUnit credits for one unit, zero or more
 * @param flat credits once when the tier applies, zero or more
 */
public record Tier(@Nullable BigDecimal upTo, BigDecimal perUnit, BigDecimal flat) {

    /**
     * Checks the numbers and brings them to their canonical form.
     *
     * @param upTo the last quantity inside the tier, more than zero; null for the last tier
     * @param perUnit credits for one unit, zero or more
     * @param flat credits once when the tier applies, zero or more
     * @throws io.credits.amount.InvalidAmountException if a number is negative, too fine or beyond its limit
     */
    public Tier {
        upTo = upTo == null ? null : RateNumber.size("tier.upTo", upTo);
        perUnit = RateNumber.price("tier.perUnit", perUnit);
        flat = RateNumber.price("tier.flat", flat);
    }

    /**
     * Returns a tier that ends.
     *
     * @param upTo the last quantity inside the tier, more than zero
     * @param perUnit credits for one unit, zero or more
     * @return the tier, without a flat part
     * @throws io.credits.amount.InvalidAmountException if a number is negative, too fine or beyond its limit
     */
    public static Tier upTo(BigDecimal upTo, BigDecimal perUnit) {
        return new Tier(upTo, perUnit, BigDecimal.ZERO);
    }

    /**
     * Returns a last tier, which has no end.
     *
     * @param perUnit credits for one unit, zero or more
     * @return the tier, without a flat part
     * @throws io.credits.amount.InvalidAmountException if the number is negative, too fine or beyond its limit
     */
    public static Tier rest(BigDecimal perUnit) {
        return new Tier(null, perUnit, BigDecimal.ZERO);
    }

    /**
     * Returns this tier with another flat part.
     *
     * @param flat credits once when the tier applies, zero or more
     * @return the tier
     * @throws io.credits.amount.InvalidAmountException if the number is negative, too fine or beyond its limit
     */
    public Tier withFlat(BigDecimal flat) {
        return new Tier(upTo, perUnit, flat);
    }

    /** Tells whether a quantity ends inside this tier, given that it is beyond the tiers before. */
    boolean holds(BigDecimal quantity) {
        return upTo == null || quantity.compareTo(upTo) <= 0;
    }
}
