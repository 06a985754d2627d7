package io.credits.jdbc;

import java.time.Instant;

/**
 * A state kept along the way, so that no replay starts at the opening.
 *
 * @param seq the number of its last entry
 * @param at when that entry was recorded
 * @param sheet the state
 */
record Checkpoint(long seq, Instant at, String sheet) {

    /** So many entries at most are between two checkpoints. */
    static final int INTERVAL = 256;

    static boolean between(long before, long after) {
        return before / INTERVAL < after / INTERVAL;
    }
}
