package io.credits;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.amount.Credits;
import io.credits.ledger.CancelPlan;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.HoldId;
import io.credits.ledger.RejectionCode;
import io.credits.ledger.ReleaseHold;
import io.credits.ledger.ReverseEntry;
import io.credits.plan.DebtPolicy;
import io.credits.plan.Period;
import io.credits.plan.Plan;
import io.credits.plan.Rollover;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Upgrades, downgrades, other schedules and cancellations around their occurrences [R6, R11, R12]. */
class PlanChangeTest {

    private static final Plan SMALL =
            Desk.plan("small", 100, Period.MONTH).rank(1).build();
    private static final Plan BIG = Desk.plan("big", 410, Period.MONTH).rank(2).build();

    private static Desk opened(Plan plan) {
        return new Desk("2024-01-01T00:00:00Z").open(Desk.account("UTC").withPlan(plan));
    }

    private static ChangePlan change(Plan plan, ChangePlan.Proration proration) {
        return new ChangePlan(Desk.W1, Desk.key("change"), plan, null, proration);
    }

    @Test
    void shouldAddTheExactPartOfTheDifferenceThatIsLeft() {
        // 21 of 31 days are left of 310 more: 210; a microsecond later a micro-share less, floored.
        Desk desk = opened(SMALL).at("2024-01-11T00:00:00Z").did(change(BIG, ChangePlan.Proration.PRORATED));
        assertThat(desk.grants()).containsExactly("plan-0 100 held 0", "upgrade-2 210 held 0");
        assertThat(desk.ledger.nextRefresh(Desk.W1).orElseThrow().at()).isEqualTo("2024-02-01T00:00:00Z");
        Desk later = opened(SMALL).at("2024-01-11T00:00:00.000001Z").did(change(BIG, ChangePlan.Proration.PRORATED));
        assertThat(later.grants()).containsExactly("plan-0 100 held 0", "upgrade-2 209.999999 held 0");
        later.at("2024-02-01T00:00:00Z");
        assertThat(later.grants()).containsExactly("plan-1 410 held 0");
    }

    @Test
    void shouldAddAllOrNothingOfTheDifferenceWhereAskedTo() {
        opened(SMALL)
                .at("2024-01-11T00:00:00Z")
                .did(change(BIG, ChangePlan.Proration.FULL))
                .assertBalance(410, 410);
        opened(SMALL)
                .at("2024-01-11T00:00:00Z")
                .did(change(BIG, ChangePlan.Proration.NONE))
                .assertBalance(100, 100);
    }

    @Test
    void shouldAddTheWholeDifferenceExactlyAtAnOccurrence() {
        for (ChangePlan.Proration proration : ChangePlan.Proration.values()) {
            Desk desk = opened(SMALL).at("2024-02-01T00:00:00Z").did(change(BIG, proration));
            assertThat(desk.grants()).containsExactly("plan-1 100 held 0", "upgrade-4 310 held 0");
        }
        Desk before = opened(SMALL).at("2024-01-31T23:59:59.999999Z").did(change(BIG, ChangePlan.Proration.NONE));
        before.at("2024-02-01T00:00:00Z").assertBalance(410, 410);
    }

    @Test
    void shouldDowngradeAtTheNextOccurrenceAndTakeNothingBack() {
        Desk desk = opened(BIG).at("2024-01-11T00:00:00Z").did(change(SMALL, ChangePlan.Proration.PRORATED));
        desk.at("2024-01-31T23:59:59.999999Z").assertBalance(410, 410);
        desk.at("2024-02-01T00:00:00Z").assertBalance(100, 100);
    }

    @Test
    void shouldStartAnotherScheduleAtTheChangeAndCarryAsTheOldPlanSays() {
        Plan carrying = Desk.plan("carrying", 100, Period.MONTH)
                .rank(1)
                .rollover(Rollover.ALL.withMaxCredits(Credits.of(30)).withValidFor(2))
                .build();
        Plan weekly = Desk.plan("weekly", 20, Period.WEEK).rank(2).build();
        Desk desk = opened(carrying).at("2024-01-11T05:00:00Z").did(change(weekly, ChangePlan.Proration.PRORATED));
        assertThat(desk.entriesAfter(1))
                .containsExactly(
                        "PLAN_CHANGED 2024-01-11T05:00:00Z 0 100",
                        "ROLLED_OVER 2024-01-11T05:00:00Z 0 100",
                        "EXPIRED 2024-01-11T05:00:00Z -70 30",
                        "REFRESHED 2024-01-11T05:00:00Z 20 50");
        assertThat(desk.grants()).containsExactly("rollover-1.0 30 held 0", "plan-1.0 20 held 0");
        desk.at("2024-01-18T05:00:00Z");
        assertThat(desk.grants()).containsExactly("rollover-1.0 30 held 0", "plan-1.1 20 held 0");
        desk.at("2024-01-25T05:00:00Z");
        assertThat(desk.grants()).containsExactly("plan-1.2 20 held 0");
    }

