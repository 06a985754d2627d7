package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Credits set aside for work whose cost is not known yet [R14]; ended by exactly one of capture, release or expiry.
 *
 * @param id the hold's name within its account
 * @param number the sequence number of its entry
 * @param expiresAt when it ends by itself
 * @param feature what the credits are for, or null
 * @param channel through which channel, or null
 * @param quantity the quantity it was rated by, or null where credits were asked for
 * @param meter the cumulative rate line that counts the quantity once captured, or null
 * @param lines the grants that it pins, in burn order
 */
public record Hold(
        HoldId id,
        long number,
        Instant expiresAt,
        @Nullable FeatureId feature,
        @Nullable ChannelId channel,
        @Nullable Quantity quantity,
        @Nullable String meter,
        List<Line> lines) {

    /**
     * Creates the hold with a copy of the lines.
     *
     * @param id the hold's name within its account
     * @param number the sequence number of its entry
     * @param expiresAt when it ends by itself
     * @param feature what the credits are for, or null
     * @param channel through which channel, or null
     * @param quantity the quantity it was rated by, or null where credits were asked for
     * @param meter the cumulative rate line that counts the quantity once captured, or null
     * @param lines the grants that it pins, in burn order
     */
    public Hold {
        lines = List.copyOf(lines);
    }

    /**
     * Returns what is set aside.
     *
     * @return the sum of the lines
     */
    public Credits credits() {
        return Line.sum(lines);
    }

    /** Describes every member, since an entry that opens or ends the hold vouches for all of them. */
    void describe(Members members) {
        members.put("hold", id.value())
                .put("number", number)
                .put("expiresAt", expiresAt)
                .put("feature", feature == null ? null : feature.value())
                .put("channel", channel == null ? null : channel.value())
                .put("quantity", quantity)
                .put("meter", meter)
                .put("lines", lines);
    }
}
