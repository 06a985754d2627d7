package io.credits.plan;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The instants of a schedule that has begun: occurrence 0 is the anchor, occurrence <i>n</i> is <i>n</i> rhythms later at
 * the anchor's local time [R9].
 *
 * <p>Occurrences are numbered from 0 and strictly increase. Each is computed from the anchor in one step: a local time that
 * a clock change skips moves forward by the gap, of one that it repeats the earlier is taken. (Where a zone skips a whole
 * day, as Samoa did, a daily schedule would have two occurrences at one instant; the second is then a microsecond later.)
 * After a change of zone the occurrences not yet reached follow the new zone [R13].
 *
 * <pre>{@code
 * Timetable monthly = Timetable.starting(RefreshSchedule.every(Period.MONTH), anchor, zone);
 * Instant next = monthly.occurrence(monthly.firstAfter(now));
 * }</pre>
 *
 * <p>Instants are in microseconds. Occurrences still to come depend on the zone rules of the running Java: a government's
 * change of its clocks moves them, not those already granted. Immutable and safe for use by several threads.
 *
 * @param schedule the rhythm
 * @param anchor the instant of occurrence 0
 * @param zone the zone in which the anchor has its local time, and which occurrences follow until the first switch
 * @param switches the changes of zone, by increasing first occurrence
 */
public record Timetable(RefreshSchedule schedule, Instant anchor, ZoneId zone, List<ZoneSwitch> switches) {

    /** The first instant an anchor may have: the year 1 of the calendar that databases keep. */
    public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    /** The last instant an anchor may have, to a microsecond: the end of the year 9999. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /**
     * Checks that occurrences increase across every switch, and cuts the anchor to microseconds.
     *
     * @param schedule the rhythm
     * @param anchor the instant of occurrence 0
     * @param zone the zone in which the anchor has its local time
     * @param switches the changes of zone, by increasing first occurrence
     * @throws IllegalArgumentException if the anchor is before {@link #EARLIEST} or after {@link #LATEST}, switches are
     *     out of order, or one allows an occurrence that is not later than the one before
     */
    public Timetable {
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(zone, "zone");
        anchor = anchor.truncatedTo(ChronoUnit.MICROS);
        if (anchor.isBefore(EARLIEST) || anchor.isAfter(LATEST)) {
            throw new IllegalArgumentException("anchor: wanted " + EARLIEST + " to " + LATEST + ", found " + anchor);
        }
        switches = List.copyOf(switches);
        for (int i = 0; i < switches.size(); i++) {
            ZoneSwitch next = switches.get(i);
            if (i > 0 && next.fromN() <= switches.get(i - 1).fromN()) {
                throw new IllegalArgumentException("switches: wanted increasing numbers, found " + next.fromN()
                        + " after " + switches.get(i - 1).fromN());
            }
            if (next.fromN() > 0) {
                Instant before = occurrence(schedule, anchor, zone, switches.subList(0, i), next.fromN() - 1);
                if (!next.notBefore().isAfter(before)) {
                    throw new IllegalArgumentException("switches: wanted one that leaves occurrence " + next.fromN()
                            + " after " + before + ", found a bound of " + next.notBefore());
                }
            }
        }
    }

    /**
     * Returns the timetable of a schedule that begins.
     *
     * @param schedule the rhythm
     * @param anchor the instant of occurrence 0; fractions of a microsecond are cut off
     * @param zone the zone whose calendar and clock it follows
     * @return the timetable
     * @throws IllegalArgumentException if the anchor is before {@link #EARLIEST} or after {@link #LATEST}
     */
    public static Timetable starting(RefreshSchedule schedule, Instant anchor, ZoneId zone) {
        return new Timetable(schedule, anchor, zone, List.of());
    }

    /**
     * Returns the anchor's local date-time, from which all occurrences are counted.
     *
     * @return the local date-time in the zone the timetable began with
     */
    public LocalDateTime anchorLocal() {
        return LocalDateTime.ofInstant(anchor, zone);
    }

    /**
     * Returns the instant of an occurrence.
     *
     * @param n the number of the occurrence; 0 is the anchor itself, unless the zone was changed before it
     * @return the instant, later than that of n − 1
     * @throws IllegalArgumentException if n is negative or more than about ten thousand years from the anchor
     */
    public Instant occurrence(long n) {
        return occurrence(schedule, anchor, zone, switches, n);
    }

