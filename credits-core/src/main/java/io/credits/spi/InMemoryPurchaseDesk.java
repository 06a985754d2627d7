package io.credits.spi;

import io.credits.ledger.Account;
import io.credits.ledger.History;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.ledger.Ruling;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.RetryPolicy;
import io.credits.purchase.StandingPurchase;
import io.credits.purchase.TopUp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A desk over a copy of the account's file and one ruling, both kept only if the work is not refused. */
final class InMemoryPurchaseDesk implements PurchaseDesk {

    private final InMemoryPurchaseFile file;
    private final Ruling ruling;
    private final History history;
    private final RetryPolicy retries;
    private final Instant now;

    InMemoryPurchaseDesk(
            InMemoryPurchaseFile file, Account account, History history, RetryPolicy retries, Instant clock) {
        this.file = file;
        this.history = history;
        this.retries = retries;
        this.now = account.nowBy(clock);
        this.ruling = new Ruling(account, clock, history);
    }

    Ruling ruling() {
        return ruling;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Account account() {
        return ruling.account().settledAt(now);
    }

    @Override
    public Optional<Quote> quote(QuoteId id) {
        return Optional.ofNullable(file.quotes.get(id));
    }

    @Override
    public Optional<Purchase> purchase(PurchaseId id) {
        return Optional.ofNullable(file.purchases.get(id));
    }

    @Override
    public Optional<Purchase> purchaseOf(QuoteId id) {
        return Optional.ofNullable(file.byQuote.get(id)).map(file.purchases::get);
    }

    @Override
    public List<Purchase> open() {
        return file.open();
    }

    @Override
    public Optional<StandingPurchase> standing(PurchaseId id) {
        return Optional.ofNullable(file.standing.get(id));
    }

    @Override
    public Optional<TopUp> topUp() {
        return Optional.ofNullable(file.topUp);
    }

    @Override
    public void put(Quote quote) {
        if (file.quotes.putIfAbsent(quote.id(), quote) != null) {
            throw new IllegalStateException("quote " + quote.id() + " of account " + quote.account() + " exists");
        }
    }

    @Override
    public void put(Purchase purchase) {
        file.purchases.put(purchase.id(), purchase);
        file.byQuote.put(purchase.quote().id(), purchase.id());
        Instant due = purchase.nextDue(retries);
        if (due == null) {
            file.due.remove(purchase.id());
        } else {
            file.due.put(purchase.id(), due);
        }
    }

    @Override
    public void put(StandingPurchase standing) {
        file.standing.put(standing.id(), standing);
    }

    @Override
    public void put(TopUp topUp) {
        file.topUp = topUp;
    }

    @Override
    public void eraseBilling() {
        file.quotes.replaceAll((id, quote) -> quote.erased());
        file.purchases.replaceAll((id, purchase) -> purchase.erased());
        file.standing.replaceAll((id, standing) -> standing.erased());
        file.topUp = file.topUp == null ? null : file.topUp.erased();
    }

    @Override
    public <E extends LedgerEntry> Outcome<E> commit(LedgerCommand<E> command) {
        return ruling.rule(command);
    }

    @Override
    public <E extends LedgerEntry> Outcome<E> preview(LedgerCommand<E> command) {
        return new Ruling(ruling.account(), now, history).rule(command);
    }
}
