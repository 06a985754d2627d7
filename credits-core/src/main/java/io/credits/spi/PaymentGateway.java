package io.credits.spi;

import io.credits.purchase.ChargeRequest;
import io.credits.purchase.PaymentReport;
import java.util.Optional;

/**
 * Takes money. An adapter translates between a payment provider and {@link PaymentReport}.
 *
 * <p>Contract: safe for use by several threads. The same key never takes money twice, however often it is sent. A lost
 * answer is an exception, whatever its type: the purchase then stays UNKNOWN and {@link #find} is asked later [R22].
 * Notifications are the host's to receive and to verify; it hands them to the door for purchases. The token of a payment
 * method goes to the provider and nowhere else.
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
}
