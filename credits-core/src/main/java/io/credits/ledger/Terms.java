package io.credits.ledger;

import io.credits.rating.RateCard;
import io.credits.rating.RateCardId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What an account is handed over with so that a decision looks nothing up: rate cards, burn order, currency, limits on
 * usage time.
 *
 * <p>Immutable and shared by all accounts; the store attaches the host's current terms to each account that it loads.
 *
 * @param currency the currency of every cost basis
 * @param rateCards every rate card by its id
 * @param burnOrder which grants pay first [R5]
 * @param futureTolerance how far in the future usage may be dated [R16]
 * @param lateTolerance how old usage may be [R16]
 * @param notices which events are written, or null for none
 */
public record Terms(
        CurrencyUnit currency,
        Map<RateCardId, RateCard> rateCards,
        BurnOrder burnOrder,
        Duration futureTolerance,
        Duration lateTolerance,
        @Nullable Notices notices) {

    /** Usage may be dated up to five minutes ahead unless said otherwise. */
    public static final Duration DEFAULT_FUTURE_TOLERANCE = Duration.ofMinutes(5);

    /** Usage may be up to ninety days old unless said otherwise. */
    public static final Duration DEFAULT_LATE_TOLERANCE = Duration.ofDays(90);

    /**
     * Creates the terms with a copy of the map.
     *
     * @param currency the currency of every cost basis
     * @param rateCards every rate card by its id
     * @param burnOrder which grants pay first [R5]
     * @param futureTolerance how far in the future usage may be dated [R16]
     * @param lateTolerance how old usage may be [R16]
     * @param notices which events are written, or null for none
     */
    public Terms {
        rateCards = Map.copyOf(rateCards);
    }

    /**
     * Creates terms without events.
     *
     * @param currency the currency of every cost basis
     * @param rateCards every rate card by its id
     * @param burnOrder which grants pay first [R5]
     * @param futureTolerance how far in the future usage may be dated [R16]
     * @param lateTolerance how old usage may be [R16]
     */
    public Terms(
            CurrencyUnit currency,
            Map<RateCardId, RateCard> rateCards,
            BurnOrder burnOrder,
            Duration futureTolerance,
            Duration lateTolerance) {
        this(currency, rateCards, burnOrder, futureTolerance, lateTolerance, null);
    }

    /**
     * Returns the terms with events.
     *
     * @param wanted which events are written, or null for none
     * @return terms that are otherwise the same
     */
    public Terms telling(@Nullable Notices wanted) {
        return new Terms(currency, rateCards, burnOrder, futureTolerance, lateTolerance, wanted);
    }

    /**
     * Creates terms with the default tolerances.
     *
     * @param currency the currency of every cost basis
     * @param burnOrder which grants pay first
     * @param rateCards the rate cards
     * @return the terms
     */
    public static Terms of(CurrencyUnit currency, BurnOrder burnOrder, Iterable<RateCard> rateCards) {
        Map<RateCardId, RateCard> byId = new LinkedHashMap<>();
        for (RateCard card : rateCards) {
            byId.put(card.id(), card);
        }
        return new Terms(currency, byId, burnOrder, DEFAULT_FUTURE_TOLERANCE, DEFAULT_LATE_TOLERANCE);
    }

    /**
     * Finds the rate card of an account.
     *
     * @param named the card that the account's plan or opening names, or null where neither does
     * @return that card; without a name the only card there is; empty if there is none or more than one
     */
    public Optional<RateCard> rateCard(@Nullable RateCardId named) {
        if (named != null) {
            return Optional.ofNullable(rateCards.get(named));
        }
        return rateCards.size() == 1 ? Optional.of(rateCards.values().iterator().next()) : Optional.empty();
    }

    /**
     * Finds a version of a rate card.
     *
     * @param named the card, or null for the only one there is
     * @param from the version's start
     * @return the version with its card, or empty if these terms do not have it
     */
    public Optional<Explanation.Rates> rates(@Nullable RateCardId named, Instant from) {
        return rateCard(named)
                .flatMap(card -> card.versions().stream()
                        .filter(version -> version.from().equals(from))
                        .map(version -> new Explanation.Rates(card.id(), version))
                        .findFirst());
    }
}
