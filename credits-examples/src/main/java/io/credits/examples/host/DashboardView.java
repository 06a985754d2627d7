package io.credits.examples.host;

import io.credits.amount.Credits;
import io.credits.plan.Plan;
import io.credits.report.NextRefresh;
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
 * @param next the next refresh, or null without a plan
 * @param plan the plan, or null
 * @param upgrades the plans above it, cheapest first
 * @param daily consumption of each day, zeros included
 * @param total of the period
 * @param before of the period before, of the same length
 * @param spend the money that the consumed credits cost
 * @param channels by credits, largest first
 * @param features by credits, largest first
 */
record DashboardView(
        LocalDate from,
        LocalDate to,
        ZoneId zone,
        BalanceView balance,
        @Nullable NextRefresh next,
        @Nullable Plan plan,
        List<Plan> upgrades,
        List<Day> daily,
        Credits total,
        Credits before,
        Money spend,
        List<Share> channels,
        List<FeatureLine> features) {

    /**
     * What is there now.
     *
     * @param available what can be spent
     * @param held what is on hold
     * @param scoped of what is available, what only some features can spend
     * @param expiring of what is available, what ends within {@link Dashboards#SOON}
     */
    record BalanceView(Credits available, Credits held, Credits scoped, Credits expiring) {}

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
    record Share(String id, String name, Credits credits, BigDecimal percent) {}

    /**
     * A line of the details table.
     *
     * @param id the feature
     * @param name for people
     * @param unit of the quantity
     * @param quantity how much was used
     * @param credits what was consumed
     * @param perUnit credits for one unit, on average
     * @param spend the money that these credits cost
     */
    record FeatureLine(
            String id,
            String name,
            String unit,
            BigDecimal quantity,
            Credits credits,
            BigDecimal perUnit,
            Money spend) {}

    /** How the total compares with the period before, in words. */
    public String comparison() {
        if (before.isZero()) {
            return "nothing in the period before";
        }
        BigDecimal change = total.minus(before)
                .toBigDecimal()
                .multiply(BigDecimal.valueOf(100))
                .divide(before.toBigDecimal(), 0, java.math.RoundingMode.HALF_UP);
        return change.abs() + "\u202f% " + (change.signum() < 0 ? "less" : "more") + " than in the period before";
    }
}
