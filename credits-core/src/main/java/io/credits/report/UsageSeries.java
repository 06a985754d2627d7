package io.credits.report;

import io.credits.amount.Credits;
import java.time.LocalDate;
import java.util.List;

/**
 * Consumption day by day; days without usage stand in it with zero [R27].
 *
 * <p>A day is a local day of the account's zone, 23, 24 or 25 hours long.
 *
 * @param days every day of the period, in order
 */
public record UsageSeries(List<Day> days) {

    /**
     * Creates the series with a copy of the list.
     *
     * @param days every day of the period, in order
     */
    public UsageSeries {
        days = List.copyOf(days);
    }

    /**
     * One point of the line.
     *
     * @param day the local day
     * @param credits the credits used on it, whenever they were recorded
     */
    public record Day(LocalDate day, Credits credits) {}

    /**
     * Returns what the days sum to.
     *
     * @return the credits of the whole period
     */
    public Credits total() {
        Credits total = Credits.ZERO;
        for (Day day : days) {
            total = total.plus(day.credits());
        }
        return total;
    }
}
