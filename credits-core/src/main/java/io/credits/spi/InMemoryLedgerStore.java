package io.credits.spi;

import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.ArchiveEntries;
import io.credits.ledger.BalanceEvents;
import io.credits.ledger.Batch;
import io.credits.ledger.CreditEvent;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.Explanation;
import io.credits.ledger.History;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Opening;
import io.credits.ledger.Outcome;
import io.credits.ledger.Rejection;
import io.credits.ledger.Restoration;
import io.credits.ledger.Ruling;
import io.credits.ledger.Terms;
import io.credits.rating.RateCardId;
import io.credits.report.DailyUsage;
import io.credits.report.TopConsumer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps accounts in memory, for tests, trials and simulations; honours the whole contract but survives no restart.
 *
 * <p>Safe for use by several threads; commands of different accounts do not wait for each other.
 */
public final class InMemoryLedgerStore implements LedgerStore {

    private final Map<AccountId, InMemoryLedger> ledgers = new ConcurrentHashMap<>();
    private final InMemoryOutbox outbox = new InMemoryOutbox();

    /** Creates a store without accounts. */
    public InMemoryLedgerStore() {
        // Nothing to set up.
    }

    @Override
    public Outcome<Account> open(OpenAccount request, Terms terms, InstantSource clock) {
        boolean[] created = new boolean[1];
        InMemoryLedger ledger = ledgers.computeIfAbsent(request.account(), id -> {
            created[0] = true;
            return new InMemoryLedger(new Opening(request, clock.instant()).toAccount(terms));
        });
        Account account = ledger.account();
        String field = request.firstDifference(account.opening());
        return field == null
                ? new Outcome.Accepted<>(account.under(terms), !created[0])
                : new Outcome.Refused<>(new Rejection.OpenedDifferently(request.account(), field));
    }

    @Override
    public <E extends LedgerEntry> Outcome<E> commit(LedgerCommand<E> command, Terms terms, InstantSource clock) {
        InMemoryLedger ledger = ledgers.get(command.account());
        if (ledger == null) {
            return unknown(command.account());
        }
        synchronized (ledger) {
            Ruling ruling = new Ruling(ledger.account().under(terms), clock.instant(), ledger);
            Outcome<E> outcome = ruling.rule(command);
            write(ledger, ruling);
            return outcome;
        }
    }

    @Override
    public <E extends LedgerEntry> List<Outcome<E>> commitAll(Batch<E> batch, Terms terms, InstantSource clock) {
        List<Outcome<E>> outcomes =
                new ArrayList<>(Collections.nCopies(batch.commands().size(), null));
        batch.placesByAccount().forEach((account, places) -> {
            List<Outcome<E>> decided = commitInOrder(batch, account, places, terms, clock);
            for (int i = 0; i < places.size(); i++) {
                outcomes.set(places.get(i), decided.get(i));
            }
        });
        return outcomes;
    }

    private <E extends LedgerEntry> List<Outcome<E>> commitInOrder(
            Batch<E> batch, AccountId account, List<Integer> places, Terms terms, InstantSource clock) {
        InMemoryLedger ledger = ledgers.get(account);
        if (ledger == null) {
            return Collections.nCopies(places.size(), unknown(account));
        }
        synchronized (ledger) {
            Ruling ruling = new Ruling(ledger.account().under(terms), clock.instant(), ledger);
            List<Outcome<E>> outcomes = new ArrayList<>();
            for (int place : places) {
                outcomes.add(ruling.rule(batch.commands().get(place)));
            }
            List<Outcome<E>> answers = batch.atomic() ? Batch.allOrNone(outcomes) : outcomes;
            if (answers == outcomes) {
                write(ledger, ruling);
            }
            return answers;
        }
    }

    /** Work on one account, together with what it wants written. */
    interface Exclusive<T> {
        Done<T> work(Account account, History history, Instant now);
    }

    /** What work came to; nothing is written without a ruling. */
    record Done<T>(Outcome<T> outcome, Optional<Ruling> ruling, List<CreditEvent> events) {}

    /** Lets the store of purchases work on an account that cannot change meanwhile, and writes what it decided. */
    <T> Outcome<T> exclusively(AccountId account, Terms terms, InstantSource clock, Exclusive<T> work) {
        InMemoryLedger ledger = ledgers.get(account);
        if (ledger == null) {
            return unknown(account);
        }
        synchronized (ledger) {
            Done<T> done = work.work(ledger.account().under(terms), ledger, clock.instant());
            done.ruling().ifPresent(ruling -> write(ledger, ruling));
            outbox.add(done.events());
            return done.outcome();
        }
    }

