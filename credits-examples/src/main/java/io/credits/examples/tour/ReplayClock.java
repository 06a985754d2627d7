package io.credits.examples.tour;

import java.time.Instant;
import java.time.InstantSource;

/** The clock of a replay: it stands where the usage stands, so that months pass in seconds. */
final class ReplayClock implements InstantSource {

    private Instant now;

    ReplayClock(Instant start) {
        now = start;
    }

    void advanceTo(Instant at) {
        now = at.isAfter(now) ? at : now;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
