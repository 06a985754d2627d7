package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Consumption as reports count it [R27]: on the local day it occurred, by feature and channel.
 *
 * <p>A reversal is usage with negative numbers on the day of the original [R15].
 *
 * @param day the local day of the account's zone
 * @param feature the feature, or null where none was named
 * @param channel the channel, or null where none was named
 * @param credits credits paid, debt included
 * @param quantity units used; zero where an amount was debited
 * @param money the value at cost basis of the credits that grants paid
 * @param events 1 for a debit, −1 once one is wholly reversed, else 0
 */
public record Usage(
        LocalDate day,
        @Nullable FeatureId feature,
        @Nullable ChannelId channel,
        Credits credits,
        BigDecimal quantity,
        BigDecimal money,
        int events) {

    static BigDecimal value(@Nullable Quantity quantity) {
        return quantity == null ? BigDecimal.ZERO : quantity.value();
    }
}
