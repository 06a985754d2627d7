package io.credits.ledger;

import io.credits.plan.Plan;
import io.credits.rating.RateCardId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an account. Needs no key: opening again with the same facts answers the same account, with other facts it is
 * a conflict that names the fact.
 *
 * <p>An anchor in the past joins the schedule: the period in progress is granted in full at opening, earlier ones are
 * not.
 *
 * @param account the account's id
 * @param zone the zone of its days and refreshes
 * @param plan its plan, or null for none
 * @param anchor the instant of the plan's occurrence 0, or null for the instant of opening
 * @param rateCard the rate card while it has no plan, or null for the only one there is
 */
public record OpenAccount(
        AccountId account,
        ZoneId zone,
        @Nullable Plan plan,
        @Nullable Instant anchor,
        @Nullable RateCardId rateCard) {

    /**
     * Creates the request.
     *
     * @param account the account's id
     * @param zone the zone of its days and refreshes
     * @param plan its plan, or null for none
     * @param anchor the instant of the plan's occurrence 0, or null for the instant of opening
     * @param rateCard the rate card while it has no plan, or null for the only one there is
     * @throws InvalidArgumentException if an anchor is given without a plan
     */
    public OpenAccount {
        if (anchor != null) {
            anchor = Operation.instant("anchor", anchor);
            if (plan == null) {
                throw new InvalidArgumentException(
                        RejectionCode.INVALID_ARGUMENT, "anchor", "a plan to go with it", "no plan");
            }
        }
    }

    /**
     * Asks for an account without a plan.
     *
     * @param account the account's id
     * @param zone the zone of its days
     * @return the request
     */
    public static OpenAccount of(AccountId account, ZoneId zone) {
        return new OpenAccount(account, zone, null, null, null);
    }

    /**
     * Returns the request with a plan.
     *
     * @param wanted the plan
     * @return a request that is otherwise the same
     */
    public OpenAccount withPlan(Plan wanted) {
        return new OpenAccount(account, zone, wanted, anchor, rateCard);
    }

    /**
     * Returns the request with the instant of occurrence 0.
     *
     * @param wanted the instant
     * @return a request that is otherwise the same
     */
    public OpenAccount withAnchor(Instant wanted) {
        return new OpenAccount(account, zone, plan, wanted, rateCard);
    }

    /**
     * Returns the request with a rate card for the time without a plan.
     *
     * @param wanted the rate card's id
     * @return a request that is otherwise the same
     */
    public OpenAccount withRateCard(RateCardId wanted) {
        return new OpenAccount(account, zone, plan, anchor, wanted);
    }

    void describe(Members members) {
        members.put("zone", zone.getId())
                .put("plan", plan == null ? null : plan.id().value())
                .put("anchor", anchor)
                .put("rateCard", rateCard == null ? null : rateCard.value());
    }

    /**
     * Compares with the opening of an account that exists.
     *
     * @param earlier how the account was opened
     * @return the first fact that differs, or null if all are the same
     */
    public @Nullable String firstDifference(Opening earlier) {
        return Comparison.firstDifference(this::describe, earlier.request()::describe);
    }
}
