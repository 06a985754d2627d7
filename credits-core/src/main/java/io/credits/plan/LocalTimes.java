package io.credits.plan;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The one rule by which a local date-time becomes an instant [R9]. */
final class LocalTimes {

    private LocalTimes() {}

    /**
     * Resolves a local date-time: one that a clock change skips moves forward by the length of the gap, of one that it
     * repeats the earlier is meant. {@code atZone} does exactly this as long as no offset is preferred, which is why a
     * {@code ZonedDateTime} is never carried on: it prefers the offset it had.
     */
    static Instant resolve(LocalDateTime local, ZoneId zone) {
        return local.atZone(zone).toInstant();
    }
}
