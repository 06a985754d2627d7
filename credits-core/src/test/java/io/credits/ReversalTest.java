package io.credits;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.ledger.ChangeZone;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.ExtendGrant;
import io.credits.ledger.GrantId;
import io.credits.ledger.ReverseEntry;
import io.credits.ledger.Reversed;
import io.credits.ledger.VoidGrant;
import io.credits.plan.DebtPolicy;
import io.credits.plan.Period;
import io.credits.plan.Plan;
import io.credits.plan.Rollover;
import io.credits.report.DeferredValue;
import java.time.Instant;
import java.time.ZoneId;
import org.joda.money.BigMoney;
import org.joda.money.Money;
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
        Desk desk = indebting()
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
    void shouldCountPaidCreditsThatReturnAfterTheirEndAsExpired() {
        Desk desk = new Desk("2024-01-01T00:00:00Z")
                .open(Desk.account("UTC"))
                .did(Desk.grant("bought", 10)
                        .withCostBasis(CostBasis.perCredit(BigMoney.parse("EUR 0.50")))
                        .expiringAt(Instant.parse("2024-01-03T00:00:00Z")))
                .did(debit("d", 8))
                .at("2024-01-04T00:00:00Z");
        reversed(desk, "d");
        assertThat(desk.ledger.deferred(Desk.W1, desk.now))
                .isEqualTo(new DeferredValue(
                        Money.parse("EUR 5.00"),
                        Money.parse("EUR 0.00"),
                        Money.parse("EUR 5.00"),
                        Money.parse("EUR 0.00")));
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

    @Test
    void shouldGiveRepaidDebtBackToTheGrantThatRepaidItHoweverEarlyItWasIssued() {
        Desk desk = indebting()
                .did(Desk.grant("F", 30).effectiveFrom(Instant.parse("2024-01-10T00:00:00Z")))
                .at("2024-01-02T00:00:00Z")
                .did(debit("d", 30)) // 10 of the plan, 20 owed
                .at("2024-01-11T00:00:00Z"); // F has repaid the 20
        desk.assertBalance(10, 10);
        Reversed back = reversed(desk, "d");
        assertThat(back.burned())
                .extracting(line -> line.grant() + " " + line.credits())
                .containsExactly("F 20", "plan-0 10");
        assertThat(back.repayments()).isEqualTo(1);
        assertThat(desk.grants()).containsExactly("plan-0 10 held 0", "F 30 held 0");
    }

    @Test
    void shouldNotGiveDebtToAGrantThatRepaidAnEarlierOneAtThatVeryInstant() {
        Desk desk = indebting()
                .did(Desk.grant("F", 100).effectiveFrom(Instant.parse("2024-01-03T00:00:00Z")))
                .at("2024-01-02T00:00:00Z")
                .did(debit("early", 30)) // 10 of the plan, 20 owed
                .at("2024-01-03T00:00:00Z") // F repays the 20
                .did(debit("late", 130)) // 80 of F, 50 owed
                .at("2024-02-01T00:00:00Z"); // forgives them
        Reversed back = reversed(desk, "late");
        assertThat(back.forfeited()).isEqualTo(Credits.of(50));
        assertThat(desk.grants()).containsExactly("plan-1 10 held 0", "F 80 held 0");
    }

    @Test
    void shouldNameNoGrantThatGetsNothingBack() {
        Desk desk = indebting()
                .at("2024-01-02T00:00:00Z")
                .did(debit("d", 30)) // 10 of the plan, 20 owed
                .did(Desk.grant("G1", 5)); // repays 5 of them
        Reversed back = desk.ledger.reverse(new ReverseEntry(Desk.W1, Desk.key("part"), Desk.key("d"), Credits.of(15)));
        assertThat(back.debt()).isEqualTo(Credits.of(15));
        assertThat(back.burned()).isEmpty();
        assertThat(back.repayments()).isZero();
    }

    @Test
    void shouldReturnToAUsedUpGrantUntilTheEndItWasExtendedTo() {
        Desk desk = spentAndEnding("2024-01-10T00:00:00Z").at("2024-01-15T00:00:00Z");
        Reversed back = reversed(desk, "d");
        assertThat(back.lapsed()).isEmpty();
        assertThat(desk.grants()).containsExactly("G 100 held 0");
        desk.at("2024-01-20T00:00:00Z");
        assertThat(desk.grants()).isEmpty();
    }

    @Test
    void shouldLapseIntoAUsedUpGrantThatWasVoidedSince() {
        Desk desk = spentAndEnding("2024-01-10T00:00:00Z")
                .did(new VoidGrant(Desk.W1, Desk.key("void"), GrantId.of("G")))
                .at("2024-01-15T00:00:00Z");
        Reversed back = reversed(desk, "d");
        assertThat(back.lapsed()).isEqualTo(back.burned()).hasSize(1);
        desk.assertBalance(0, 0);
    }

    /** A small plan that may go into debt by 50 and forgives it at the next refresh. */
    private static Desk indebting() {
        return opened(Desk.plan("small", 10, Period.MONTH)
                .overdraft(Credits.of(50))
                .debtAtRefresh(DebtPolicy.FORGIVE)
                .build());
    }

    /** A grant extended to 20 January and then spent to the last credit. */
    private static Desk spentAndEnding(String end) {
        return new Desk("2024-01-01T00:00:00Z")
                .open(Desk.account("UTC"))
                .did(Desk.grant("G", 100).expiringAt(Instant.parse(end)))
                .did(new ExtendGrant(
                        Desk.W1, Desk.key("extend"), GrantId.of("G"), Instant.parse("2024-01-20T00:00:00Z")))
                .did(debit("d", 100));
    }
}
