package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.amount.Quantity;
import io.credits.rating.ChannelId;
import io.credits.rating.Charge;
import io.credits.rating.FeatureId;
import io.credits.rating.RateCard;
import io.credits.rating.RateLine;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prices usage of an account by its own rate card and what its cumulative lines have counted in this period. */
final class Rating {

    private Rating() {}

    /**
     * Prices a quantity; empty if no rate is in force.
     *
     * @throws InvalidAmountException if the charge is beyond the limit of one operation
     */
    static Optional<Charge> charge(
            Account account, FeatureId feature, @Nullable ChannelId channel, Quantity quantity, Instant usedAt) {
        Optional<RateCard> card = account.terms().rateCard(account.rateCard());
        return card.isEmpty()
                ? Optional.empty()
                : card.get().charge(feature, channel, quantity, usedAt, account::counted);
    }

    static Rejection unknown(AccountId account, FeatureId feature, @Nullable ChannelId channel, Instant usedAt) {
        return new Rejection.UnknownFeature(account, feature.value(), channel == null ? null : channel.value(), usedAt);
    }

    static Rejection overflow(AccountId account) {
        return new Rejection.Overflow(account, "charge", Credits.MAX_OPERATION);
    }

    /** The name under which a cumulative line counts, or null for one that does not. */
    static @Nullable String meter(RateLine line) {
        return line.rate().cumulative() ? line.name() : null;
    }
}
