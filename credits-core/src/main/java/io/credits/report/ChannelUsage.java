package io.credits.report;

import io.credits.amount.Credits;
import io.credits.amount.Percentage;
import io.credits.rating.ChannelId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One slice of the pie of channels.
 *
 * @param channel the channel, or null for usage without one
 * @param credits credits paid, debt included
 * @param spend the money that these credits had cost, to the minor unit; the slices sum to the whole [R3]
 * @param events how many debits
 * @param share the share of all credits of the period, with two decimals; the slices sum to 100 unless nothing was paid
 */
public record ChannelUsage(@Nullable ChannelId channel, Credits credits, Money spend, long events, Percentage share) {

    /**
     * Returns the name to show.
     *
     * @return the channel's id, or {@value DailyUsage#UNASSIGNED}
     */
    public String name() {
        return channel == null ? DailyUsage.UNASSIGNED : channel.value();
    }
}
