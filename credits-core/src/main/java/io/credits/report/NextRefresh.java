package io.credits.report;

import io.credits.amount.Credits;
import io.credits.plan.PlanId;
import java.time.Instant;

/**
 * The next refresh of an account's plan.
 *
 * @param at when it happens
 * @param credits the allowance that it grants
 * @param plan the plan that grants it; a pending change is counted
 */
public record NextRefresh(Instant at, Credits credits, PlanId plan) {}
