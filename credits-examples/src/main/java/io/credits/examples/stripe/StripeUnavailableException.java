package io.credits.examples.stripe;

import com.stripe.exception.StripeException;

/**
 * Tells that Stripe's answer was lost, or that Stripe could not answer: the payment may have been made or not. The message
 * repeats neither what was sent nor what came back.
 */
public final class StripeUnavailableException extends RuntimeException {

    static final int BAD_REQUEST = 400;

    static final int NOT_FOUND = 404;

    private static final long serialVersionUID = 1L;

    StripeUnavailableException(StripeException cause) {
        super("stripe: no answer, " + cause.getClass().getSimpleName() + ", status " + cause.getStatusCode());
    }
}
