package io.credits.examples.host;

import io.credits.ledger.Rejection;
import java.util.Map;

/** Refusals and declines in the words that a page shows. */
final class Refusals {

    private static final Map<String, String> DECLINES = Map.of(
            "card_declined", "Your bank declined this card.",
            "insufficient_funds", "There is not enough money on this card.",
            "authentication_failed", "The payment was not confirmed with your bank.",
            "never_received", "The payment never reached the provider.");

    private Refusals() {}

    static String sentence(Rejection rejection) {
        switch (rejection.code()) {
            case INSUFFICIENT_CREDITS:
                return "There are not enough credits.";
            case ALL_ON_HOLD:
                return "All credits are on hold at the moment.";
            case OUT_OF_SCOPE:
                return "The remaining credits are for other features.";
            case UNKNOWN_FEATURE:
                return "This feature has no price.";
            case QUOTE_EXPIRED:
                return "The price review has expired. Please look at the new one.";
            case PAYMENT_IN_PROGRESS:
                return "A payment for this purchase is under way.";
            case PAYMENT_MISMATCH:
                return "Another amount was paid than was quoted. Nothing was credited; please contact us.";
            case NOT_FOUND:
                return "There is no such thing here.";
            case IDEMPOTENCY_CONFLICT:
                return "The key was used for a different request.";
            case ACCOUNT_CLOSED:
                return "This account is closed.";
            default:
                return "This is not possible: " + rejection.code() + ".";
        }
    }

    /** Money was not taken; which words from the provider's code. */
    static String decline(String code) {
        return DECLINES.getOrDefault(code, "The payment was declined.") + " Nothing was charged.";
    }
}
