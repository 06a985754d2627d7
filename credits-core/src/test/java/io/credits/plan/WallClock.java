package io.credits.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Finds the instant at which a zone's clocks show a time by trying offsets, for zones whose offsets are whole quarters of
 * an hour. It asks Java only what clocks show at an instant, never which offsets a local time has.
 */
final class WallClock {

    private static final int QUARTER = 900;

    private WallClock() {}

    /** The first instant whose clocks show the time; in a gap, the time by the offset before the gap. */
    static Instant first(LocalDateTime shown, ZoneId zone) {
        // The larger the offset, the earlier the instant.
        for (int offset = 18 * 3600; offset >= -18 * 3600; offset -= QUARTER) {
            Instant candidate = shown.toInstant(ZoneOffset.ofTotalSeconds(offset));
            if (LocalDateTime.ofInstant(candidate, zone).equals(shown)) {
                return candidate;
            }
        }
        // In a gap: step back until clocks show an earlier time than wanted; that is still before the gap.
        Instant before = shown.toInstant(ZoneOffset.ofHours(-18));
        while (!LocalDateTime.ofInstant(before, zone).isBefore(shown)) {
            before = before.minusSeconds(QUARTER);
        }
        LocalDateTime clocks = LocalDateTime.ofInstant(before, zone);
        return before.plus(Duration.between(clocks, shown));
    }
}
