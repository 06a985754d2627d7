package io.credits.model;

import io.credits.amount.Credits;
import io.credits.amount.Percentage;
import io.credits.plan.DebtPolicy;
import io.credits.plan.Period;
import io.credits.plan.Plan;
import io.credits.plan.PlanId;
import io.credits.plan.RefreshMode;
import io.credits.plan.RefreshSchedule;
import io.credits.plan.Rollover;
import io.credits.rating.RateCardId;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Plans that between them use every member a plan has. */
final class Plans {

    private static final RateCardId CARD = RateCardId.of("standard");

    private final List<Plan> plans = List.of(
            Plan.builder(PlanId.of("small"), Credits.of(100), RefreshSchedule.every(Period.MONTH))
                    .rateCard(CARD)
                    .price(Money.of(CurrencyUnit.of("INR"), 10))
                    .rank(1)
                    .build(),
            Plan.builder(PlanId.of("pro"), Credits.parse("301.000007"), RefreshSchedule.every(Period.MONTH))
                    .rateCard(CARD)
                    .price(Money.of(CurrencyUnit.of("INR"), 10))
                    .rank(2)
                    .rollover(Rollover.ALL
                            .withMaxCredits(Credits.of(150))
                            .withMaxPercent(Percentage.of(33))
                            .withMinCredits(Credits.of(10))
                            .withValidFor(2))
                    .overdraft(Credits.of(40))
                    .build(),
            Plan.builder(PlanId.of("forgiving"), Credits.of(50), new RefreshSchedule(Period.DAY, 3))
                    .rateCard(CARD)
                    .price(Money.of(CurrencyUnit.of("INR"), 10))
                    .rank(3)
                    .rollover(Rollover.ALL.withCeiling(Credits.of(130)))
                    .overdraft(Credits.of(100))
                    .debtAtRefresh(DebtPolicy.FORGIVE)
                    .priority(49)
                    .build(),
            Plan.builder(PlanId.of("piling"), Credits.of(20), RefreshSchedule.every(Period.WEEK))
                    .rateCard(CARD)
                    .price(Money.of(CurrencyUnit.of("INR"), 10))
                    .rank(2)
                    .mode(RefreshMode.ACCUMULATE)
                    .overdraft(Credits.of(25))
                    .build(),
            Plan.builder(PlanId.of("capped"), Credits.of(200), RefreshSchedule.every(Period.MONTH))
                    .rateCard(CARD)
                    .price(Money.of(CurrencyUnit.of("INR"), 10))
                    .rank(4)
                    .rollover(Rollover.ALL.withCeiling(Credits.of(320)).withValidFor(3))
                    .build(),
            Plan.builder(PlanId.of("empty"), Credits.ZERO, RefreshSchedule.every(Period.MONTH))
                    .rateCard(CARD)
                    .price(Money.of(CurrencyUnit.of("INR"), 10))
                    .rank(0)
                    .overdraft(Credits.of(60))
                    .build());

    Plan pick(int number) {
        return plans.get(Math.floorMod(number, plans.size()));
    }

    List<Plan> all() {
        return plans;
    }
}
