package io.credits.examples.tour;

import io.credits.CreditLedger;
import io.credits.ledger.AccountId;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.Outcome;
import io.credits.ledger.Rejection;
import io.credits.ledger.UsageEntry.Consumed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Feeds usage lines to a ledger in batches, the clock following the lines; after each batch something else may be due.
 *
 * <p>A batch ends with its local day, so that a refresh at midnight falls between two batches, and before a key comes up again.
 * Not safe for use by several threads.
 */
final class Replay implements Consumer<UsageLine> {

    private static final int MOST_LINES = 250;

    private final CreditLedger ledger;
    private final AccountId account;
    private final ZoneId zone;
    private final ReplayClock clock;
    private final Progress progress;
    private final Runnable afterwards;

    private final List<UsageLine> batch = new ArrayList<>();
    private final Set<IdempotencyKey> keys = new HashSet<>();
    private long lines;
    private long replayed;
    private long refused;
    private @Nullable Rejection firstRefusal;
    private @Nullable Consumed last;

    Replay(
            CreditLedger ledger,
            AccountId account,
            ZoneId zone,
            ReplayClock clock,
            Progress progress,
            Runnable afterwards) {
        this.ledger = ledger;
        this.account = account;
        this.zone = zone;
        this.clock = clock;
        this.progress = progress;
        this.afterwards = afterwards;
    }

    @Override
    public void accept(UsageLine line) {
        boolean full = batch.size() == MOST_LINES || keys.contains(line.key());
        if (full || (!batch.isEmpty() && !day(line).equals(day(batch.get(0))))) {
            commit();
        }
        batch.add(line);
        keys.add(line.key());
    }

    /** Commits the lines that wait; to be called after the last one. */
    void commit() {
        if (batch.isEmpty()) {
            return;
        }
        batch.forEach(line -> clock.advanceTo(line.occurredAt()));
        for (Outcome<Consumed> outcome :
                ledger.consumeAll(batch.stream().map(line -> line.by(account)).toList())) {
            count(outcome);
        }
        lines += batch.size();
        progress.at(day(batch.get(batch.size() - 1)), lines);
        batch.clear();
        keys.clear();
        afterwards.run();
    }

    private void count(Outcome<Consumed> outcome) {
        if (outcome.rejection().isPresent()) {
            refused++;
            firstRefusal = firstRefusal == null ? outcome.rejection().get() : firstRefusal;
            return;
        }
        last = outcome.orElseThrow();
        replayed += outcome.replayed() ? 1 : 0;
    }

    private LocalDate day(UsageLine line) {
        return LocalDate.ofInstant(line.occurredAt(), zone);
    }

    Instant now() {
        return clock.instant();
    }

    long lines() {
        return lines;
    }

    long replayed() {
        return replayed;
    }

    long refused() {
        return refused;
    }

    @Nullable Rejection firstRefusal() {
        return firstRefusal;
    }

    /** The last line that was paid, by this run or an earlier one. */
    @Nullable Consumed last() {
        return last;
    }
}
