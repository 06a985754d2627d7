package io.credits.rating;

import java.util.Objects;

/**
 * Describes a feature for people: what it is called and in what unit its use is counted.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param id the feature
 * @param name what a person calls it, as in {@code "Messaging campaigns"}; 1 to 200 characters
 * @param unit what one unit of quantity is, as in {@code "message"}; 1 to 200 characters
 */
public record Feature(FeatureId id, String name, String unit) {

    /**
     * Checks the texts.
     *
     * @param id the feature
     * @param name what a person calls it
     * @param unit what one unit of quantity is
     * @throws IllegalArgumentException if name or unit breaks the rule of {@link HostText}
     */
    public Feature {
        Objects.requireNonNull(id, "id");
        HostText.require("name", name);
        HostText.require("unit", unit);
    }
}
