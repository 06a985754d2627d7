package io.credits.examples.host.demo;

import java.time.Instant;
import java.time.InstantSource;

/** The clock of the made-up past: stands where the story is. Not safe for use by several threads. */
final class StoryClock implements InstantSource {

    private Instant now;

    StoryClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void moveTo(Instant instant) {
        now = instant;
    }
}
