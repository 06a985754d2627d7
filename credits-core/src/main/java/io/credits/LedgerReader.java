package io.credits;

import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.Audit;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.Explanation;
import io.credits.ledger.InvalidArgumentException;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.ledger.Rejection;
import io.credits.ledger.RejectionCode;
import io.credits.ledger.Ruling;
import io.credits.ledger.Subscription;
import io.credits.report.AccountBalance;
import io.credits.report.DeferredValue;
import io.credits.report.NextRefresh;
import io.credits.report.PlanChangeQuote;
import io.credits.spi.Catalog;
import io.credits.spi.LedgerStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** The reading half of {@link CreditLedger}: projects, replays and explains; writes nothing. */
final class LedgerReader {

    private static final int MAX_OCCURRENCES = 10_000;

    private final LedgerStore store;
    private final Catalog catalog;
    private final InstantSource clock;

    LedgerReader(LedgerStore store, Catalog catalog, InstantSource clock) {
        this.store = store;
        this.catalog = catalog;
        this.clock = clock;
    }

    Account settled(AccountId id) {
        Account account = stored(id);
        return account.settledAt(account.nowBy(clock.instant()));
    }

    AccountBalance balance(AccountId id) {
        Account account = stored(id);
        Instant now = account.nowBy(clock.instant());
        return AccountBalance.of(account.settledAt(now), now);
    }

    AccountBalance balanceAsOf(AccountId id, Instant at) {
        Instant wanted = at.truncatedTo(ChronoUnit.MICROS);
        Account then = asOf(id, wanted);
        return wanted.isBefore(then.opening().at())
                ? AccountBalance.beforeOpening(id, wanted)
                : AccountBalance.of(then, wanted);
    }

    DeferredValue deferred(AccountId id, Instant at) {
        Account then = asOf(id, at.truncatedTo(ChronoUnit.MICROS));
        return DeferredValue.of(then.paid(), then.terms().currency());
    }

    List<LedgerEntry> entries(AccountId id, long after, int limit) {
        requireRange("limit", limit, 1, LedgerStore.MAX_PAGE);
        requireRange("after", after, 0, Long.MAX_VALUE);
        stored(id);
        return store.entries(id, after, limit);
    }

    Optional<NextRefresh> nextRefresh(AccountId id) {
        Subscription subscription = settled(id).subscription();
        if (subscription == null || subscription.refreshAt() == null) {
            return Optional.empty();
        }
        return Optional.of(new NextRefresh(
                subscription.refreshAt(),
                subscription.nextPlan().allowance(),
                subscription.nextPlan().id()));
    }

    List<Instant> schedule(AccountId id, int count) {
        requireRange("count", count, 0, MAX_OCCURRENCES);
        Subscription subscription = settled(id).subscription();
        return subscription == null
                ? List.of()
                : LongStream.range(0, count)
                        .mapToObj(subscription.timetable()::occurrence)
                        .toList();
    }

    <E extends LedgerEntry> Outcome<E> preview(LedgerCommand<E> command) {
        Optional<Account> account = store.account(command.account(), catalog.terms());
        if (account.isEmpty()) {
            return new Outcome.Refused<>(unknown(command.account()));
        }
        return new Ruling(account.get(), clock.instant(), store.history(command.account())).rule(command);
    }

    Outcome<PlanChangeQuote> quoteChange(ChangePlan command) {
        Optional<Account> account = store.account(command.account(), catalog.terms());
        if (account.isEmpty()) {
            return new Outcome.Refused<>(unknown(command.account()));
        }
        return PlanChangeQuote.of(
                new Ruling(account.get(), clock.instant(), store.history(command.account())), command);
    }

    Explanation explain(AccountId id, long seq) {
        requireRange("seq", seq, 1, Long.MAX_VALUE);
        stored(id);
        List<LedgerEntry> found = store.entries(id, seq - 1, 1);
        if (found.isEmpty()) {
            throw new CreditRejectedException(new Rejection.NotFound(id, "entry", String.valueOf(seq)));
        }
        return Explanation.of(
                after(id, seq - 1),
                found.get(0),
                (card, from) -> store.rates(card, from, catalog.terms()).orElse(null));
    }

    Audit.Finding audit(AccountId id) {
        Account stored = stored(id);
        Audit audit = new Audit(after(id, stored.archived()));
        forEach(id, stored.archived(), entry -> {
            // Entries written since the state was read are left to the next audit.
            boolean known = entry.seq() <= stored.sequence();
            if (known) {
                audit.check(entry);
            }
            return known;
        });
        return audit.finish(stored);
    }

    /** The account as of an instant, what time owed by then included; as opened for an instant before the opening. */
    private Account asOf(AccountId id, Instant at) {
        Account current = stored(id);
        Instant now = current.nowBy(clock.instant());
        if (at.isAfter(now)) {
            throw new InvalidArgumentException(
                    RejectionCode.INVALID_ARGUMENT, "asOf", "not after " + now, at.toString());
        }
        Account start = store.checkpointAt(id, at, catalog.terms()).orElseThrow(() -> missing(id));
        if (at.isBefore(current.opening().at())) {
            return start;
        }
        return replay(start, entry -> !entry.at().isAfter(at)).settledAt(at);
    }

    private Account after(AccountId id, long seq) {
        return store.stateAfter(id, seq, catalog.terms()).orElseThrow(() -> missing(id));
    }

    private Account replay(Account start, Predicate<LedgerEntry> wanted) {
        Account[] state = {start};
        forEach(start.id(), start.sequence(), entry -> {
            boolean goOn = wanted.test(entry);
            if (goOn) {
                state[0] = entry.applyTo(state[0]);
            }
            return goOn;
        });
        return state[0];
    }

    private void forEach(AccountId id, long after, Predicate<LedgerEntry> goOn) {
        long last = after;
        List<LedgerEntry> page = store.entries(id, last, LedgerStore.MAX_PAGE);
        while (!page.isEmpty()) {
            for (LedgerEntry entry : page) {
                if (!goOn.test(entry)) {
                    return;
                }
                last = entry.seq();
            }
            page = store.entries(id, last, LedgerStore.MAX_PAGE);
        }
    }

    Account stored(AccountId id) {
        return store.account(id, catalog.terms()).orElseThrow(() -> missing(id));
    }

    private static CreditRejectedException missing(AccountId id) {
        return new CreditRejectedException(unknown(id));
    }

    private static Rejection unknown(AccountId id) {
        return new Rejection.NotFound(id, "account", id.value());
    }

    static void requireRange(String argument, long value, long from, long to) {
        if (value < from || value > to) {
            throw new InvalidArgumentException(
                    RejectionCode.INVALID_ARGUMENT, argument, from + " to " + to, String.valueOf(value));
        }
    }
}
