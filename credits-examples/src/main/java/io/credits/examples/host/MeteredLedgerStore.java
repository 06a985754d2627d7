package io.credits.examples.host;

import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.Batch;
import io.credits.ledger.Explanation;
import io.credits.ledger.History;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Outcome;
import io.credits.ledger.Terms;
import io.credits.rating.RateCardId;
import io.credits.report.DailyUsage;
import io.credits.report.TopConsumer;
import io.credits.spi.EventOutbox;
import io.credits.spi.LedgerStore;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measures what passes through another store: commands by what became of them, their latency, the size of batches. */
final class MeteredLedgerStore implements LedgerStore {

    private final LedgerStore store;
    private final MeterRegistry meters;
    private final DistributionSummary batches;

    MeteredLedgerStore(LedgerStore store, MeterRegistry meters) {
        this.store = store;
        this.meters = meters;
        this.batches = DistributionSummary.builder("credits.batch.size")
                .description("Commands handed over in one call")
                .register(meters);
    }

    @Override
    public <E extends LedgerEntry> Outcome<E> commit(LedgerCommand<E> command, Terms terms, InstantSource clock) {
        Timer.Sample sample = Timer.start(meters);
        String result = "FAILED";
        try {
            Outcome<E> outcome = store.commit(command, terms, clock);
            result = name(outcome);
            return outcome;
        } finally {
            stop(sample, command, result);
        }
    }

    @Override
    public EventOutbox outbox() {
        return store.outbox();
    }

    @Override
    public <E extends LedgerEntry> List<Outcome<E>> commitAll(Batch<E> batch, Terms terms, InstantSource clock) {
        batches.record(batch.commands().size());
        Timer.Sample sample = Timer.start(meters);
        List<Outcome<E>> outcomes = store.commitAll(batch, terms, clock);
        for (int i = 0; i < outcomes.size(); i++) {
            stop(sample, batch.commands().get(i), name(outcomes.get(i)));
        }
        return outcomes;
    }

    /** The code of a refusal is the tag to alert on: many INSUFFICIENT_CREDITS are a sales matter, others a fault. */
    private static String name(Outcome<?> outcome) {
        return outcome.rejection()
                .map(rejection -> rejection.code().name())
                .orElse(outcome.replayed() ? "REPLAYED" : "ACCEPTED");
    }

    private void stop(Timer.Sample sample, LedgerCommand<?> command, String result) {
        sample.stop(Timer.builder("credits.command")
                .description("Ledger commands")
                .tag("command", command.getClass().getSimpleName())
                .tag("result", result)
                .register(meters));
    }

    @Override
    public Outcome<Account> open(OpenAccount request, Terms terms, InstantSource clock) {
        return store.open(request, terms, clock);
    }

    @Override
    public List<LedgerEntry> settle(AccountId account, Terms terms, InstantSource clock) {
        return store.settle(account, terms, clock);
    }

    @Override
    public Optional<Account> account(AccountId account, Terms terms) {
        return store.account(account, terms);
    }

    @Override
    public History history(AccountId account) {
        return store.history(account);
    }

    @Override
    public List<LedgerEntry> entries(AccountId account, long after, int limit) {
        return store.entries(account, after, limit);
    }

    @Override
    public Optional<Account> checkpoint(AccountId account, long seq, Terms terms) {
        return store.checkpoint(account, seq, terms);
    }

    @Override
    public Optional<Account> checkpointAt(AccountId account, Instant at, Terms terms) {
        return store.checkpointAt(account, at, terms);
    }

    @Override
    public List<AccountId> due(Instant until, int limit) {
        return store.due(until, limit);
    }

    @Override
    public Optional<Explanation.Rates> rates(@Nullable RateCardId card, Instant from, Terms terms) {
        return store.rates(card, from, terms);
    }

    @Override
    public DailyUsage usage(AccountId account, LocalDate from, LocalDate to) {
        return store.usage(account, from, to);
    }

    @Override
    public List<TopConsumer> topConsumers(LocalDate from, LocalDate to, int limit) {
        return store.topConsumers(from, to, limit);
    }
}
