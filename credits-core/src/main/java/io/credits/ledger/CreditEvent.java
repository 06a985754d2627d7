package io.credits.ledger;

import io.credits.amount.Credits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a host may want to tell people or other systems: derived from an entry or a change of a purchase, written
 * in the same transaction, and told at least once. It names accounts, amounts and ids only, so that it can be logged.
 *
 * @param kind what happened
 * @param account to which account
 * @param seq the number of the account's last entry then
 * @param at when it happened; of an expiry to come, from when on it is to be told
 * @param about the grant, the purchase or the first purchase of a standing one; null where the account itself is meant
 * @param credits how many: the threshold, or what was granted, expired, taken back or is about to expire; null if none
 * @param available what was available afterwards, for LOW_BALANCE and EXHAUSTED, otherwise null
 * @param until when a grant ends or a standing purchase is charged, or null
 * @param code why, for what failed or was paused; of a debit notice the amount; otherwise null
 */
public record CreditEvent(
        Kind kind,
        AccountId account,
        long seq,
        Instant at,
        @Nullable String about,
        @Nullable Credits credits,
        @Nullable Credits available,
        @Nullable Instant until,
        @Nullable String code) {

    /** What happened. */
    public enum Kind {
        /** What is available fell below a threshold. */
        LOW_BALANCE,
        /** Nothing is available any more. */
        EXHAUSTED,
        /** A plan granted its allowance. */
        REFRESHED,
        /** Credits will expire soon. */
        EXPIRING_SOON,
        /** Credits expired. */
        EXPIRED,
        /** A purchase was charged back. */
        DISPUTED,
        /** A purchase was paid and its credits granted. */
        PURCHASE_CREDITED,
        /** A payment failed. */
        PAYMENT_FAILED,
        /** A payment waits for the buyer. */
        ACTION_REQUIRED,
        /** Other money was taken than was quoted; people must set it right. */
        PAYMENT_MISMATCH,
        /** The buyer is to be told of the next debit of a standing purchase or a top-up; the code is its amount, tax included. */
        DEBIT_NOTICE,
        /** A standing purchase was paused since it could not be charged. */
        STANDING_PAUSED,
        /** An automatic top-up started a purchase. */
        TOP_UP_STARTED,
        /** An automatic top-up was paused since it could not be charged. */
        TOP_UP_PAUSED
    }

    /**
     * Begins an event of an account's balance.
     *
     * @param kind what happened
     * @param entry the entry after which it is told
     * @param credits how many
     * @return the event
     */
    static CreditEvent of(Kind kind, LedgerEntry entry, Credits credits) {
        return new CreditEvent(kind, entry.head().account(), entry.seq(), entry.at(), null, credits, null, null, null);
    }

    CreditEvent about(@Nullable String id) {
        return new CreditEvent(kind, account, seq, at, id, credits, available, until, code);
    }

    CreditEvent leaving(Credits left) {
        return new CreditEvent(kind, account, seq, at, about, credits, left, until, code);
    }

    /**
     * Returns an announcement with what is left of the grant when it is told.
     *
     * @param remaining what is left
     * @return the event with those credits
     */
    public CreditEvent of(Credits remaining) {
        return new CreditEvent(kind, account, seq, at, about, remaining, available, until, code);
    }
}
