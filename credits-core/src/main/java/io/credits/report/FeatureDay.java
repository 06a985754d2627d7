package io.credits.report;

import io.credits.rating.FeatureId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one feature used on one local day.
 *
 * @param day the day, of the zone that the account was in
 * @param feature the feature, or null for amounts that were debited without one
 * @param totals what was used
 */
public record FeatureDay(LocalDate day, @Nullable FeatureId feature, UsageTotals totals) {}
