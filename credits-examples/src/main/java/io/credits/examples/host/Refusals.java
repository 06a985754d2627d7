package io.credits.examples.host;

import io.credits.ledger.Rejection;
import java.util.Map;

/** Refusals and declines in the words that a page shows. */
public final class Refusals {

    private static final Map<String, String> DECLINES = Map.of(
            "card_declined", "Your bank declined this card.",
            "insufficient_funds", "There is not enough money on this card.",
            "authentication_failed", "The payment was not confirmed with your bank.",
            "never_received", "The payment never reached the provider.");

    private Refusals() {}

    /**
     * Says why something was refused.
     *
     * @param rejection the library's reason
     * @return a sentence for a buyer
     */
    public static String sentence(Rejection rejection) {
        return switch (rejection.code()) {
            case INSUFFICIENT_CREDITS -> "There are not enough credits.";
            case ALL_ON_HOLD -> "All credits are on hold at the moment.";
            case OUT_OF_SCOPE -> "The remaining credits are for other features.";
            case UNKNOWN_FEATURE -> "This feature has no price.";
            case QUOTE_EXPIRED -> "The price review has expired. Please look at the new one.";
            case PAYMENT_IN_PROGRESS -> "A payment for this purchase is under way.";
            case PAYMENT_MISMATCH ->
                "Another amount was paid than was quoted. Nothing was credited; please contact us.";
            case NOT_FOUND -> "There is no such thing here.";
            case IDEMPOTENCY_CONFLICT -> "The key was used for a different request.";
            case ACCOUNT_CLOSED -> "This account is closed.";
            case ENTRY_ARCHIVED -> "This is so old that it was archived.";
            case ACCOUNT_FROZEN -> "This account stands still for the moment. Please try again later.";
            default -> "This is not possible: " + rejection.code() + ".";
        };
    }

    /**
     * Says why money was not taken.
     *
     * @param code the provider's reason
     * @return a sentence for a buyer
     */
    public static String decline(String code) {
        return DECLINES.getOrDefault(code, "The payment was declined.") + " Nothing was charged.";
    }
}
