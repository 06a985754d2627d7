package io.credits.plan;

import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.rating.HostText;
import io.credits.rating.RateCardId;
import java.util.Objects;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A tier that a workspace can be on: what it costs, the credits it grants and when, and by which rate card they are used.
 *
 * <p>An account keeps the terms of its plan as they were when it was assigned; a changed plan reaches it only by a change of
 * plan. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * Plan pro = Plan.builder(PlanId.of("pro"), Credits.of(1000), RefreshSchedule.every(Period.MONTH))
 *         .price(Money.parse("INR 4999.00"))
 *         .rateCard(RateCardId.of("standard"))
 *         .rollover(Rollover.ALL.withMaxCredits(Credits.of(500)))
 *         .build();
 * }</pre>
 *
 * @param id the plan
 * @param name what a person calls it; 1 to 200 characters
 * @param rank its place among the plans: one of a higher rank is an upgrade
 * @param price what one period costs, zero or more; shown, never charged by the library
 * @param rateCard the rate card that prices usage
 * @param allowance the credits of one period, 0 to {@link Credits#MAX_OPERATION}
 * @param refresh when the allowance is granted again
 * @param mode what becomes of the old allowance at a refresh
 * @param rollover what is carried over at a reset; null for nothing
 * @param overdraft how far an account may go into debt, 0 to {@link Credits#MAX_OPERATION} [R6]
 * @param debtAtRefresh what becomes of debt at a refresh
 * @param priority the burn priority of its credits, low first; carried credits have one less [R5]
 * @param costBasis what its credits cost, for reports; null for nothing stated
 */
public record Plan(
        PlanId id,
        String name,
        int rank,
        Money price,
        RateCardId rateCard,
        Credits allowance,
        RefreshSchedule refresh,
        RefreshMode mode,
        @Nullable Rollover rollover,
        Credits overdraft,
        DebtPolicy debtAtRefresh,
        int priority,
        @Nullable CostBasis costBasis) {

    /** The burn priority of credits unless another is given [R5]. */
    public static final int DEFAULT_PRIORITY = 50;

    /** The rank of a plan unless another is given. */
    public static final int DEFAULT_RANK = 0;

    /**
     * Checks the amounts and combinations.
     *
     * @param id the plan
     * @param name what a person calls it; 1 to 200 characters
     * @param rank its place among the plans
     * @param price what one period costs, zero or more
     * @param rateCard the rate card that prices usage
     * @param allowance the credits of one period
     * @param refresh when the allowance is granted again
     * @param mode what becomes of the old allowance at a refresh
     * @param rollover what is carried over at a reset; null for nothing
     * @param overdraft how far an account may go into debt
     * @param debtAtRefresh what becomes of debt at a refresh
     * @param priority the burn priority of its credits, above {@link Integer#MIN_VALUE}
     * @param costBasis what its credits cost; null for nothing stated
     * @throws InvalidAmountException if an amount is negative or more than one operation may move
     * @throws IllegalArgumentException if the name breaks the rule of {@link HostText}, or a plan that accumulates has a
     *     rollover
     */
    public Plan {
        Objects.requireNonNull(id, "id");
        HostText.require("name", name);
        if (price.isNegative()) {
            throw InvalidAmountException.invalid("price", "0 or more", price.getAmount());
        }
        Objects.requireNonNull(rateCard, "rateCard");
        allowance.withinOperation("allowance");
        Objects.requireNonNull(refresh, "refresh");
        if (Objects.requireNonNull(mode, "mode") == RefreshMode.ACCUMULATE && rollover != null) {
            throw new IllegalArgumentException("rollover: wanted none for a plan that accumulates, found one");
        }
        overdraft.withinOperation("overdraft");
        Objects.requireNonNull(debtAtRefresh, "debtAtRefresh");
        if (priority == Integer.MIN_VALUE) {
            throw new IllegalArgumentException("priority: wanted room for one less, found " + priority);
        }
    }

    /**
     * Begins a plan.
     *
     * @param id the plan
     * @param allowance the credits of one period
     * @param refresh when the allowance is granted again
     * @return a builder that still needs a price and a rate card
     */
    public static Builder builder(PlanId id, Credits allowance, RefreshSchedule refresh) {
        return new Builder(id, allowance, refresh);
    }

    /** Collects what a plan is made of. Not safe for use by several threads. */
    public static final class Builder {

        private final PlanId id;
        private final Credits allowance;
        private final RefreshSchedule refresh;
        private String name;
        private int rank = DEFAULT_RANK;
        private @Nullable Money price;
        private @Nullable RateCardId rateCard;
        private RefreshMode mode = RefreshMode.RESET;
        private @Nullable Rollover rollover;
        private Credits overdraft = Credits.ZERO;
        private DebtPolicy debtAtRefresh = DebtPolicy.CARRY;
        private int priority = DEFAULT_PRIORITY;
        private @Nullable CostBasis costBasis;

        private Builder(PlanId id, Credits allowance, RefreshSchedule refresh) {
            this.id = Objects.requireNonNull(id, "id");
            this.allowance = Objects.requireNonNull(allowance, "allowance");
            this.refresh = Objects.requireNonNull(refresh, "refresh");
            this.name = id.value();
        }

        /**
         * Says what a person calls the plan; its identifier unless given.
         *
         * @param name 1 to 200 characters
         * @return this builder
         */
        public Builder name(String name) {
            this.name = name;
            return this;
        }

        /**
         * Says the plan's place among the others; {@link Plan#DEFAULT_RANK} unless given.
         *
         * @param rank one of a higher rank is an upgrade
         * @return this builder
         */
        public Builder rank(int rank) {
            this.rank = rank;
            return this;
        }

        /**
         * Says what one period costs; required.
         *
         * @param price zero or more
         * @return this builder
         */
        public Builder price(Money price) {
            this.price = price;
            return this;
        }

        /**
         * Says which rate card prices usage; required.
         *
         * @param rateCard the rate card
         * @return this builder
         */
        public Builder rateCard(RateCardId rateCard) {
            this.rateCard = rateCard;
            return this;
        }

        /**
         * Says what becomes of the old allowance at a refresh; {@link RefreshMode#RESET} unless given.
         *
         * @param mode the mode
         * @return this builder
         */
        public Builder mode(RefreshMode mode) {
            this.mode = mode;
            return this;
        }

        /**
         * Says what is carried over at a reset; nothing unless given.
         *
         * @param rollover the rollover; null for nothing
         * @return this builder
         */
        public Builder rollover(@Nullable Rollover rollover) {
            this.rollover = rollover;
            return this;
        }

        /**
         * Says how far an account may go into debt; not at all unless given.
         *
         * @param overdraft zero or more
         * @return this builder
         */
        public Builder overdraft(Credits overdraft) {
            this.overdraft = overdraft;
            return this;
        }

        /**
         * Says what becomes of debt at a refresh; {@link DebtPolicy#CARRY} unless given.
         *
         * @param debtAtRefresh the policy
         * @return this builder
         */
        public Builder debtAtRefresh(DebtPolicy debtAtRefresh) {
            this.debtAtRefresh = debtAtRefresh;
            return this;
        }

        /**
         * Says when the plan's credits burn among others; {@link Plan#DEFAULT_PRIORITY} unless given.
         *
         * @param priority low first
         * @return this builder
         */
        public Builder priority(int priority) {
            this.priority = priority;
            return this;
        }

        /**
         * Says what the plan's credits cost, for reports; nothing stated unless given.
         *
         * @param costBasis the cost; null for nothing stated
         * @return this builder
         */
        public Builder costBasis(@Nullable CostBasis costBasis) {
            this.costBasis = costBasis;
            return this;
        }

        /**
         * Makes the plan.
         *
         * @return the plan
         * @throws IllegalArgumentException if price or rate card is missing, or a value is refused as the plan's
         *     constructor tells
         */
        public Plan build() {
            if (price == null || rateCard == null) {
                throw new IllegalArgumentException(
                        (price == null ? "price" : "rateCard") + ": wanted one for plan " + id + ", found none");
            }
            return new Plan(
                    id,
                    name,
                    rank,
                    price,
                    rateCard,
                    allowance,
                    refresh,
                    mode,
                    rollover,
                    overdraft,
                    debtAtRefresh,
                    priority,
                    costBasis);
        }
    }
}
