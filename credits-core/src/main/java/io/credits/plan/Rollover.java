package io.credits.plan;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.amount.Percentage;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Says how much of a period's unused plan credits the next period gets, and for how long [R11].
 *
 * <p>An absent cap is unlimited, a cap of zero is zero. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * Rollover half = Rollover.ALL.withMaxPercent(Percentage.of(50)).withValidFor(1);
 * }</pre>
 *
 * @param minCredits what is carried whatever the caps say, as far as it is unused; zero or more
 * @param maxCredits the most that is carried; null for unlimited
 * @param maxPercent the most that is carried, as a share of the allowance; null for unlimited
 * @param validFor for how many periods carried credits last, 1 to 1,000; null until they are used
 * @param ceiling the most that plan and carried credits may be together after the turn; null for unlimited
 */
public record Rollover(
        Credits minCredits,
        @Nullable Credits maxCredits,
        @Nullable Percentage maxPercent,
        @Nullable Integer validFor,
        @Nullable Credits ceiling) {

    /** The largest number of periods for which carried credits can last. */
    public static final int MAX_PERIODS = 1_000;

    /** Carries everything that is unused, until it is used. */
    public static final Rollover ALL = new Rollover(Credits.ZERO, null, null, null, null);

    /**
     * Checks the amounts.
     *
     * @param minCredits what is carried whatever the caps say, as far as it is unused; zero or more
     * @param maxCredits the most that is carried; null for unlimited
     * @param maxPercent the most that is carried, as a share of the allowance; null for unlimited
     * @param validFor for how many periods carried credits last, 1 to 1,000; null until they are used
     * @param ceiling the most that plan and carried credits may be together after the turn; null for unlimited
     * @throws InvalidAmountException with INVALID_AMOUNT if an amount is negative
     * @throws IllegalArgumentException if the number of periods is outside its limits
     */
    public Rollover {
        notNegative("minCredits", minCredits);
        notNegative("maxCredits", maxCredits);
        notNegative("ceiling", ceiling);
        if (validFor != null && (validFor < 1 || validFor > MAX_PERIODS)) {
            throw new IllegalArgumentException("validFor: wanted 1 to " + MAX_PERIODS + " periods, found " + validFor);
        }
    }

    /**
     * Returns how much is carried: the unused credits up to the smaller cap, but at least the floor as far as it is
     * unused.
     *
     * @param unused what is left of the ending period's plan credits, zero or more
     * @param allowance the allowance of the ending period's plan, zero or more
     * @return max(min(minCredits, unused), min(maxCredits, maxPercent of the allowance, unused)), the percentage cut to a
     *     micro; between zero and unused
     * @throws InvalidAmountException with INVALID_AMOUNT if an argument is negative
     */
    public Credits carried(Credits unused, Credits allowance) {
        notNegative("unused", unused);
        notNegative("allowance", allowance);
        Credits capped = maxCredits == null ? unused : unused.min(maxCredits);
        if (maxPercent != null) {
            capped = capped.min(maxPercent.portionOf(allowance, RoundingMode.FLOOR));
        }
        return capped.max(unused.min(minCredits));
    }

    /**
     * Returns this rollover with another floor.
     *
     * @param minCredits what is carried whatever the caps say, zero or more
     * @return the rollover
     * @throws InvalidAmountException with INVALID_AMOUNT if the amount is negative
     */
    public Rollover withMinCredits(Credits minCredits) {
        return new Rollover(minCredits, maxCredits, maxPercent, validFor, ceiling);
    }

    /**
     * Returns this rollover with another cap in credits.
     *
     * @param maxCredits the most that is carried, zero or more
     * @return the rollover
     * @throws InvalidAmountException with INVALID_AMOUNT if the amount is negative
     */
    public Rollover withMaxCredits(Credits maxCredits) {
        return new Rollover(minCredits, maxCredits, maxPercent, validFor, ceiling);
    }

    /**
     * Returns this rollover with another cap in per cent.
     *
     * @param maxPercent the most that is carried, as a share of the allowance
     * @return the rollover
     */
    public Rollover withMaxPercent(Percentage maxPercent) {
        return new Rollover(minCredits, maxCredits, maxPercent, validFor, ceiling);
    }

    /**
     * Returns this rollover with another validity.
     *
     * @param periods for how many periods carried credits last, 1 to 1,000
     * @return the rollover
     * @throws IllegalArgumentException if the number is outside its limits
     */
    public Rollover withValidFor(int periods) {
        return new Rollover(minCredits, maxCredits, maxPercent, periods, ceiling);
    }

    /**
     * Returns this rollover with another ceiling.
     *
     * @param ceiling the most that plan and carried credits may be together after the turn, zero or more
     * @return the rollover
     * @throws InvalidAmountException with INVALID_AMOUNT if the amount is negative
     */
    public Rollover withCeiling(Credits ceiling) {
        return new Rollover(minCredits, maxCredits, maxPercent, validFor, ceiling);
    }

    private static void notNegative(String argument, @Nullable Credits credits) {
        if (credits != null && credits.isNegative()) {
            throw InvalidAmountException.invalid(argument, "0 or more", credits);
        }
    }
}
