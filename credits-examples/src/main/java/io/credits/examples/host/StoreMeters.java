package io.credits.examples.host;

import io.credits.jdbc.StoreListener;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** What a store does, as Micrometer's meters. */
@Component
class StoreMeters implements StoreListener {

    private final MeterProvider<Timer> commands;
    private final MeterProvider<Counter> retries;
    private final DistributionSummary combined;
    private final Counter debited;

    StoreMeters(MeterRegistry meters) {
        commands = Timer.builder("credits.command")
                .description("Ledger commands and how long their callers waited")
                .withRegistry(meters);
        retries = Counter.builder("credits.retry")
                .description("What the store did once more by itself")
                .withRegistry(meters);
        combined = DistributionSummary.builder("credits.write.calls")
                .description("Calls that one write carried")
                .register(meters);
        debited = Counter.builder("credits.debited")
                .description("Credits taken from balances")
                .register(meters);
    }

    /** The code of a refusal is the tag to alert on: many INSUFFICIENT_CREDITS are a sales matter, others a fault. */
    @Override
    public void answered(LedgerCommand<?> command, Outcome<?> outcome, long nanos) {
        String result = outcome.rejection()
                .map(rejection -> rejection.code().name())
                .orElse(outcome.replayed() ? "REPLAYED" : "ACCEPTED");
        time(command, result, nanos);
        if (result.equals("ACCEPTED") && outcome.orElseThrow() instanceof LedgerEntry entry) {
            debited.increment(Math.max(0, -entry.credits().toBigDecimal().doubleValue()));
        }
    }

    @Override
    public void failed(LedgerCommand<?> command, long nanos) {
        time(command, "FAILED", nanos);
    }

    private void time(LedgerCommand<?> command, String result, long nanos) {
        commands.withTags("command", command.getClass().getSimpleName(), "result", result)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void combined(int calls) {
        combined.record(calls);
    }

    @Override
    public void retried(Retry why) {
        retries.withTag("cause", why.name().toLowerCase(Locale.ROOT)).increment();
    }
}
