package io.credits.purchase;

import io.credits.ledger.AccountId;

/**
 * What a gateway tells by itself of a payment, read off a notification whose signature was checked.
 *
 * @param account the account, as handed to the gateway
 * @param purchase the purchase, as handed to the gateway
 * @param attempt the number of the attempt, as handed to the gateway; 0 for the last one
 * @param report how the payment stands
 */
public record PaymentNotification(AccountId account, PurchaseId purchase, int attempt, PaymentReport report) {

    /**
     * Tells of a purchase's last attempt.
     *
     * @param account the account
     * @param purchase the purchase
     * @param report how the payment stands
     * @return the notification
     */
    public static PaymentNotification of(AccountId account, PurchaseId purchase, PaymentReport report) {
        return new PaymentNotification(account, purchase, 0, report);
    }
}
