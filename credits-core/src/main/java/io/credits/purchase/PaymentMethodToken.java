package io.credits.purchase;

import io.credits.rating.HostText;
import io.credits.tax.FreeText;
import io.credits.tax.InvalidBillingException;
import io.credits.tax.InvalidBillingException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A payment method as the gateway knows it, with what may be shown of it [R21].
 *
 * <p>No type of the library can hold a card's number, expiry or CVV. The token is not printed.
 *
 * @param token the gateway's own opaque text
 * @param brand what to show, for example {@code Visa}, or null
 * @param lastFour the last four digits to show, or null
 */
public record PaymentMethodToken(
        String token, @Nullable String brand, @Nullable String lastFour) {

    /** The longest token, in characters. */
    public static final int MAX_TOKEN = 255;

    private static final int MAX_BRAND = 50;

    /**
     * Checks the texts without repeating them.
     *
     * @param token the gateway's own opaque text
     * @param brand what to show, for example {@code Visa}, or null
     * @param lastFour the last four digits to show, or null
     * throws @throws InvalidBillingException if a text looks like a card number or is no token, brand or four digits
     */
    public PaymentMethodToken {
        FreeText.require("method", token, MAX_TOKEN);
        HostText.require("method", token, MAX_TOKEN);
        if (brand != null) {
            FreeText.require("brand", brand, MAX_BRAND);
        }
        if (lastFour != null && !lastFour.matches("[0-9]{4}")) {
            throw new InvalidBillingException(Reason.INVALID_ARGUMENT, "lastFour", "four digits");
        }
    }

    /**
     * Returns a method of which nothing is known to show.
     *
     * @param token the gateway's own opaque text
     * @return the method
     */
    public static PaymentMethodToken of(String token) {
        return new PaymentMethodToken(token, null, null);
    }

    /**
     * Returns what a buyer may be shown.
     *
     * @return for example {@code "Visa •••• 4242"}; empty if nothing is known
     */
    public String shown() {
        String digits = lastFour == null ? "" : "\u2022\u2022\u2022\u2022 " + lastFour;
        return brand == null ? digits : (brand + " " + digits).strip();
    }

    /** Shows what a buyer may be shown, never the token. */
    @Override
    public String toString() {
        return "PaymentMethodToken[" + shown() + "]";
    }
}
