package io.credits.rating;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a rate card: the rate of a feature and what is below it, of a feature through one channel, or of everything
 * else [R19].
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param feature the feature it prices; null for the card's default
 * @param channel the only channel it prices; null for every channel
 * @param rate what usage costs
 */
public record RateLine(
        @Nullable FeatureId feature, @Nullable ChannelId channel, Rate rate) {

    /**
     * Checks that there is a rate.
     *
     * @param feature the feature it prices; null for the card's default
     * @param channel the only channel it prices; null for every channel
     * @param rate what usage costs
     */
    public RateLine {
        Objects.requireNonNull(rate, "rate");
    }

    /**
     * Returns the line of a feature, whatever the channel.
     *
     * @param feature the feature
     * @param rate what usage costs
     * @return the line
     */
    public static RateLine of(FeatureId feature, Rate rate) {
        return new RateLine(Objects.requireNonNull(feature, "feature"), null, rate);
    }

    /**
     * Returns the line of a feature through one channel.
     *
     * @param feature the feature
     * @param channel the channel
     * @param rate what usage costs
     * @return the line
     */
    public static RateLine of(FeatureId feature, ChannelId channel, Rate rate) {
        return new RateLine(
                Objects.requireNonNull(feature, "feature"), Objects.requireNonNull(channel, "channel"), rate);
    }

    /**
     * Returns the line of everything that no other line prices.
     *
     * @param rate what usage costs
     * @return the card's default
     */
    public static RateLine byDefault(Rate rate) {
        return new RateLine(null, null, rate);
    }

    /**
     * Returns a stable text that no other line of the same version has: the key of the line's cumulative counter.
     *
     * <p>It does not depend on the rate, so a counter goes on when a new version reprices the line.
     *
     * @return {@code messaging}, {@code messaging@sms}, {@code *} for the default or {@code *@sms} for the default of a
     *     channel; a backslash stands before an {@code @} or a backslash inside a feature and before a feature named
     *     {@code *}
     */
    public String name() {
        String subject = feature == null ? "*" : escaped(feature.value());
        return channel == null ? subject : subject + "@" + channel.value();
    }

    private static String escaped(String feature) {
        if (feature.equals("*")) {
            return "\\*";
        }
        if (feature.indexOf('@') < 0 && feature.indexOf('\\') < 0) {
            return feature;
        }
        return feature.replace("\\", "\\\\").replace("@", "\\@");
    }
}
