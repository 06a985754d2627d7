package io.credits.purchase;

import io.credits.rating.HostText;
import io.credits.tax.FreeText;

/**
 * Names a purchase within its account; its grant has the same name.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters under the rules of {@link HostText} and {@link FreeText}
 */
public record PurchaseId(String value) {

    /** The longest identifier, in characters. */
    public static final int MAX_LENGTH = 200;

    /**
     * Checks the text.
     *
     * @param value 1 to {@value #MAX_LENGTH} characters under the rules of {@link HostText} and {@link FreeText}
     * throws @throws IllegalArgumentException if the text breaks a rule
     */
    public PurchaseId {
        HostText.require("purchase", value, MAX_LENGTH);
        FreeText.require("purchase", value, MAX_LENGTH);
    }

    /**
     * Creates the identifier.
     *
     * @param value the host's own text
     * @return the identifier
     * @throws IllegalArgumentException if the text breaks a rule
     */
    public static PurchaseId of(String value) {
        return new PurchaseId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
