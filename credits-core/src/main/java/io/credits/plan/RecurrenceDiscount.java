package io.credits.plan;

import io.credits.amount.Percentage;
import java.util.Objects;

/**
 * What is taken off a purchase because the buyer commits to a recurrence.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param recurrence the commitment
 * @param percent the share taken off what the volume discount leaves
 */
public record RecurrenceDiscount(Recurrence recurrence, Percentage percent) {

    /**
     * Checks that both are given.
     *
     * @param recurrence the commitment
     * @param percent the share taken off what the volume discount leaves
     */
    public RecurrenceDiscount {
        Objects.requireNonNull(recurrence, "recurrence");
        Objects.requireNonNull(percent, "percent");
    }
}
