package io.credits.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.rating.RateCardId;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Money PRICE = Money.parse("INR 4999.00");

    @Test
    void shouldUseTheNamedDefaults() {
        Plan plan = pro().build();
        assertThat(plan.name()).isEqualTo("pro");
        assertThat(plan.rank()).isEqualTo(Plan.DEFAULT_RANK);
        assertThat(plan.priority()).isEqualTo(Plan.DEFAULT_PRIORITY).isEqualTo(50);
        assertThat(plan.mode()).isEqualTo(RefreshMode.RESET);
        assertThat(plan.rollover()).isNull();
        assertThat(plan.overdraft()).isEqualTo(Credits.ZERO);
        assertThat(plan.debtAtRefresh()).isEqualTo(DebtPolicy.CARRY);
        assertThat(plan.costBasis()).isNull();
    }

    @Test
    void shouldKeepWhatTheBuilderWasTold() {
        CostBasis basis = CostBasis.perCredit(BigMoney.parse("INR 4.999"));
        Plan plan = pro().name("Pro")
                .rank(2)
                .mode(RefreshMode.RESET)
                .rollover(Rollover.ALL)
                .overdraft(Credits.of(5))
                .debtAtRefresh(DebtPolicy.FORGIVE)
                .priority(40)
                .costBasis(basis)
                .build();
        assertThat(plan)
                .isEqualTo(new Plan(
                        PlanId.of("pro"),
                        "Pro",
                        2,
                        PRICE,
                        RateCardId.of("standard"),
                        Credits.of(1000),
                        RefreshSchedule.every(Period.MONTH),
                        RefreshMode.RESET,
                        Rollover.ALL,
                        Credits.of(5),
                        DebtPolicy.FORGIVE,
                        40,
                        basis));
    }

    @Test
    void shouldRefuseAnIdentifierThatAStoreWouldNotGiveBack() {
        assertThat(PlanId.of("größer")).hasToString("größer").isEqualTo(new PlanId("größer"));
        assertThatThrownBy(() -> PlanId.of(" pro")).hasMessage("plan: wanted no blank at either end, found one");
    }

    @Test
    void shouldAskForPriceAndRateCard() {
        Plan.Builder builder = Plan.builder(PlanId.of("pro"), Credits.of(1000), RefreshSchedule.every(Period.MONTH));
        assertThatThrownBy(builder::build).hasMessage("price: wanted one for plan pro, found none");
        builder.price(PRICE);
        assertThatThrownBy(builder::build).hasMessage("rateCard: wanted one for plan pro, found none");
    }

    @Test
    void shouldRefuseAmountsBeyondTheirLimits() {
        assertThatThrownBy(() -> pro().price(Money.parse("INR -0.01")).build())
                .isInstanceOf(InvalidAmountException.class);
        assertThatThrownBy(() -> pro().overdraft(Credits.of(-1)).build()).isInstanceOf(InvalidAmountException.class);
        Credits tooMuch = Credits.MAX_OPERATION.plus(Credits.ofMicros(1));
        assertThatThrownBy(() -> pro().overdraft(tooMuch).build()).isInstanceOf(InvalidAmountException.class);
        for (Credits allowance : new Credits[] {tooMuch, Credits.of(-1)}) {
            assertThatThrownBy(() -> Plan.builder(PlanId.of("p"), allowance, RefreshSchedule.every(Period.DAY))
                            .price(PRICE)
                            .rateCard(RateCardId.of("standard"))
                            .build())
                    .isInstanceOf(InvalidAmountException.class)
                    .hasMessageStartingWith("allowance: wanted ");
        }
    }

    @Test
    void shouldRefuseCombinationsThatMeanNothing() {
        assertThatThrownBy(() -> pro().mode(RefreshMode.ACCUMULATE)
                        .rollover(Rollover.ALL)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rollover: wanted none for a plan that accumulates, found one");
        assertThatThrownBy(() -> pro().priority(Integer.MIN_VALUE).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pro().name("").build()).isInstanceOf(IllegalArgumentException.class);
    }

    private static Plan.Builder pro() {
        return Plan.builder(PlanId.of("pro"), Credits.of(1000), RefreshSchedule.every(Period.MONTH))
                .price(PRICE)
                .rateCard(RateCardId.of("standard"));
    }
}
