package io.credits.examples.stripe;

import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.model.EventDataObjectDeserializer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeObject;
import com.stripe.net.Webhook;
import io.credits.purchase.PaymentNotification;
import io.credits.purchase.SignedNotification;
import io.credits.purchase.UntrustedNotificationException;
import io.credits.purchase.UntrustedNotificationException.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Stripe's notifications, whose signature Stripe's own library checks, by the clock that it is given. */
final class StripeEvents {

    private static final String PAYMENTS = "payment_intent.";

    private StripeEvents() {}

    /** Reads the payment that a notification is about; empty if it is about something else, or not asked for by us. */
    static Optional<PaymentNotification> payment(SignedNotification notification, String secret, Instant now)
            throws SignatureVerificationException {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        try {
            Event event = Webhook.constructEvent(
                    notification.body(), notification.signature(), secret, Webhook.DEFAULT_TOLERANCE, clock);
            if (!event.getType().startsWith(PAYMENTS)) {
                return Optional.empty();
            }
            return Optional.of(object(event.getDataObjectDeserializer()))
                    .filter(PaymentIntent.class::isInstance)
                    .map(PaymentIntent.class::cast)
                    .flatMap(StripeMetadata::notification);
        } catch (EventDataObjectDeserializationException | RuntimeException malformed) {
            // Whatever is made of a body that is signed and yet no event, or names what can be no purchase of ours.
            throw new UntrustedNotificationException(Reason.MALFORMED);
        }
    }

    /** An account may be set to an older version of Stripe's interface; what is read here is the same in all of them. */
    private static StripeObject object(EventDataObjectDeserializer data)
            throws EventDataObjectDeserializationException {
        Optional<StripeObject> same = data.getObject();
        return same.isPresent() ? same.get() : data.deserializeUnsafe();
    }

    /** Tells a stale notification from a forged one: a stale one is signed, only not lately. */
    static UntrustedNotificationException untrusted(SignedNotification notification, String secret) {
        try {
            Webhook.Signature.verifyHeader(notification.body(), notification.signature(), secret, 0);
            return new UntrustedNotificationException(Reason.STALE);
        } catch (SignatureVerificationException forged) {
            return new UntrustedNotificationException(Reason.FORGED);
        }
    }
}
