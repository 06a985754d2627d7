package io.credits.plan;

import java.time.LocalDateTime;
import java.util.Objects;

/**
 * A rhythm on the local calendar: every so many days, weeks, months, quarters or years.
 *
 * <p>It has no beginning; see {@link Timetable} for the instants of an anchored one. Immutable and safe for use by several
 * threads.
 *
 * @param every the unit
 * @param count how many units pass between two occurrences, 1 to 1,000
 */
public record RefreshSchedule(Period every, int count) {

    /** The largest number of units between two occurrences. */
    public static final int MAX_COUNT = 1_000;

    /** How far occurrences reach from their anchor, in days: a little less than ten thousand years. */
    static final long REACH = 3_650_000;

    /**
     * Checks the count.
     *
     * @param every the unit
     * @param count how many units pass between two occurrences, 1 to 1,000
     * @throws IllegalArgumentException if the count is outside its limits
     */
    public RefreshSchedule {
        Objects.requireNonNull(every, "every");
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("count: wanted 1 to " + MAX_COUNT + ", found " + count);
        }
    }

    /**
     * Returns the schedule of every one of a unit.
     *
     * @param every the unit
     * @return the schedule with a count of one
     */
    public static RefreshSchedule every(Period every) {
        return new RefreshSchedule(every, 1);
    }

    /**
     * Returns the local date-time of an occurrence, counted from the anchor in one step, so that clamping to a month's end
     * never accumulates: 31 January, 28 February, 31 March [R9].
     *
     * @param anchor the local date-time of occurrence 0
     * @param n the number of the occurrence, zero or more
     * @return the local date-time {@code n × count} units after the anchor
     * @throws IllegalArgumentException if n is negative or more than about ten thousand years from the anchor
     */
    public LocalDateTime occurrenceLocal(LocalDateTime anchor, long n) {
        if (n < 0 || n > REACH / (every.roughDays() * (long) count)) {
            throw new IllegalArgumentException(
                    "n: wanted 0 to " + REACH / (every.roughDays() * (long) count) + ", found " + n);
        }
        return every.after(anchor, n * count);
    }

    /** Counts the whole occurrences between two local date-times; the rest is cut off. */
    long between(LocalDateTime anchor, LocalDateTime end) {
        return every.between(anchor, end) / count;
    }
}
