package io.credits.report;

import io.credits.amount.Credits;
import io.credits.ledger.Account;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.History;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.Outcome;
import io.credits.ledger.Ruling;
import io.credits.plan.Plan;
import io.credits.plan.PlanId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * A plan that an account could be upgraded to, with what the change would bring at once [R12].
 *
 * @param plan the plan
 * @param name what a person calls it
 * @param price what one period costs
 * @param allowance the credits of one period
 * @param quote what is kept, trimmed and added by a change now, prorated
 */
public record UpgradeOption(PlanId plan, String name, Money price, Credits allowance, PlanChangeQuote quote) {

    /** Names the trial, which is never written. */
    private static final IdempotencyKey TRIAL = IdempotencyKey.of("upgrade option");

    /**
     * Returns the plans of a higher rank, or all of them for an account without a plan; the lowest rank first, then by id.
     *
     * @param account a settled account
     * @param at the instant of the trial
     * @param onSale the plans on sale
     * @return the options; none for a closed account
     */
    public static List<UpgradeOption> of(Account account, Instant at, List<Plan> onSale) {
        Optional<Plan> current = account.plan();
        return onSale.stream()
                .filter(plan -> current.isEmpty() || plan.rank() > current.get().rank())
                .sorted(Comparator.comparingInt(Plan::rank)
                        .thenComparing(plan -> plan.id().value()))
                .flatMap(plan -> option(account, at, plan))
                .toList();
    }

    private static Stream<UpgradeOption> option(Account account, Instant at, Plan plan) {
        Outcome<PlanChangeQuote> quote = PlanChangeQuote.of(
                new Ruling(account, at, History.EMPTY),
                new ChangePlan(account.id(), TRIAL, plan, ChangePlan.When.NOW, ChangePlan.Proration.PRORATED));
        return quote.rejection().isPresent()
                ? Stream.empty()
                : Stream.of(
                        new UpgradeOption(plan.id(), plan.name(), plan.price(), plan.allowance(), quote.orElseThrow()));
    }
}
