package io.credits.report;

import io.credits.rating.ChannelId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was used through one channel on one local day.
 *
 * @param day the day, of the zone that the account was in
 * @param channel the channel, or null for usage without one
 * @param totals what was used
 */
public record ChannelDay(LocalDate day, @Nullable ChannelId channel, UsageTotals totals) {}
