package io.credits.rating;

import io.credits.amount.InvalidAmountException;
import io.credits.amount.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The price of every feature in credits, in versions that follow each other in time.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param id the card's identifier
 * @param versions the versions, each beginning later than the one before; at least one
 */
public record RateCard(RateCardId id, List<RateCardVersion> versions) {

    /**
     * Checks the order of the versions and copies them.
     *
     * @param id the card's identifier
     * @param versions the versions, each beginning later than the one before; 1 to 10,000
     * @throws IllegalArgumentException if there is none, there are too many, or one does not begin after the one before
     */
    public RateCard {
        Objects.requireNonNull(id, "id");
        versions = EffectiveDated.inOrder(versions);
    }

    /**
     * Returns a card of the given versions.
     *
     * @param id the card's identifier
     * @param versions the versions, each beginning later than the one before; at least one
     * @return the card
     * @throws IllegalArgumentException as the constructor does
     */
    public static RateCard of(String id, RateCardVersion... versions) {
        return new RateCard(new RateCardId(id), List.of(versions));
    }

    /**
     * Finds the version in force at an instant.
     *
     * @param when the instant
     * @return the last version that begins at the instant or before; empty before the first one
     */
    public Optional<RateCardVersion> versionAt(Instant when) {
        return EffectiveDated.inForce(versions, when);
    }

    /**
     * Prices a usage by the version in force when it occurred and the most specific line of it [R16], [R19].
     *
     * @param feature what was used
     * @param channel through which channel; null if unknown
     * @param quantity how much, more than zero
     * @param occurredAt when it was used
     * @param already tells what a cumulative line has counted in the current period so far; it is not asked for other
     *     lines
     * @return the charge; empty if no line prices the feature or no version is in force yet
     * @throws InvalidAmountException with INVALID_AMOUNT for a quantity of zero, with OVERFLOW if the charge is more than
     *     one operation may move or the period's quantity is beyond its limit
     */
    public Optional<Charge> charge(
            FeatureId feature,
            @Nullable ChannelId channel,
            Quantity quantity,
            Instant occurredAt,
            Function<RateLine, Quantity> already) {
        if (quantity.isZero()) {
            throw InvalidAmountException.invalid("quantity", "more than 0", quantity);
        }
        RateCardVersion version = versionAt(occurredAt).orElse(null);
        RateLine line = version == null ? null : version.find(feature, channel);
        if (version == null || line == null) {
            return Optional.empty();
        }
        Quantity before = line.rate().cumulative() ? already.apply(line) : Quantity.ZERO;
        return Optional.of(Charge.of(version, line, before, quantity));
    }

    /**
     * Refuses this card as the successor of an older one if it would alter history: every version of the older card in
     * force must be here with the same prices, and every other version here must begin later than now.
     *
     * @param older the card that is in use
     * @param now the instant of the change
     * @throws RateCardAlteredException naming the version that is missing, altered or begins too early
     * @throws IllegalArgumentException if the two cards have different identifiers
     */
    public void requireContinues(RateCard older, Instant now) {
        if (!id.equals(older.id)) {
            throw new IllegalArgumentException("id: wanted " + older.id + ", found " + id);
        }
        for (RateCardVersion kept : older.versions) {
            if (kept.from().isAfter(now)) {
                break;
            }
            RateCardVersion here = startingAt(kept.from());
            if (here == null) {
                throw new RateCardAlteredException(id, kept.from(), "the version in force", "none");
            }
            if (!here.chargesLike(kept)) {
                throw new RateCardAlteredException(id, kept.from(), "the prices in force", "other prices");
            }
        }
        for (RateCardVersion version : versions) {
            if (!version.from().isAfter(now) && older.startingAt(version.from()) == null) {
                throw new RateCardAlteredException(
                        id,
                        version.from(),
                        "a new version to begin after " + now,
                        version.from().toString());
            }
        }
    }

    private @Nullable RateCardVersion startingAt(Instant from) {
        return versionAt(from).filter(version -> version.from().equals(from)).orElse(null);
    }
}
