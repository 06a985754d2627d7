package io.credits.spi;

import io.credits.ledger.AccountId;
import io.credits.ledger.CreditEvent;
import io.credits.ledger.Outcome;
import io.credits.ledger.Terms;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseEvents;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.RetryPolicy;
import io.credits.purchase.StandingPurchase;
import io.credits.purchase.TopUp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps purchases in memory beside the accounts of an {@link InMemoryLedgerStore}, for tests, trials and simulations.
 *
 * <p>Safe for use by several threads; work on different accounts does not wait for each other.
 */
public final class InMemoryPurchaseStore implements PurchaseStore {

    private static final Comparator<Purchase> OLDEST_FIRST = Comparator.comparing(Purchase::createdAt)
            .thenComparing(purchase -> purchase.id().value());

    private final InMemoryLedgerStore ledgers;
    private final Map<AccountId, InMemoryPurchaseFile> files = new ConcurrentHashMap<>();
    private final Map<String, Map<List<Object>, Long>> receipts = new HashMap<>();

    /**
     * Creates a store without purchases.
     *
     * @param ledgers keeps the accounts
     */
    public InMemoryPurchaseStore(InMemoryLedgerStore ledgers) {
        this.ledgers = ledgers;
    }

    @Override
    public <T> Outcome<T> work(
            AccountId account,
            Terms terms,
            RetryPolicy retries,
            InstantSource clock,
            Function<PurchaseDesk, Outcome<T>> work) {
        return ledgers.exclusively(account, terms, clock, (state, history, now) -> {
            InMemoryPurchaseFile before = file(account);
            InMemoryPurchaseFile copy = before.copy();
            InMemoryPurchaseDesk desk = new InMemoryPurchaseDesk(copy, state, history, retries, now);
            Outcome<T> outcome = work.apply(desk);
            if (outcome.rejection().isPresent()) {
                return new InMemoryLedgerStore.Done<>(outcome, Optional.empty(), List.of());
            }
            files.put(account, copy);
            List<CreditEvent> events = terms.notices() == null
                    ? List.of()
                    : copy.eventsSince(
                            before,
                            new PurchaseEvents(account, desk.ruling().account().sequence(), desk.now()));
            return new InMemoryLedgerStore.Done<>(outcome, Optional.of(desk.ruling()), events);
        });
    }

    @Override
    public Optional<Quote> quote(AccountId account, QuoteId id) {
        return Optional.ofNullable(file(account).quotes.get(id));
    }

    @Override
    public Optional<Purchase> purchase(AccountId account, PurchaseId id) {
        return Optional.ofNullable(file(account).purchases.get(id));
    }

    @Override
    public List<Purchase> purchases(AccountId account, @Nullable Purchase before, int limit) {
        return file(account).purchases.values().stream()
                .filter(each -> before == null || OLDEST_FIRST.compare(each, before) < 0)
                .sorted(OLDEST_FIRST.reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<StandingPurchase> standing(AccountId account, PurchaseId id) {
        return Optional.ofNullable(file(account).standing.get(id));
    }

    @Override
    public List<StandingPurchase> standing(AccountId account, @Nullable PurchaseId after, int limit) {
        return file(account).standing.values().stream()
                .filter(each -> after == null || each.id().value().compareTo(after.value()) > 0)
                .sorted(Comparator.comparing(each -> each.id().value()))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<TopUp> topUp(AccountId account) {
        return Optional.ofNullable(file(account).topUp);
    }

    @Override
    public List<PurchaseDue> due(Instant until, Terms terms, RetryPolicy retries, int limit) {
        List<PurchaseDue> due = new ArrayList<>();
        files.forEach((account, file) -> {
            file.due.forEach((id, at) -> due.add(new PurchaseDue(PurchaseDue.Kind.PURCHASE, account, id, at)));
            for (StandingPurchase standing : file.standing.values()) {
                standing.nextDue()
                        .ifPresent(
                                at -> due.add(new PurchaseDue(PurchaseDue.Kind.STANDING, account, standing.id(), at)));
            }
            if (file.topUp != null && wantsMore(file, file.topUp, until, terms, retries)) {
                due.add(new PurchaseDue(PurchaseDue.Kind.TOP_UP, account, null, until));
            }
        });
        return due.stream()
                .filter(each -> !each.at().isAfter(until))
                .sorted(Comparator.comparing(PurchaseDue::at)
                        .thenComparing(each -> each.account().value()))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Purchase> open(int limit) {
        return files.values().stream()
                .flatMap(file -> file.purchases.values().stream())
                .filter(purchase -> purchase.openAttempt().isPresent())
                .sorted(Comparator.comparing(Purchase::createdAt))
                .limit(limit)
                .toList();
    }

    @Override
    public void remove(AccountId account) {
        if (ledgers.has(account)) {
            throw new IllegalStateException(
                    "account " + account + ": wanted one that was removed, found one that is there");
        }
        files.remove(account);
    }

    @Override
    public long receiptNumber(String series, AccountId account, PurchaseId purchase) {
        synchronized (receipts) {
            Map<List<Object>, Long> numbers = receipts.computeIfAbsent(series, name -> new HashMap<>());
            return numbers.computeIfAbsent(List.of(account, purchase), sale -> numbers.size() + 1L);
        }
    }

    /** Looks without a lock; the work itself looks again. */
    private boolean wantsMore(InMemoryPurchaseFile file, TopUp topUp, Instant until, Terms terms, RetryPolicy retries) {
        Purchase last = topUp.lastPurchase().map(file.purchases::get).orElse(null);
        return ledgers.account(topUp.account(), terms)
                .flatMap(account -> {
                    Instant now = account.nowBy(until);
                    return topUp.wanted(account.settledAt(now), last, file.open(), retries, now);
                })
                .isPresent();
    }

    private InMemoryPurchaseFile file(AccountId account) {
        return files.getOrDefault(account, new InMemoryPurchaseFile());
    }
}
