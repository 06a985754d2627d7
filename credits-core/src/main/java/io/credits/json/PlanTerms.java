package io.credits.json;

import io.credits.plan.Plan;

/**
 * Names plans so that an account's balance sheet and its entries need not repeat them: a store keeps the terms of each plan
 * once, under the {@linkplain CreditsJson#contentHash hash of their content}.
 *
 * <p>{@code named(nameOf(plan))} equals the plan, always: terms are immutable. Implementations are safe for use by several
 * threads.
 */
public interface PlanTerms {

    /**
     * Returns the name of a plan's terms.
     *
     * @param plan the plan
     * @return a name that no other terms have
     */
    String nameOf(Plan plan);

    /**
     * Finds the terms of a name.
     *
     * @param name what {@link #nameOf} returned once
     * @return the plan
     * @throws IllegalArgumentException if the name is unknown
     */
    Plan named(String name);
}
