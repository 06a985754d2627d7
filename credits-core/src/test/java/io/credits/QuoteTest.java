package io.credits;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.ledger.AccountEntry.PlanChanged.TakesEffect;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.Outcome;
import io.credits.ledger.Rejection;
import io.credits.ledger.UsageEntry.Consumed;
import io.credits.plan.Period;
import io.credits.plan.Plan;
import io.credits.report.PlanChangeQuote;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a command would come to, told without writing anything [R12]. */
class QuoteTest {

    private static final Plan SMALL =
            Desk.plan("small", 100, Period.MONTH).rank(1).build();

    private final Desk desk = new Desk("2024-01-01T00:00:00Z")
            .open(Desk.account("UTC").withPlan(SMALL))
            .at("2024-01-11T00:00:00Z");

    private PlanChangeQuote quote(Plan plan) {
        return desk.ledger
                .quoteChange(ChangePlan.to(Desk.W1, Desk.key("change"), plan))
                .orElseThrow();
    }

    @Test
    void shouldTellWhatAnUpgradeKeepsAndAdds() {
        Plan big = Desk.plan("big", 410, Period.MONTH).rank(2).build();
        assertThat(quote(big))
                .isEqualTo(new PlanChangeQuote(
                        big.id(),
                        TakesEffect.IN_PERIOD,
                        Credits.of(100),
                        Credits.ZERO,
                        Credits.of(210),
                        Instant.parse("2024-02-01T00:00:00Z")));
    }

    @Test
    void shouldTellWhatAnotherScheduleTrims() {
        Plan weekly = Desk.plan("weekly", 70, Period.WEEK).rank(2).build();
        assertThat(quote(weekly))
                .isEqualTo(new PlanChangeQuote(
                        weekly.id(),
                        TakesEffect.NEW_SCHEDULE,
                        Credits.ZERO,
                        Credits.of(100),
                        Credits.of(70),
                        Instant.parse("2024-01-18T00:00:00Z")));
    }

    @Test
    void shouldTellWhatUsageWouldCostOrWhyItWouldBeRefused() {
        Outcome<Consumed> affordable =
                desk.ledger.preview(ConsumeCredits.of(Desk.W1, Desk.key("c"), Desk.MESSAGE, Quantity.of(200)));
        assertThat(affordable.orElseThrow().charged()).isEqualTo(Credits.of(100));
        Outcome<Consumed> tooMuch =
                desk.ledger.preview(ConsumeCredits.of(Desk.W1, Desk.key("c"), Desk.MESSAGE, Quantity.of(201)));
        assertThat(tooMuch.rejection())
                .contains(new Rejection.InsufficientCredits(Desk.W1, Credits.parse("100.5"), Credits.of(100)));
    }

    @Test
    void shouldWriteNothing() {
        shouldTellWhatAnUpgradeKeepsAndAdds();
        shouldTellWhatUsageWouldCostOrWhyItWouldBeRefused();
        assertThat(desk.entriesAfter(0)).isEmpty();
    }
}