    @Test
    void shouldEndACancelledPlanBeforeItsOccurrenceAndCarryNothing() {
        Plan carrying =
                Desk.plan("carrying", 100, Period.MONTH).rollover(Rollover.ALL).build();
        Desk desk = opened(carrying).at("2024-01-20T00:00:00Z").did(new CancelPlan(Desk.W1, Desk.key("c"), null));
        assertThat(desk.ledger.nextRefresh(Desk.W1)).isEmpty();
        desk.at("2024-01-31T23:59:59.999999Z").assertBalance(100, 100);
        desk.at("2024-02-01T00:00:00Z").assertBalance(0, 0);
        assertThat(desk.refused(new CancelPlan(Desk.W1, Desk.key("d"), null)).code())
                .isEqualTo(RejectionCode.NOT_FOUND);
        Desk late = opened(SMALL).at("2024-02-01T00:00:00Z");
        late.did(new CancelPlan(Desk.W1, Desk.key("c"), Instant.parse("2024-02-01T00:00:00Z")));
        late.assertBalance(100, 100);
    }

    @Test
    void shouldKeepWhatACancelledPlanLeftWhenAnotherBegins() {
        Desk desk = opened(SMALL).at("2024-01-10T00:00:00Z");
        desk.did(new CancelPlan(Desk.W1, Desk.key("c"), Instant.parse("2024-01-10T00:00:00Z")))
                .did(change(BIG, ChangePlan.Proration.PRORATED));
        assertThat(desk.grants()).containsExactly("plan-0 100 held 0", "plan-1.0 410 held 0");
    }

    @Test
    void shouldTrimTheOldestFreeRolloverToTheCeiling() {
        Plan capped = Desk.plan("capped", 100, Period.MONTH)
                .rollover(Rollover.ALL.withCeiling(Credits.of(220)))
                .build();
        Desk desk = opened(capped);
        desk.at("2024-02-01T00:00:00Z").assertBalance(200, 200);
        desk.did(HoldCredits.of(Desk.W1, Desk.key("h"), Credits.of(90), Instant.parse("2025-01-01T00:00:00Z"))
                .named(HoldId.of("h")));
        // 100 + 100 carried + 100 new are 80 too many: 10 of the old are free, the rest comes off the new.
        desk.at("2024-03-01T00:00:00Z");
        assertThat(desk.grants()).containsExactly("rollover-1 90 held 90", "rollover-2 30 held 0", "plan-2 100 held 0");
        desk.did(new ReleaseHold(Desk.W1, Desk.key("r"), HoldId.of("h"))).assertBalance(220, 220);
    }

    @Test
    void shouldCarryOrForgiveDebtAtTheRefresh() {
        for (DebtPolicy policy : DebtPolicy.values()) {
            Plan lending = Desk.plan("lending", 10, Period.MONTH)
                    .overdraft(Credits.of(50))
                    .debtAtRefresh(policy)
                    .build();
            Desk desk = opened(lending).did(DebitCredits.of(Desk.W1, Desk.key("d"), Credits.of(14)));
            desk.at("2024-02-01T00:00:00Z");
            boolean forgiven = policy == DebtPolicy.FORGIVE;
            desk.assertBalance(forgiven ? 10 : 6, forgiven ? 10 : 6);
            desk.did(Desk.grant("g", 1));
            assertThat(desk.entriesAfter(2))
                    .containsExactly(
                            forgiven ? "REFRESHED 2024-02-01T00:00:00Z 14 10" : "REFRESHED 2024-02-01T00:00:00Z 10 6",
                            forgiven ? "GRANTED 2024-02-01T00:00:00Z 1 11" : "GRANTED 2024-02-01T00:00:00Z 1 7");
            // What was forgiven comes back to nobody; what was repaid, to the grant that repaid it.
            desk.did(ReverseEntry.all(Desk.W1, Desk.key("r"), Desk.key("d")));
            desk.assertBalance(11, 11);
        }
    }
}
