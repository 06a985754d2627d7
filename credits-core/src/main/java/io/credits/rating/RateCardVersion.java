package io.credits.rating;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The prices of a rate card from one instant on.
 *
 * <p>Immutable and safe for use by several threads; a lookup takes one hash per level of the feature's name.
 *
 * @param from the instant from which it is in force
 * @param rounding how a charge is rounded to a micro; any mode but UNNECESSARY
 * @param lines the rates, at most one for each feature and channel
 */
public record RateCardVersion(Instant from, RoundingMode rounding, List<RateLine> lines) implements EffectiveDated {

    /** How charges are rounded unless told otherwise: up, so that usage is never free by rounding [R2]. */
    public static final RoundingMode DEFAULT_ROUNDING = RoundingMode.CEILING;

    /**
     * Checks and copies the lines.
     *
     * @param from the instant from which it is in force
     * @param rounding how a charge is rounded to a micro; any mode but UNNECESSARY
     * @param lines the rates, at most 10,000 and at most one for each feature and channel
     * @throws IllegalArgumentException if the rounding is UNNECESSARY or two lines price the same feature and channel
     */
    public RateCardVersion {
        Objects.requireNonNull(from, "from");
        if (Objects.requireNonNull(rounding, "rounding") == RoundingMode.UNNECESSARY) {
            throw new IllegalArgumentException("rounding: wanted a mode that rounds, found UNNECESSARY");
        }
        lines = RateLines.of(lines);
    }

    /**
     * Returns a version that rounds by {@link #DEFAULT_ROUNDING}.
     *
     * @param from the instant from which it is in force
     * @param lines the rates, at most one for each feature and channel
     * @return the version
     * @throws IllegalArgumentException if two lines price the same feature and channel
     */
    public static RateCardVersion of(Instant from, RateLine... lines) {
        return new RateCardVersion(from, DEFAULT_ROUNDING, List.of(lines));
    }

    /**
     * Finds the line that prices a usage, the most specific one first [R19]: the feature through the channel, the feature,
     * the same for its parent by dot, and at last the default, which may name a channel too.
     *
     * @param feature what was used
     * @param channel through which channel; null if unknown
     * @return the line; empty if none prices the feature
     */
    public Optional<RateLine> lineFor(FeatureId feature, @Nullable ChannelId channel) {
        return Optional.ofNullable(find(feature, channel));
    }

    @Nullable RateLine find(FeatureId feature, @Nullable ChannelId channel) {
        // The constructor has put every list into its indexed form.
        return ((RateLines) lines).find(feature, channel);
    }

    /** Tells whether another version charges every usage as this one does, in whatever order its lines stand. */
    boolean chargesLike(RateCardVersion other) {
        return rounding == other.rounding && Set.copyOf(lines).equals(Set.copyOf(other.lines));
    }
}
