package io.credits.ledger;

import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a grant may pay for [R7]: everything, or only some features and channels.
 *
 * @param features the features, each with everything below it by dot; empty for all
 * @param channels the channels; empty for all
 */
public record Scope(List<FeatureId> features, List<ChannelId> channels) {

    /** Pays for everything, also for a debit that names no feature. */
    public static final Scope ANYTHING = new Scope(List.of(), List.of());

    /**
     * Creates the scope; order and repetition of the arguments do not matter.
     *
     * @param features the features, each with everything below it by dot; empty for all
     * @param channels the channels; empty for all
     */
    public Scope {
        features = features.stream()
                .distinct()
                .sorted(Comparator.comparing(FeatureId::value))
                .toList();
        channels = channels.stream()
                .distinct()
                .sorted(Comparator.comparing(ChannelId::value))
                .toList();
    }

    /**
     * Tells whether everything is covered.
     *
     * @return true for a grant that is not limited to features or channels
     */
    public boolean isAnything() {
        return features.isEmpty() && channels.isEmpty();
    }

    /**
     * Tells whether a use of the feature through the channel may be paid.
     *
     * @param feature the feature used, or null for a debit without a feature, which only an unlimited scope covers
     * @param channel the channel, or null where none was named
     * @return whether the scope covers it
     */
    public boolean covers(@Nullable FeatureId feature, @Nullable ChannelId channel) {
        if (isAnything()) {
            return true;
        }
        if (feature == null) {
            return false;
        }
        return coversFeature(feature) && (channels.isEmpty() || (channel != null && channels.contains(channel)));
    }

    private boolean coversFeature(FeatureId feature) {
        if (features.isEmpty()) {
            return true;
        }
        for (FeatureId covered : features) {
            if (covered.covers(feature)) {
                return true;
            }
        }
        return false;
    }
}
