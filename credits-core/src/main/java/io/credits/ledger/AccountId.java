package io.credits.ledger;

import io.credits.rating.HostText;

/**
 * Names the credit account of one workspace; the host's own text, opaque to the library.
 *
 * @param value 1 to 255 characters under the rule of {@link HostText}
 */
public record AccountId(String value) {

    /** The longest identifier, in characters. */
    public static final int MAX_LENGTH = 255;

    /**
     * Creates the identifier.
     *
     * @param value 1 to 255 characters under the rule of {@link HostText}
     * @throws IllegalArgumentException if the text breaks the rule of {@link HostText}
     */
    public AccountId {
        HostText.require("account", value, MAX_LENGTH);
    }

    /**
     * Creates the identifier.
     *
     * @param value the host's own text
     * @return the identifier
     * @throws IllegalArgumentException if the text breaks the rule of {@link HostText}
     */
    public static AccountId of(String value) {
        return new AccountId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
