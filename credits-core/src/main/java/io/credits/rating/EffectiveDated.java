package io.credits.rating;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A version of something that is in force from one instant until the next version begins. */
public interface EffectiveDated {

    /** The most versions of one thing. */
    int MAX_VERSIONS = 10_000;

    /**
     * Returns when the version begins.
     *
     * @return the first instant at which it is in force
     */
    Instant from();

    /**
     * Copies versions; refuses them unless each begins after the one before.
     *
     * @param <T> the kind of version
     * @param versions the versions, 1 to {@value #MAX_VERSIONS}
     * @return an unmodifiable copy
     * @throws IllegalArgumentException if there is none, there are too many, or one does not begin after the one before
     */
    static <T extends EffectiveDated> List<T> inOrder(List<T> versions) {
        List<T> copy = List.copyOf(versions);
        if (copy.isEmpty() || copy.size() > MAX_VERSIONS) {
            throw new IllegalArgumentException("versions: wanted 1 to " + MAX_VERSIONS + ", found " + copy.size());
        }
        for (int i = 1; i < copy.size(); i++) {
            Instant before = copy.get(i - 1).from();
            Instant from = copy.get(i).from();
            if (!from.isAfter(before)) {
                throw new IllegalArgumentException(
                        "versions: wanted each to begin after the one before, found " + from + " after " + before);
            }
        }
        return copy;
    }

    /**
     * Finds the version in force at an instant.
     *
     * @param <T> the kind of version
     * @param versions the versions in order
     * @param when the instant
     * @return the last version that begins at the instant or before; empty before the first one
     */
    static <T extends EffectiveDated> Optional<T> inForce(List<T> versions, Instant when) {
        // From the latest on: nearly everything asked about is recent.
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (!versions.get(i).from().isAfter(when)) {
                return Optional.of(versions.get(i));
            }
        }
        return Optional.empty();
    }
}
