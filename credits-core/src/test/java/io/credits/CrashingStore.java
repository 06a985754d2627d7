package io.credits;

import io.credits.ledger.AccountId;
import io.credits.ledger.Outcome;
import io.credits.ledger.Terms;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.RetryPolicy;
import io.credits.purchase.StandingPurchase;
import io.credits.purchase.TopUp;
import io.credits.spi.PurchaseDesk;
import io.credits.spi.PurchaseDue;
import io.credits.spi.PurchaseStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** Dies before or after a piece of work, now and then. */
final class CrashingStore implements PurchaseStore {

    private final PurchaseStore beneath;
    private final Random random;
    boolean armed;
    private int left;

    CrashingStore(PurchaseStore beneath, Random random) {
        this.beneath = beneath;
        this.random = random;
    }

    /** Dies once, before or after the work that is meant: 1 is before the first, 2 after it, 3 before the second. */
    static CrashingStore at(int place, PurchaseStore beneath) {
        CrashingStore store = new CrashingStore(beneath, new Random(0));
        store.left = place;
        return store;
    }

    @Override
    public <T> Outcome<T> work(
            AccountId account,
            Terms terms,
            RetryPolicy retries,
            InstantSource clock,
            Function<PurchaseDesk, Outcome<T>> work) {
        dieSometimes();
        Outcome<T> outcome = beneath.work(account, terms, retries, clock, work);
        dieSometimes();
        return outcome;
    }

    private void dieSometimes() {
        if (--left == 0 || (armed && random.nextInt(3) == 0)) {
            throw new Bank.Crash();
        }
    }

    /** Before and after what happens often, so that a life still gets somewhere. */
    void dieSeldom() {
        if (armed && random.nextInt(12) == 0) {
            throw new Bank.Crash();
        }
    }

    @Override
    public Optional<Quote> quote(AccountId account, QuoteId id) {
        return beneath.quote(account, id);
    }

    @Override
    public Optional<Purchase> purchase(AccountId account, PurchaseId id) {
        return beneath.purchase(account, id);
    }

    @Override
    public List<Purchase> purchases(AccountId account, Purchase before, int limit) {
        return beneath.purchases(account, before, limit);
    }

    @Override
    public List<StandingPurchase> standing(AccountId account, PurchaseId after, int limit) {
        return beneath.standing(account, after, limit);
    }

    @Override
    public Optional<StandingPurchase> standing(AccountId account, PurchaseId id) {
        return beneath.standing(account, id);
    }

    @Override
    public Optional<TopUp> topUp(AccountId account) {
        return beneath.topUp(account);
    }

    @Override
    public List<PurchaseDue> due(Instant until, Terms terms, RetryPolicy retries, int limit) {
        return beneath.due(until, terms, retries, limit);
    }

    @Override
    public List<Purchase> open(int limit) {
        return beneath.open(limit);
    }

    @Override
    public void remove(AccountId account) {
        beneath.remove(account);
    }

    @Override
    public long receiptNumber(String series, AccountId account, PurchaseId purchase) {
        return beneath.receiptNumber(series, account, purchase);
    }
}
