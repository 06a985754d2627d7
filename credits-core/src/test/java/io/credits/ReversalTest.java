package io.credits;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.amount.Credits;
import io.credits.ledger.ChangeZone;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.ReverseEntry;
import io.credits.ledger.Reversed;
import io.credits.plan.DebtPolicy;
import io.credits.plan.Period;
import io.credits.plan.Plan;
import io.credits.plan.Rollover;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Where reversed credits go once the grants that paid have changed [R15]. */
class ReversalTest {

    private static Desk opened(Plan plan) {
        return new Desk("2024-01-01T00:00:00Z").open(Desk.account("UTC").withPlan(plan));
    }

    private static DebitCredits debit(String key, long credits) {
        return DebitCredits.of(Desk.W1, Desk.key(key), Credits.of(credits));
    }

    private static Reversed reversed(Desk desk, String of) {
        return desk.ledger.reverse(ReverseEntry.all(Desk.W1, Desk.key("reverse " + of), Desk.key(of)));
    }

    @Test
    void shouldForfeitForgivenDebtInsteadOfGivingItToAGrantThatRepaidAnEarlierOne() {
        Plan plan = Desk.plan("small", 10, Period.MONTH)
                .overdraft(Credits.of(50))
                .debtAtRefresh(DebtPolicy.FORGIVE)
                .build();
        Desk desk = opened(plan)
                .at("2024-01-02T00:00:00Z")
                .did(debit("early", 30)) // 10 of the plan, 20 owed
                .at("2024-01-03T00:00:00Z")
                .did(Desk.grant("G1", 100)) // repays the 20
                .at("2024-01-04T00:00:00Z")
                .did(debit("late", 100)) // 80 of G1, 20 owed
                .at("2024-02-01T00:00:00Z"); // forgives them
        desk.assertBalance(10, 10);
        Reversed back = reversed(desk, "late");
        assertThat(back.forfeited()).isEqualTo(Credits.of(20));
        assertThat(desk.grants()).containsExactly("plan-1 10 held 0", "G1 80 held 0");
    }

    @Test
    void shouldNotReviveWhatACeilingHasTrimmed() {
        Plan plan = Desk.plan("small", 100, Period.MONTH)
                .rollover(Rollover.ALL.withCeiling(Credits.of(150)))
                .build();
        Desk desk = opened(plan).at("2024-02-10T00:00:00Z");
        assertThat(desk.grants()).containsExactly("rollover-1 50 held 0", "plan-1 100 held 0");
        desk.did(debit("d", 20)).at("2024-03-02T00:00:00Z");
        assertThat(desk.grants()).containsExactly("rollover-2 50 held 0", "plan-2 100 held 0");
        reversed(desk, "d");
        assertThat(desk.grants()).containsExactly("rollover-1 20 held 0", "rollover-2 50 held 0", "plan-2 100 held 0");
    }

    @Test
    void shouldReturnToAPlanGrantWhoseEndHasMovedLaterWithTheZone() {
        Desk desk = opened(Desk.plan("small", 100, Period.MONTH).build())
                .at("2024-01-10T00:00:00Z")
                .did(debit("d", 100))
                .at("2024-01-15T00:00:00Z")
                .did(new ChangeZone(Desk.W1, Desk.key("zone"), ZoneId.of("America/New_York")))
                .at("2024-02-01T02:00:00Z");
        Reversed back = reversed(desk, "d");
        assertThat(back.lapsed()).isEmpty();
        assertThat(desk.grants()).containsExactly("plan-0 100 held 0");
        desk.at("2024-02-01T05:00:00Z");
        assertThat(desk.grants()).containsExactly("plan-1 100 held 0");
    }

    @Test
    void shouldLapseIntoAPlanGrantWhoseEndHasMovedEarlierWithTheZone() {
        Desk desk = opened(Desk.plan("small", 100, Period.MONTH).build())
                .at("2024-01-10T00:00:00Z")
                .did(debit("d", 100))
                .at("2024-01-15T00:00:00Z")
                .did(new ChangeZone(Desk.W1, Desk.key("zone"), ZoneId.of("Asia/Kolkata")))
                .at("2024-01-31T18:30:00Z");
        Reversed back = reversed(desk, "d");
        assertThat(back.burned()).isEqualTo(back.lapsed()).hasSize(1);
        assertThat(desk.grants()).containsExactly("plan-1 100 held 0");
    }
}
