package io.credits.examples.host;

import io.credits.amount.Credits;
import io.credits.amount.Percentage;
import io.credits.report.AvailableCredits;
import io.credits.report.CurrentPlan;
import io.credits.report.RefreshOutlook;
import io.credits.report.UpgradeOption;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The dashboard of a workspace for a period of its local days.
 *
 * @param from the first day
 * @param to the last day
 * @param zone of the days
 * @param balance what is there now
 * @param next the next refresh with what it brings and what is lost then, or null without a plan
 * @param plan the plan, or null
 * @param upgrades the plans above it, the lowest first, with their quotes
 * @param daily consumption of each day, zeros included
 * @param total of the period
 * @param change by how many percent that is more than in the period before; null if there was nothing
 * @param spend the money that the consumed credits cost
 * @param channels by credits, largest first
 * @param features by credits, largest first
 */
record DashboardView(
        LocalDate from,
        LocalDate to,
        ZoneId zone,
        AvailableCredits balance,
        @Nullable RefreshOutlook next,
        @Nullable CurrentPlan plan,
        List<UpgradeOption> upgrades,
        List<Day> daily,
        Credits total,
        @Nullable BigDecimal change,
        Money spend,
        List<Share> channels,
        List<FeatureLine> features) {

    /**
     * A local day.
     *
     * @param day the day
     * @param credits what was consumed
     */
    record Day(LocalDate day, Credits credits) {}

    /**
     * A channel's part of the total.
     *
     * @param id the channel, or {@code unassigned}
     * @param name for people
     * @param credits what was consumed through it
     * @param percent of the total
     */
    record Share(String id, String name, Credits credits, Percentage percent) {}

    /**
     * A line of the details table.
     *
     * @param id the feature
     * @param name for people
     * @param unit of the quantity
     * @param quantity how much was used
     * @param credits what was consumed
     * @param perUnit credits for one unit, on average; null where nothing is counted
     * @param spend the money that these credits cost
     */
    record FeatureLine(
            String id,
            String name,
            String unit,
            BigDecimal quantity,
            Credits credits,
            @Nullable Credits perUnit,
            Money spend) {}

    /** How the total compares with the period before, in words. */
    public String comparison() {
        return change == null
                ? "nothing in the period before"
                : change.abs().toPlainString() + "\u202f% " + (change.signum() < 0 ? "less" : "more")
                        + " than in the period before";
    }
}
