package io.credits.ledger;

import io.credits.rating.HostText;

/**
 * Makes a command safe to repeat: the same key with the same content answers the first result again [R17].
 *
 * <p>Scoped to the account and never forgotten. A rejected command does not use its key up.
 *
 * @param value 1 to 255 characters under the rule of {@link HostText}
 */
public record IdempotencyKey(String value) {

    /** The longest identifier, in characters. */
    public static final int MAX_LENGTH = 255;

    /**
     * Creates the identifier.
     *
     * @param value 1 to 255 characters under the rule of {@link HostText}
     * @throws IllegalArgumentException if the text breaks the rule of {@link HostText}
     */
    public IdempotencyKey {
        HostText.require("key", value, MAX_LENGTH);
    }

    /**
     * Creates the identifier.
     *
     * @param value the host's own text
     * @return the identifier
     * @throws IllegalArgumentException if the text breaks the rule of {@link HostText}
     */
    public static IdempotencyKey of(String value) {
        return new IdempotencyKey(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
