package io.credits.spi;

import io.credits.ledger.BurnOrder;
import io.credits.ledger.Notices;
import io.credits.ledger.Terms;
import io.credits.plan.Plan;
import io.credits.plan.PlanId;
import io.credits.plan.PriceList;
import io.credits.rating.Feature;
import io.credits.rating.RateCard;
import io.credits.rating.RateCardId;
import io.credits.tax.Supplier;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue held in memory, made by a builder or loaded from JSON.
 *
 * <p>Immutable; {@link #withRateCard} answers the next edition and refuses to rewrite history.
 */
public final class InMemoryCatalog implements Catalog {

    private final Terms terms;
    private final Map<PlanId, Plan> plans;
    private final List<Feature> features;
    private final @Nullable PriceList priceList;
    private final @Nullable Supplier supplier;

    private InMemoryCatalog(
            Terms terms,
            Map<PlanId, Plan> plans,
            List<Feature> features,
            @Nullable PriceList priceList,
            @Nullable Supplier supplier) {
        this.terms = terms;
        this.plans = plans;
        this.features = features;
        this.priceList = priceList;
        this.supplier = supplier;
    }

    /**
     * Starts a catalogue.
     *
     * @param currency the currency of its prices and cost bases
     * @return a builder
     */
    public static Builder builder(CurrencyUnit currency) {
        return new Builder(currency);
    }

    /**
     * Returns the catalogue with a new edition of a rate card, or with a further card.
     *
     * @param card the card; it must keep every version in force as it is, and new ones must start later than now
     * @param now the instant of the change
     * @return the next edition of this catalogue
     * @throws io.credits.rating.RateCardAlteredException if the card would alter a version in force
     */
    public InMemoryCatalog withRateCard(RateCard card, Instant now) {
        RateCard older = terms.rateCards().get(card.id());
        if (older != null) {
            card.requireContinues(older, now);
        }
        Map<RateCardId, RateCard> cards = new LinkedHashMap<>(terms.rateCards());
        cards.put(card.id(), card);
        Terms changed = new Terms(
                terms.currency(),
                cards,
                terms.burnOrder(),
                terms.futureTolerance(),
                terms.lateTolerance(),
                terms.notices());
        return new InMemoryCatalog(changed, plans, features, priceList, supplier);
    }

    @Override
    public Terms terms() {
        return terms;
    }

    @Override
    public Optional<Plan> plan(PlanId id) {
        return Optional.ofNullable(plans.get(id));
    }

    @Override
    public List<Plan> plans() {
        return List.copyOf(plans.values());
    }

    @Override
    public List<Feature> features() {
        return features;
    }

    @Override
    public Optional<PriceList> priceList() {
        return Optional.ofNullable(priceList);
    }

    @Override
    public Optional<Supplier> supplier() {
        return Optional.ofNullable(supplier);
    }

    /** Collects a catalogue's parts; not safe for use by several threads. */
    public static final class Builder {

        private final CurrencyUnit currency;
        private final Map<RateCardId, RateCard> rateCards = new LinkedHashMap<>();
        private final Map<PlanId, Plan> plans = new LinkedHashMap<>();
        private List<Feature> features = List.of();
        private BurnOrder burnOrder = BurnOrder.STANDARD_1;
        private @Nullable PriceList priceList;
        private @Nullable Supplier supplier;
        private @Nullable Notices notices;

        private Builder(CurrencyUnit currency) {
            this.currency = currency;
        }

        /**
         * Adds a rate card.
         *
         * @param card the card
         * @return this builder
         * @throws IllegalArgumentException if there is one with the same id
         */
        public Builder rateCard(RateCard card) {
            if (rateCards.putIfAbsent(card.id(), card) != null) {
                throw new IllegalArgumentException("rateCards: wanted one card per id, found two of " + card.id());
            }
            return this;
        }

        /**
         * Adds a plan.
         *
         * @param plan the plan
         * @return this builder
         * @throws IllegalArgumentException if there is one with the same id
         */
        public Builder plan(Plan plan) {
            if (plans.putIfAbsent(plan.id(), plan) != null) {
                throw new IllegalArgumentException("plans: wanted one plan per id, found two of " + plan.id());
            }
            return this;
        }

        /**
         * Names the features.
         *
         * @param named the features
         * @return this builder
         */
        public Builder features(Collection<Feature> named) {
            features = List.copyOf(named);
            return this;
        }

        /**
         * Chooses the burn order; {@link BurnOrder#STANDARD_1} unless chosen.
         *
         * @param order which grants pay first
         * @return this builder
         */
        public Builder burnOrder(BurnOrder order) {
            burnOrder = order;
            return this;
        }

        /**
         * Sets the prices of purchased credits.
         *
         * @param prices the price list, or null where no credits are sold
         * @return this builder
         */
        public Builder priceList(@Nullable PriceList prices) {
            priceList = prices;
            return this;
        }

        /**
         * Sets who sells.
         *
         * @param seller the supplier, or null where no tax is to be counted
         * @return this builder
         */
        public Builder supplier(@Nullable Supplier seller) {
            supplier = seller;
            return this;
        }

        /**
         * Asks for events; none are written unless asked for.
         *
         * @param wanted which, or null for none
         * @return this builder
         */
        public Builder notices(@Nullable Notices wanted) {
            notices = wanted;
            return this;
        }

        /**
         * Makes the catalogue.
         *
         * @return the catalogue
         * @throws IllegalArgumentException if a plan names a rate card that is not there
         */
        public InMemoryCatalog build() {
            for (Plan plan : plans.values()) {
                if (!rateCards.containsKey(plan.rateCard())) {
                    throw new IllegalArgumentException("plans: wanted the rate card " + plan.rateCard() + " of plan "
                            + plan.id() + ", found " + rateCards.keySet());
                }
            }
            return new InMemoryCatalog(
                    Terms.of(currency, burnOrder, rateCards.values()).telling(notices),
                    new LinkedHashMap<>(plans),
                    features,
                    priceList,
                    supplier);
        }
    }
}
