package io.credits.rating;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names the channel through which something was used, in the host's own words: {@code sms}, {@code whatsapp}, {@code
 * api}.
 *
 * <p>Compared exactly, by character; follows the rule of {@link HostText}. Immutable and safe for use by several threads.
 *
 * @param value the host's string, 1 to 200 characters
 */
public record ChannelId(String value) implements Comparable<ChannelId> {

    /**
     * Checks the host's string.
     *
     * @param value the host's string, 1 to 200 characters
     * @throws IllegalArgumentException if it breaks the rule of {@link HostText}
     */
    public ChannelId {
        HostText.require("channel", value);
    }

    /**
     * Returns the channel of a name.
     *
     * @param name the host's string, 1 to 200 characters
     * @return the channel
     * @throws IllegalArgumentException if it breaks the rule of {@link HostText}
     */
    @JsonCreator
    public static ChannelId of(String name) {
        return new ChannelId(name);
    }

    /**
     * Compares by the characters of the name.
     *
     * @param other the channel to compare with
     * @return negative, zero or positive as this name stands before, at or after the other
     */
    @Override
    public int compareTo(ChannelId other) {
        return value.compareTo(other.value);
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
