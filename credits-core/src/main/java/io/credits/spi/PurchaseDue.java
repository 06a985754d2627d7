package io.credits.spi;

import io.credits.ledger.AccountId;
import io.credits.purchase.PurchaseId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something about purchases that is due.
 *
 * @param kind what is to be done
 * @param account the account
 * @param id the purchase, or the first purchase of a standing one; null for a top-up
 * @param at since when
 */
public record PurchaseDue(
        Kind kind, AccountId account, @Nullable PurchaseId id, Instant at) {

    /** What is to be done. */
    public enum Kind {
        /** A purchase is to be asked about, tried again or credited. */
        PURCHASE,
        /** An occurrence of a standing purchase is to be told to the buyer, or charged. */
        STANDING,
        /** An automatic top-up may fire. */
        TOP_UP
    }
}
