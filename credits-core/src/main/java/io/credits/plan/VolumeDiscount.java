package io.credits.plan;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.amount.Percentage;
import java.util.Objects;

/**
 * What is taken off a purchase because it is large. Of several that apply only the one with the highest threshold does.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param atLeast the smallest purchase it applies to, more than zero
 * @param percent the share taken off the subtotal
 */
public record VolumeDiscount(Credits atLeast, Percentage percent) {

    /**
     * Checks the threshold.
     *
     * @param atLeast the smallest purchase it applies to, more than zero
     * @param percent the share taken off the subtotal
     * @throws InvalidAmountException with INVALID_AMOUNT if the threshold is not positive
     */
    public VolumeDiscount {
        if (!atLeast.isPositive()) {
            throw InvalidAmountException.invalid("volumeDiscounts.atLeast", "more than 0", atLeast);
        }
        Objects.requireNonNull(percent, "percent");
    }
}
