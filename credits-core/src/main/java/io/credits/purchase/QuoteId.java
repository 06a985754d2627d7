package io.credits.purchase;

import io.credits.rating.HostText;
import io.credits.tax.FreeText;

/**
 * Names a quote within its account; it is also the key that makes a purchase safe to repeat.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters under the rules of {@link HostText} and {@link FreeText}
 */
public record QuoteId(String value) {

    /** The longest identifier, in characters. */
    public static final int MAX_LENGTH = 200;

    /**
     * Checks the text.
     *
     * @param value 1 to {@value #MAX_LENGTH} characters under the rules of {@link HostText} and {@link FreeText}
     * throws @throws IllegalArgumentException if the text breaks a rule
     */
    public QuoteId {
        HostText.require("quote", value, MAX_LENGTH);
        FreeText.require("quote", value, MAX_LENGTH);
    }

    /**
     * Creates the identifier.
     *
     * @param value the host's own text
     * @return the identifier
     * @throws IllegalArgumentException if the text breaks a rule
     */
    public static QuoteId of(String value) {
        return new QuoteId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
