package io.credits.spi;

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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps quotes, purchases, standing purchases, top-ups and receipt numbers beside a {@link LedgerStore}; decides nothing.
 *
 * <p>Contract of every implementation: safe for use by several threads. Work on one account happens one after the other,
 * and what it writes, ledger entries included, is written in one transaction or not at all: so a purchase is paid and
 * credited together [R22]. No transaction spans two accounts. What cannot be reached is a {@link LedgerStoreException}.
 */
public interface PurchaseStore {

    /**
     * Works on one account in one transaction.
     *
     * @param account the account
     * @param terms the host's current terms
     * @param retries when declined payments are tried again, which tells when a purchase put by the work is due
     * @param clock tells the instant of the work, read when the account cannot change any more
     * @param work reads and writes at the desk; pure otherwise, since it is done again after a conflict; a refusal or an
     *     exception writes nothing
     * @param <T> the type of the result
     * @return what the work answered; NOT_FOUND if the account is unknown
     * @throws LedgerStoreException if the store cannot be reached; then nothing is written, or all of it if the answer to
     *     the commit was lost: doing the same again is harmless
     */
    <T> Outcome<T> work(
            AccountId account,
            Terms terms,
            RetryPolicy retries,
            InstantSource clock,
            Function<PurchaseDesk, Outcome<T>> work);

    /**
     * Tells whether what was worked is there for good when {@link #work} returns. If not, the work is part of the host's
     * transaction, and no gateway may be asked for money: the host could still roll back what tells of it.
     *
     * @return true unless the store works in the host's transactions
     */
    default boolean endsItsWork() {
        return true;
    }

    /**
     * Finds a quote.
     *
     * @param account the account
     * @param id the quote
     * @return the quote, or empty
     */
    Optional<Quote> quote(AccountId account, QuoteId id);

    /**
     * Finds a purchase.
     *
     * @param account the account
     * @param id the purchase
     * @return the purchase, or empty
     */
    Optional<Purchase> purchase(AccountId account, PurchaseId id);

    /**
     * Lists an account's purchases, the one begun last first; those of one instant by their ids, the greatest first.
     *
     * @param account the account
     * @param before the last purchase of the page before, or null for the first page
     * @param limit how many at most
     * @return those that come after it
     */
    List<Purchase> purchases(AccountId account, @Nullable Purchase before, int limit);

    /**
     * Finds a standing purchase.
     *
     * @param account the account
     * @param id the id of its first purchase
     * @return the standing purchase, or empty
     */
    Optional<StandingPurchase> standing(AccountId account, PurchaseId id);

    /**
     * Lists an account's standing purchases by their ids.
     *
     * @param account the account
     * @param after the id of the last of the page before, or null for the first page
     * @param limit how many at most
     * @return those with a greater id, the smallest first
     */
    List<StandingPurchase> standing(AccountId account, @Nullable PurchaseId after, int limit);

    /**
     * Finds an account's automatic top-up.
     *
     * @param account the account
     * @return the top-up, or empty
     */
    Optional<TopUp> topUp(AccountId account);

    /**
     * Finds what is due, the longest overdue first: purchases to be asked about, tried again or credited, occurrences of
     * standing purchases by {@link StandingPurchase#nextDue}, and top-ups that {@link TopUp#wanted} something: not those
     * that are held back, which would keep others waiting.
     *
     * @param until due at or before this instant
     * @param terms the host's current terms, to tell what is available
     * @param retries when declined payments are tried again, which a top-up waits for
     * @param limit how many at most
     * @return what is due; the work itself checks again
     */
    List<PurchaseDue> due(Instant until, Terms terms, RetryPolicy retries, int limit);

    /**
     * Finds purchases with an open attempt, the oldest first.
     *
     * @param limit how many at most
     * @return the purchases
     */
    List<Purchase> open(int limit);

    /**
     * Removes all that is bought for an account that the ledger's store does not have any more; receipts keep their numbers.
     *
     * @param account the account
     * @throws IllegalStateException if the account is still there: {@link LedgerStore#remove} comes first
     * @throws LedgerStoreException if the store cannot be reached; doing the same again is harmless
     */
    void remove(AccountId account);

    /**
     * Returns a purchase's place in a series of receipts, assigning the next one the first time it is asked; in a
     * transaction of its own, so that a crash leaves no gap and no transaction spans two accounts.
     *
     * @param series the series' name
     * @param account the account
     * @param purchase the purchase
     * @return 1 for the first receipt of the series; always the same for one purchase
     */
    long receiptNumber(String series, AccountId account, PurchaseId purchase);
}
