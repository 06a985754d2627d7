package io.credits.examples.scenario;

import io.credits.ledger.HoldEntry;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.ledger.UsageEntry;
import java.util.function.BiConsumer;

/** How the answers of the ledger are shown. */
final class Answers {

    private Answers() {}

    /** Carries out a command and shows its entry, or why not. */
    static <E extends LedgerEntry> Result to(World world, LedgerCommand<E> command, BiConsumer<Result, E> show) {
        return shown(world.ledger().attempt(command), show);
    }

    static <E extends LedgerEntry> Result shown(Outcome<E> outcome, BiConsumer<Result, E> show) {
        return outcome.rejection().map(Result::refused).orElseGet(() -> {
            Result result = new Result();
            show.accept(result, outcome.orElseThrow());
            return result;
        });
    }

    static Result consumed(Outcome<UsageEntry.Consumed> outcome) {
        return shown(outcome, (result, entry) -> {
            result.put("charged", entry.charged());
            paid(result, entry, outcome.replayed());
            result.put("rateCardVersion", entry.version());
        });
    }

    static Result debited(Outcome<UsageEntry.Debited> outcome) {
        return shown(outcome, (result, entry) -> paid(result, entry, outcome.replayed()));
    }

    static void captured(Result result, UsageEntry.Captured entry) {
        result.put("charged", entry.charged())
                .put("released", entry.released())
                .lines("burned", entry.burned())
                .put("balance", entry.balance())
                .put("available", entry.available());
    }

    static void held(Result result, HoldEntry.Held entry) {
        result.put("hold", entry.hold().id())
                .put("held", entry.hold().credits())
                .put("available", entry.available())
                .lines("burned", entry.hold().lines());
    }

    private static void paid(Result result, UsageEntry entry, boolean replayed) {
        result.lines("burned", entry.burned())
                .put("balance", entry.balance())
                .put("available", entry.available())
                .put("seq", entry.seq())
                .put("replayed", replayed);
    }
}
