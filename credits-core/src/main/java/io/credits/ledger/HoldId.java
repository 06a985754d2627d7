package io.credits.ledger;

import io.credits.rating.HostText;

/**
 * Names a hold within its account.
 *
 * @param value 1 to 255 characters under the rule of {@link HostText}
 */
public record HoldId(String value) {

    /** The longest identifier, in characters. */
    public static final int MAX_LENGTH = 255;

    /**
     * Creates the identifier.
     *
     * @param value 1 to 255 characters under the rule of {@link HostText}
     * @throws IllegalArgumentException if the text breaks the rule of {@link HostText}
     */
    public HoldId {
        HostText.require("hold", value, MAX_LENGTH);
    }

    /**
     * Creates the identifier.
     *
     * @param value the host's own text
     * @return the identifier
     * @throws IllegalArgumentException if the text breaks the rule of {@link HostText}
     */
    public static HoldId of(String value) {
        return new HoldId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
