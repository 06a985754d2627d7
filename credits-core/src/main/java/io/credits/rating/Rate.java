package io.credits.rating;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.amount.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

/**
 * Says how many credits a quantity costs, exactly and before any rounding [R2], [R19].
 *
 * <p>Every number of a rate is an exact decimal, zero or more, at most {@link #MAX_PRICE} with at most {@value
 * #MAX_DECIMALS} decimals. Rates whose numbers are equal are equal. Immutable and safe for use by several threads.
 */
public sealed interface Rate {

    /** The largest number of decimals of a rate. */
    int MAX_DECIMALS = 60;

    /** The largest number of credits a rate may name: what one operation may move. */
    BigDecimal MAX_PRICE = Credits.MAX_OPERATION.toBigDecimal();

    /**
     * Returns what a quantity costs when nothing was used before.
     *
     * @param total the quantity
     * @return the exact number of credits, zero or more; zero for a quantity of zero
     */
    BigDecimal exact(Quantity total);

    /**
     * Returns what a quantity costs after others in the same period.
     *
     * <p>Cumulative rates charge the difference of two totals, {@code exact(already + quantity) − exact(already)}; all
     * others look at the quantity alone. A volume rate over a period may reach a tier in which the whole is cheaper than
     * before: the difference would be negative, and the charge is then zero, because a charge never gives credits back.
     *
     * @param already what was used in the period before
     * @param quantity what is used now
     * @return the exact number of credits, zero or more
     * @throws InvalidAmountException with OVERFLOW if the two quantities together are beyond {@link Quantity#MAX}
     */
    default BigDecimal exact(Quantity already, Quantity quantity) {
        if (!cumulative() || already.isZero()) {
            return exact(quantity);
        }
        return exact(already.plus(quantity)).subtract(exact(already)).max(BigDecimal.ZERO);
    }

    /**
     * Tells whether usage adds up over the refresh period, so that a caller has to count it.
     *
     * @return true if {@link #exact(Quantity, Quantity)} depends on what was used already
     */
    default boolean cumulative() {
        return false;
    }

    /** Costs nothing. */
    record Free() implements Rate {
        @Override
        public BigDecimal exact(Quantity total) {
            return BigDecimal.ZERO;
        }
    }

    /**
     * Costs the same for each event, whatever the quantity.
     *
     * @param credits credits for one event
     */
    record Flat(BigDecimal credits) implements Rate {

        /**
         * Checks the number.
         *
         * @param credits credits for one event
         * @throws InvalidAmountException if the number is negative, too fine or beyond its limit
         */
        public Flat {
            credits = RateNumber.price("flat", credits);
        }

        @Override
        public BigDecimal exact(Quantity total) {
            return total.isZero() ? BigDecimal.ZERO : credits;
        }
    }

    /**
     * Costs so much for each unit, and in proportion for a part of one.
     *
     * @param credits credits for one unit
     */
    record PerUnit(BigDecimal credits) implements Rate {

        /**
         * Checks the number.
         *
         * @param credits credits for one unit
         * @throws InvalidAmountException if the number is negative, too fine or beyond its limit
         */
        public PerUnit {
            credits = RateNumber.price("perUnit", credits);
        }

        @Override
        public BigDecimal exact(Quantity total) {
            return credits.multiply(total.value());
        }
    }

    /**
     * Costs so much for each block, counting a started block as a whole one.
     *
     * @param size how many units are one block, more than zero
     * @param credits credits for one block
     */
    record PerPackage(BigDecimal size, BigDecimal credits) implements Rate {

        /**
         * Checks the numbers.
         *
         * @param size how many units are one block, more than zero
         * @param credits credits for one block
         * @throws InvalidAmountException if a number is not allowed, too fine or beyond its limit
         */
        public PerPackage {
            size = RateNumber.size("package.size", size);
            credits = RateNumber.price("package.credits", credits);
        }

        @Override
        public BigDecimal exact(Quantity total) {
            return credits.multiply(total.value().divide(size, 0, RoundingMode.CEILING));
        }
    }

    /**
     * Costs in each tier what that tier says for the units inside it; a tier's flat part is charged once, when its first
     * unit is used.
     *
     * @param tiers the tiers from the lowest on, with increasing bounds, the last without one
     * @param over what usage is counted together
     */
    record Graduated(List<Tier> tiers, TierSpan over) implements Rate {

        /**
         * Checks the order of the tiers and copies them.
         *
         * @param tiers the tiers from the lowest on
         * @param over what usage is counted together
         * @throws IllegalArgumentException if the bounds do not increase, or another tier than the last has none
         */
        public Graduated {
            tiers = Tiers.ordered("graduated", tiers);
            Objects.requireNonNull(over, "over");
        }

        @Override
        public BigDecimal exact(Quantity total) {
            return Tiers.graduated(tiers, total);
        }

        @Override
        public boolean cumulative() {
            return over == TierSpan.PERIOD;
        }
    }

    /**
     * Costs for the whole quantity what the tier says in which the quantity ends, and that tier's flat part.
     *
     * @param tiers the tiers from the lowest on, with increasing bounds, the last without one
     * @param over what usage is counted together
     */
    record Volume(List<Tier> tiers, TierSpan over) implements Rate {

        /**
         * Checks the order of the tiers and copies them.
         *
         * @param tiers the tiers from the lowest on
         * @param over what usage is counted together
         * @throws IllegalArgumentException if the bounds do not increase, or another tier than the last has none
         */
        public Volume {
            tiers = Tiers.ordered("volume", tiers);
            Objects.requireNonNull(over, "over");
        }

        @Override
        public BigDecimal exact(Quantity total) {
            return Tiers.volume(tiers, total);
        }

        @Override
        public boolean cumulative() {
            return over == TierSpan.PERIOD;
        }
    }
}
