package io.credits.rating;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * Names what was used, in the host's own words; dots make a family: {@code ai} is the parent of {@code ai.completion}
 * [R7], [R19].
 *
 * <p>Compared exactly, by character; follows the rule of {@link HostText}, and no segment between dots is empty.
 * Immutable and safe for use by several threads.
 *
 * @param value the host's string, 1 to 200 characters
 */
public record FeatureId(String value) implements Comparable<FeatureId> {

    /**
     * Checks the host's string.
     *
     * @param value the host's string, 1 to 200 characters
     * @throws IllegalArgumentException if it breaks the rule of {@link HostText} or has an empty segment
     */
    public FeatureId {
        HostText.require("feature", value);
        if (value.startsWith(".") || value.endsWith(".") || value.contains("..")) {
            throw new IllegalArgumentException("feature: wanted no empty segment between dots, found one");
        }
    }

    /**
     * Returns the feature of a name.
     *
     * @param name the host's string, 1 to 200 characters
     * @return the feature
     * @throws IllegalArgumentException if it breaks the rule of {@link HostText} or has an empty segment
     */
    @JsonCreator
    public static FeatureId of(String name) {
        return new FeatureId(name);
    }

    /**
     * Returns the feature one level up.
     *
     * @return {@code ai} for {@code ai.completion}; empty for a name without a dot
     */
    public Optional<FeatureId> parent() {
        int dot = value.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : Optional.of(new FeatureId(value.substring(0, dot)));
    }

    /**
     * Tells whether something said of this feature is said of another as well.
     *
     * @param other the other feature
     * @return true if the other is this feature or below it: {@code ai} covers {@code ai.completion}, not {@code ainew}
     */
    public boolean covers(FeatureId other) {
        String below = other.value;
        return below.startsWith(value) && (below.length() == value.length() || below.charAt(value.length()) == '.');
    }

    /**
     * Compares by the characters of the name.
     *
     * @param other the feature to compare with
     * @return negative, zero or positive as this name stands before, at or after the other
     */
    @Override
    public int compareTo(FeatureId other) {
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
