package io.credits.examples.host;

import io.credits.ledger.CreditEvent;
import io.credits.spi.CreditEvents;
import io.credits.spi.LedgerStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Handles events by counting them, where another host would send a mail; and tells how long the oldest one has waited, which
 * is what to be woken by when handling them stands still.
 */
@Component
class EventMeters implements CreditEvents {

    private final LedgerStore store;
    private final InstantSource clock;
    private final MeterProvider<Counter> events;

    EventMeters(LedgerStore store, InstantSource clock, MeterRegistry meters) {
        this.store = store;
        this.clock = clock;
        this.events = Counter.builder("credits.event")
                .description("Events that were handled")
                .withRegistry(meters);
        TimeGauge.builder("credits.outbox.lag", this, TimeUnit.MILLISECONDS, EventMeters::lag)
                .description("For how long the oldest event that is due has waited to be handled")
                .register(meters);
    }

    @Override
    public void handle(CreditEvent event) {
        events.withTag("kind", event.kind().name()).increment();
    }

    /** While this throws, the gauge shows no number: a lag of zero would be a lie. */
    private double lag() {
        return store.outbox()
                .oldest()
                .map(since ->
                        Math.max(0, Duration.between(since, clock.instant()).toMillis()))
                .orElse(0L);
    }
}
