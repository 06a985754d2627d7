package io.credits.spi;

import io.credits.ledger.Account;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.StandingPurchase;
import io.credits.purchase.TopUp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One account's purchases and ledger inside one transaction of a {@link PurchaseStore}: what is put and committed here is
 * written together or not at all.
 *
 * <p>Lives within one call of {@link PurchaseStore#work} and is not safe for use by several threads. It sees its own
 * writes.
 */
public interface PurchaseDesk {

    /**
     * Returns the instant of the work [R18].
     *
     * @return in microseconds, never before the account's last entry
     */
    Instant now();

    /**
     * Returns the account as it is now, what time owes included.
     *
     * @return the settled state
     */
    Account account();

    /**
     * Finds a quote.
     *
     * @param id the quote
     * @return the quote, or empty
     */
    Optional<Quote> quote(QuoteId id);

    /**
     * Finds a purchase.
     *
     * @param id the purchase
     * @return the purchase, or empty
     */
    Optional<Purchase> purchase(PurchaseId id);

    /**
     * Finds the purchase of a quote.
     *
     * @param id the quote
     * @return the purchase, or empty
     */
    Optional<Purchase> purchaseOf(QuoteId id);

    /**
     * Returns the purchases that have an open attempt.
     *
     * @return an immutable list
     */
    List<Purchase> open();

    /**
     * Finds a standing purchase.
     *
     * @param id the id of its first purchase
     * @return the standing purchase, or empty
     */
    Optional<StandingPurchase> standing(PurchaseId id);

    /**
     * Returns the account's automatic top-up.
     *
     * @return the top-up, or empty
     */
    Optional<TopUp> topUp();

    /**
     * Writes a quote.
     *
     * @param quote the quote; one of the same name must not exist
     */
    void put(Quote quote);

    /**
     * Writes a purchase, new or changed.
     *
     * @param purchase the purchase
     */
    void put(Purchase purchase);

    /**
     * Writes a standing purchase, new or changed.
     *
     * @param standing the standing purchase
     */
    void put(StandingPurchase standing);

    /**
     * Writes the account's automatic top-up.
     *
     * @param topUp the top-up
     */
    void put(TopUp topUp);

    /**
     * Takes the buyer's name, address and registration out of all that is kept for the account: quotes, purchases, standing
     * purchases and the top-up.
     */
    void eraseBilling();

    /**
     * Carries a ledger command out in the same transaction.
     *
     * @param command a command for this account
     * @param <E> the entry that it writes
     * @return the entry, or why not
     */
    <E extends LedgerEntry> Outcome<E> commit(LedgerCommand<E> command);

    /**
     * Tells what a ledger command would come to, and writes nothing.
     *
     * @param command a command for this account
     * @param <E> the entry that it would write
     * @return what {@link #commit} would answer
     */
    <E extends LedgerEntry> Outcome<E> preview(LedgerCommand<E> command);
}
