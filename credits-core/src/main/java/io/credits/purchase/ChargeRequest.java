package io.credits.purchase;

import io.credits.ledger.AccountId;
import org.joda.money.Money;

/**
 * What a gateway is asked to charge.
 *
 * @param key the gateway's idempotency key: the same key must never take money twice
 * @param account who is credited, for the gateway to hand back in notifications
 * @param purchase the purchase, for the gateway to hand back in notifications
 * @param attempt the number of the attempt, for the gateway to hand back in notifications
 * @param amount what to take
 * @param method how it is paid; its token is for the gateway only
 * @param buyerPresent whether a buyer can be asked to act
 * @param buyerMustAct whether nothing may be taken before the buyer has acted: the answer is then REQUIRES_ACTION, or FAILED
 */
public record ChargeRequest(
        String key,
        AccountId account,
        PurchaseId purchase,
        int attempt,
        Money amount,
        PaymentMethodToken method,
        boolean buyerPresent,
        boolean buyerMustAct) {

    /**
     * Asks for the money of a purchase's open attempt.
     *
     * @param purchase the purchase, stored with an open attempt
     * @return the request
     * @throws java.util.NoSuchElementException if no attempt is open
     */
    public static ChargeRequest of(Purchase purchase) {
        Attempt open = purchase.openAttempt().orElseThrow();
        return new ChargeRequest(
                open.key(),
                purchase.account(),
                purchase.id(),
                open.number(),
                purchase.quote().total(),
                open.method(),
                !purchase.initiator().isAutomatic(),
                purchase.initiator().isBeyondMandate());
    }
}
