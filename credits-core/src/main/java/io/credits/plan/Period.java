package io.credits.plan;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** The unit in which a schedule counts, on the local calendar. */
public enum Period {
    /** One calendar day, which has 23, 24 or 25 hours. */
    DAY(1, 0),
    /** Seven calendar days. */
    WEEK(7, 0),
    /** One month; a day that the month lacks becomes its last day. */
    MONTH(0, 1),
    /** Three months. */
    QUARTER(0, 3),
    /** Twelve months. */
    YEAR(0, 12);

    private final int days;

    private final int months;

    Period(int days, int months) {
        this.days = days;
        this.months = months;
    }

    /** Adds so many periods to a local date-time; months are clamped from where they began. */
    LocalDateTime after(LocalDateTime begin, long periods) {
        return months == 0 ? begin.plusDays(days * periods) : begin.plusMonths(months * periods);
    }

    /** Counts the whole periods between two local date-times; the rest is cut off. */
    long between(LocalDateTime begin, LocalDateTime end) {
        return months == 0
                ? ChronoUnit.DAYS.between(begin, end) / days
                : ChronoUnit.MONTHS.between(begin, end) / months;
    }

    /** Returns the period's length in days, or a little more, to bound how far a schedule reaches. */
    int roughDays() {
        return days + 31 * months;
    }
}
