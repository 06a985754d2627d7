package io.credits.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A change of zone in a timetable: from one occurrence on, the same local anchor is read in another zone [R13].
 *
 * <p>Immutable and safe for use by several threads. Made by {@link Timetable#inZone}.
 *
 * @param fromN the first occurrence that follows the new zone, zero or more
 * @param zone the new zone
 * @param notBefore the instant before which no occurrence is moved: that of the change, or just after the last occurrence
 *     in the old zone if that is later; in microseconds
 */
public record ZoneSwitch(long fromN, ZoneId zone, Instant notBefore) {

    /**
     * Checks the number and cuts the instant to microseconds.
     *
     * @param fromN the first occurrence that follows the new zone, zero or more
     * @param zone the new zone
     * @param notBefore the instant before which no occurrence is moved
     * @throws IllegalArgumentException if the number is negative
     */
    public ZoneSwitch {
        Objects.requireNonNull(zone, "zone");
        if (fromN < 0) {
            throw new IllegalArgumentException("fromN: wanted 0 or more, found " + fromN);
        }
        notBefore = notBefore.truncatedTo(ChronoUnit.MICROS);
    }

    /** Keeps occurrences from moving before the change; two that would are kept apart by a microsecond. */
    Instant bound(Instant resolved, long n) {
        Instant earliest = notBefore.plus(n - fromN, ChronoUnit.MICROS);
        return resolved.isBefore(earliest) ? earliest : resolved;
    }
}
