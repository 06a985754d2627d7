package io.credits.plan;

import io.credits.rating.EffectiveDated;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The price of bought credits, in versions that follow each other in time.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param versions the versions, each beginning later than the one before; at least one
 */
public record PriceList(List<PriceListVersion> versions) {

    /**
     * Checks the order of the versions and copies them.
     *
     * @param versions the versions, each beginning later than the one before; 1 to 10,000
     * @throws IllegalArgumentException if there is none, there are too many, or one does not begin after the one before
     */
    public PriceList {
        versions = EffectiveDated.inOrder(versions);
    }

    /**
     * Finds the version in force at an instant.
     *
     * @param when the instant
     * @return the last version that begins at the instant or before; empty before the first one
     */
    public Optional<PriceListVersion> versionAt(Instant when) {
        return EffectiveDated.inForce(versions, when);
    }
}