    /**
     * Finds the first occurrence after an instant.
     *
     * @param t the instant
     * @return the smallest n with {@code occurrence(n) > t}; 0 if the anchor is still to come
     * @throws IllegalArgumentException if the instant is more than about ten thousand years after the anchor
     */
    public long firstAfter(Instant t) {
        if (occurrence(0).isAfter(t)) {
            return 0;
        }
        // The estimate ignores zones and is off by a few occurrences at most; doubling steps then close in on t, and
        // stay few even if a switch holds a long row of occurrences back. Always occurrence(low) <= t <
        // occurrence(high).
        long low = Math.max(0, estimate(t) - 1);
        for (long step = 1; low > 0 && occurrence(low).isAfter(t); step *= 2) {
            low = Math.max(0, low - step);
        }
        long high = low + 1;
        for (long step = 1; !occurrence(high).isAfter(t); step *= 2) {
            low = high;
            high += step;
        }
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (occurrence(middle).isAfter(t)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /**
     * Finds the last occurrence at an instant or before it.
     *
     * @param t the instant
     * @return the largest n with {@code occurrence(n) <= t}; −1 if the anchor is still to come
     * @throws IllegalArgumentException if the instant is more than about ten thousand years after the anchor
     */
    public long lastAtOrBefore(Instant t) {
        return firstAfter(t) - 1;
    }

    /**
     * Changes the zone from an occurrence on: the same local anchor, read in the new zone, but never earlier than the change
     * [R13]. Earlier occurrences stay as they are; an earlier switch that has not been reached is given up.
     *
     * @param zone the new zone
     * @param fromN the first occurrence that follows it: the next one that has not been granted
     * @param changedAt when the change is made, before occurrence {@code fromN} as it stands now
     * @return the timetable with the change
     * @throws IllegalArgumentException if occurrence {@code fromN} is not after the change
     */
    public Timetable inZone(ZoneId zone, long fromN, Instant changedAt) {
        if (!occurrence(fromN).isAfter(changedAt)) {
            throw new IllegalArgumentException(
                    "fromN: wanted an occurrence after " + changedAt + ", found " + fromN + " at " + occurrence(fromN));
        }
        Instant notBefore = changedAt;
        if (fromN > 0 && !occurrence(fromN - 1).isBefore(changedAt)) {
            notBefore = occurrence(fromN - 1).plus(1, ChronoUnit.MICROS);
        }
        List<ZoneSwitch> kept = new ArrayList<>(switches);
        kept.removeIf(earlier -> earlier.fromN() >= fromN);
        kept.add(new ZoneSwitch(fromN, zone, notBefore));
        return new Timetable(schedule, anchor, this.zone, kept);
    }

    private long estimate(Instant t) {
        // What lies beyond reach is no date of the calendar perhaps; the search refuses it when it comes to the edge.
        Instant edge = anchor.plus(RefreshSchedule.REACH, ChronoUnit.DAYS);
        Instant end = t.isBefore(edge) ? t : edge;
        return schedule.between(
                LocalDateTime.ofInstant(anchor, ZoneOffset.UTC), LocalDateTime.ofInstant(end, ZoneOffset.UTC));
    }

    private static Instant occurrence(
            RefreshSchedule schedule, Instant anchor, ZoneId zone, List<ZoneSwitch> switches, long n) {
        for (int i = switches.size() - 1; i >= 0; i--) {
            ZoneSwitch change = switches.get(i);
            if (n >= change.fromN()) {
                LocalDateTime begin = LocalDateTime.ofInstant(anchor, zone);
                return change.bound(resolve(schedule, begin, change.zone(), n), n);
            }
        }
        return n == 0 ? anchor : resolve(schedule, LocalDateTime.ofInstant(anchor, zone), zone, n);
    }

    private static Instant resolve(RefreshSchedule schedule, LocalDateTime begin, ZoneId zone, long n) {
        LocalDateTime local = schedule.occurrenceLocal(begin, n);
        Instant resolved = LocalTimes.resolve(local, zone);
        // Only a gap of a whole day can bring two occurrences together, and only those of consecutive days.
        if (n > 0 && schedule.every() == Period.DAY && schedule.count() == 1) {
            Instant dayBefore = LocalTimes.resolve(local.minusDays(1), zone);
            if (!resolved.isAfter(dayBefore)) {
                return dayBefore.plus(1, ChronoUnit.MICROS);
            }
        }
        return resolved;
    }
}
