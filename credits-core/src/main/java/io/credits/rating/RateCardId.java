package io.credits.rating;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names a rate card, in the host's own words.
 *
 * <p>Compared exactly, by character; follows the rule of {@link HostText}. Immutable and safe for use by several threads.
 *
 * @param value the host's string, 1 to 200 characters
 */
public record RateCardId(String value) {

    /**
     * Checks the host's string.
     *
     * @param value the host's string, 1 to 200 characters
     * @throws IllegalArgumentException if it breaks the rule of {@link HostText}
     */
    public RateCardId {
        HostText.require("rateCard", value);
    }

    /**
     * Returns the rate card's identifier of a name.
     *
     * @param name the host's string, 1 to 200 characters
     * @return the identifier
     * @throws IllegalArgumentException if it breaks the rule of {@link HostText}
     */
    @JsonCreator
    public static RateCardId of(String name) {
        return new RateCardId(name);
    }

    /**
     * Returns the name.
     *
     * @return the host's string
     */
    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
