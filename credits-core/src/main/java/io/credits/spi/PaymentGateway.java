package io.credits.spi;

import io.credits.purchase.ChargeRequest;
import io.credits.purchase.PaymentNotification;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.SignedNotification;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes money. An adapter translates between a payment provider and {@link PaymentReport}.
 *
 * <p>Contract: safe for use by several threads. The same key never takes money twice, however often it is sent. A lost
 * answer is an exception, whatever its type: the purchase then stays UNKNOWN and {@link #find} is asked later [R22].
 * Notifications are the host's to receive; it hands them as they came to the door for purchases, and {@link #read} checks
 * their signature before anything in them is believed. The token of a payment method goes to the provider and nowhere else.
 */
public interface PaymentGateway {

    /**
     * Asks for money.
     *
     * @param request what to charge; it was stored before
     * @return how the payment stands
     */
    PaymentReport charge(ChargeRequest request);

    /**
     * Tells how a payment stands that was asked for before.
     *
     * @param request what was asked for, with the same key
     * @return how it stands; empty only if the provider has never received the key and is not receiving it now
     */
    Optional<PaymentReport> find(ChargeRequest request);

    /**
     * Reads a notification, once its signature is checked: in constant time, and not signed long before the instant.
     *
     * @param notification what the host received
     * @param now the instant at which it was received
     * @return what it tells of a payment that was asked for here; empty if it is about something else
     * @throws io.credits.purchase.UntrustedNotificationException if it is forged, stale or malformed
     * @throws UnsupportedOperationException if this gateway sends no notifications, as here unless an adapter says otherwise
     */
    default Optional<PaymentNotification> read(SignedNotification notification, Instant now) {
        throw new UnsupportedOperationException("this gateway sends no notifications");
    }
}
