package io.credits.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.credits.rating.HostText;

/**
 * Names a plan, in the host's own words.
 *
 * <p>Compared exactly, by character; follows the rule of {@link HostText}. Immutable and safe for use by several threads.
 *
 * @param value the host's string, 1 to 200 characters
 */
public record PlanId(String value) {

    /**
     * Checks the host's string.
     *
     * @param value the host's string, 1 to 200 characters
     * @throws IllegalArgumentException if it breaks the rule of {@link HostText}
     */
    public PlanId {
        HostText.require("plan", value);
    }

    /**
     * Returns the plan's identifier of a name.
     *
     * @param name the host's string, 1 to 200 characters
     * @return the identifier
     * @throws IllegalArgumentException if it breaks the rule of {@link HostText}
     */
    @JsonCreator
    public static PlanId of(String name) {
        return new PlanId(name);
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