    @Override
    public List<LedgerEntry> settle(AccountId account, Terms terms, InstantSource clock) {
        InMemoryLedger ledger = ledgers.get(account);
        if (ledger == null) {
            return List.of();
        }
        synchronized (ledger) {
            Ruling ruling = new Ruling(ledger.account().under(terms), clock.instant(), ledger);
            ruling.settle();
            write(ledger, ruling);
            return ruling.entries();
        }
    }

    @Override
    public Optional<Account> account(AccountId account, Terms terms) {
        return Optional.ofNullable(ledgers.get(account))
                .map(ledger -> ledger.account().under(terms));
    }

    @Override
    public History history(AccountId account) {
        InMemoryLedger ledger = ledgers.get(account);
        return ledger == null ? History.EMPTY : ledger;
    }

    @Override
    public List<LedgerEntry> entries(AccountId account, long after, int limit) {
        InMemoryLedger ledger = ledgers.get(account);
        return ledger == null ? List.of() : ledger.page(after, limit);
    }

    @Override
    public Optional<Account> checkpoint(AccountId account, long seq, Terms terms) {
        return Optional.ofNullable(ledgers.get(account))
                .map(ledger ->
                        ledger.checkpoint(state -> state.sequence() <= seq).under(terms));
    }

    @Override
    public Optional<Account> checkpointAt(AccountId account, Instant at, Terms terms) {
        return Optional.ofNullable(ledgers.get(account))
                .map(ledger ->
                        ledger.checkpoint(state -> !state.lastAt().isAfter(at)).under(terms));
    }

    @Override
    public List<AccountId> due(Instant until, int limit) {
        return ledgers.values().stream()
                .map(InMemoryLedger::account)
                .filter(account -> isDue(account, until))
                .sorted(Comparator.comparing(
                        account -> Optional.ofNullable(account.nextDue()).orElse(until)))
                .limit(limit)
                .map(Account::id)
                .toList();
    }

    private static boolean isDue(Account account, Instant until) {
        Instant due = account.nextDue();
        return due != null && !due.isAfter(until);
    }

    @Override
    public Optional<Explanation.Rates> rates(@Nullable RateCardId card, Instant from, Terms terms) {
        return terms.rates(card, from);
    }

    @Override
    public DailyUsage usage(AccountId account, LocalDate from, LocalDate to) {
        InMemoryLedger ledger = ledgers.get(account);
        return ledger == null ? new DailyUsage(from, to, List.of(), List.of()) : ledger.usage(from, to);
    }

    @Override
    public List<TopConsumer> topConsumers(LocalDate from, LocalDate to, int limit) {
        return ledgers.entrySet().stream()
                .map(ledger -> new TopConsumer(
                        ledger.getKey(),
                        ledger.getValue().usage(from, to).total().credits()))
                .filter(consumer -> consumer.credits().isPositive())
                .sorted(Comparator.comparing(TopConsumer::credits)
                        .reversed()
                        .thenComparing(consumer -> consumer.account().value()))
                .limit(limit)
                .toList();
    }

    @Override
    public Account restore(Opening opening, Terms terms) {
        AccountId id = opening.request().account();
        Account stored = ledgers.computeIfAbsent(id, unknown -> new InMemoryLedger(Restoration.begun(opening, terms)))
                .account()
                .under(terms);
        opening.requireSame(stored);
        return stored;
    }

    @Override
    public void restore(Restoration part) {
        InMemoryLedger ledger = existing(part.before().id());
        synchronized (ledger) {
            if (part.requireNext(ledger.account())) {
                ledger.write(part);
                outbox.add(part.announcements());
            }
        }
    }

    @Override
    public void remove(Account frozen) {
        ledgers.computeIfPresent(frozen.id(), (id, ledger) -> {
            synchronized (ledger) {
                Restoration.requireLeft(frozen, ledger.account());
            }
            return null;
        });
    }

    @Override
    public void forget(Account base) {
        InMemoryLedger ledger = existing(base.id());
        synchronized (ledger) {
            ArchiveEntries.requireArchived(base, ledger.account());
            ledger.forget(base);
        }
    }

    private InMemoryLedger existing(AccountId id) {
        InMemoryLedger ledger = ledgers.get(id);
        if (ledger == null) {
            throw new CreditRejectedException(new Rejection.NotFound(id, "account", id.value()));
        }
        return ledger;
    }

    /** Tells whether there is an account. */
    boolean has(AccountId account) {
        return ledgers.containsKey(account);
    }

    @Override
    public EventOutbox outbox() {
        return outbox;
    }

    private void write(InMemoryLedger ledger, Ruling ruling) {
        Account before = ledger.account();
        ledger.write(ruling);
        outbox.add(BalanceEvents.of(before, ruling.entries(), ruling.account()));
    }

    private static <T> Outcome<T> unknown(AccountId account) {
        return new Outcome.Refused<>(new Rejection.NotFound(account, "account", account.value()));
    }
}
