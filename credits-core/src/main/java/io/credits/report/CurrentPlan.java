package io.credits.report;

import io.credits.amount.Credits;
import io.credits.ledger.Account;
import io.credits.ledger.Subscription;
import io.credits.plan.Plan;
import io.credits.plan.PlanId;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The plan an account is on, with the terms it keeps [R12].
 *
 * @param id the plan
 * @param name what a person calls it
 * @param price what one period costs
 * @param allowance the credits of one period
 * @param next the plan that takes over at the next refresh, or null
 * @param endsAt when a cancellation takes effect, or null
 */
public record CurrentPlan(
        PlanId id,
        String name,
        Money price,
        Credits allowance,
        @Nullable PlanId next,
        @Nullable Instant endsAt) {

    /**
     * Shows an account's plan.
     *
     * @param account a settled account
     * @return the plan, or empty without one
     */
    public static Optional<CurrentPlan> of(Account account) {
        Subscription subscription = account.subscription();
        if (subscription == null) {
            return Optional.empty();
        }
        Plan plan = subscription.plan();
        Plan pending = subscription.pending();
        return Optional.of(new CurrentPlan(
                plan.id(),
                plan.name(),
                plan.price(),
                plan.allowance(),
                pending == null ? null : pending.id(),
                subscription.endsAt()));
    }
}
