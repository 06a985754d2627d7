package io.credits;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.amount.Credits;
import io.credits.ledger.ChangeZone;
import io.credits.ledger.CloseAccount;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.EntryKind;
import io.credits.ledger.ExtendGrant;
import io.credits.ledger.FreezeAccount;
import io.credits.ledger.GrantId;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.HoldId;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Rejection;
import io.credits.ledger.RejectionCode;
import io.credits.ledger.ReverseEntry;
import io.credits.ledger.Scope;
import io.credits.ledger.ThawAccount;
import io.credits.ledger.VoidGrant;
import io.credits.plan.Period;
import io.credits.plan.RefreshMode;
import io.credits.plan.Rollover;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What time owes, at its very instants [R4, R8–R11, R13, R28]. */
class TimeOwedTest {

    @Test
    void shouldCountAGrantFromItsBeginUntilJustBeforeItsEnd() {
        Desk desk = new Desk("2024-01-01T00:00:00Z").open(Desk.account("UTC"));
        desk.did(Desk.grant("g", 10)
                .effectiveFrom(Instant.parse("2024-01-02T00:00:00Z"))
                .expiringAt(Instant.parse("2024-01-03T00:00:00Z")));
        desk.at("2024-01-01T23:59:59.999999Z").assertBalance(0, 0);
        desk.at("2024-01-02T00:00:00Z").assertBalance(10, 10);
        desk.at("2024-01-02T23:59:59.999999Z").assertBalance(10, 10);
        desk.at("2024-01-03T00:00:00Z").assertBalance(0, 0);
        assertThat(desk.ledger.account(Desk.W1).booked()).isEqualTo(Credits.ZERO);
    }

    @Test
    void shouldDoWhatIsDueAtOneInstantInOrder() {
        Desk desk = new Desk("2024-01-01T00:00:00Z")
                .open(Desk.account("UTC")
                        .withPlan(Desk.plan("pro", 100, Period.MONTH)
                                .rollover(Rollover.ALL
                                        .withMaxCredits(Credits.of(30))
                                        .withValidFor(1))
                                .build()));
        Instant turn = Instant.parse("2024-02-01T00:00:00Z");
        desk.did(Desk.grant("trial", 7).expiringAt(turn))
                .did(HoldCredits.of(Desk.W1, Desk.key("h"), Credits.of(90), turn));
        desk.at("2024-02-01T00:00:00Z").did(Desk.grant("next", 1));
        assertThat(desk.entriesAfter(3))
                .containsExactly(
                        "HOLD_EXPIRED 2024-02-01T00:00:00Z 0 107",
                        "ROLLED_OVER 2024-02-01T00:00:00Z 0 107",
                        "EXPIRED 2024-02-01T00:00:00Z -70 37",
                        "EXPIRED 2024-02-01T00:00:00Z -7 30",
                        "REFRESHED 2024-02-01T00:00:00Z 100 130",
                        "GRANTED 2024-02-01T00:00:00Z 1 131");
        assertThat(desk.grants()).containsExactly("rollover-1 30 held 0", "plan-1 100 held 0", "next 1 held 0");
        desk.at("2024-03-01T00:00:00Z");
        assertThat(desk.grants()).containsExactly("rollover-2 30 held 0", "plan-2 100 held 0", "next 1 held 0");
    }

    @Test
    void shouldCatchUpTenYearsOfDaysExactly() {
        Desk desk = new Desk("2014-01-01T06:30:00Z")
                .open(Desk.account("Asia/Kolkata")
                        .withPlan(Desk.plan("daily", 5, Period.DAY).build()));
        desk.at("2024-01-01T06:30:00Z").did(Desk.grant("g", 1));
        List<LedgerEntry> all = new ArrayList<>();
        for (long after = 0; all.size() == after; after += 1000) {
            all.addAll(desk.ledger.entries(Desk.W1, after, 1000));
        }
        // 3,652 days: REFRESHED for n = 0 to 3,652, EXPIRED for all but the last, and the grant.
        assertThat(all).hasSize(3_653 + 3_652 + 1);
        assertThat(all.get(all.size() - 2).at()).isEqualTo("2024-01-01T06:30:00Z");
        assertThat(desk.grants()).containsExactly("plan-3652 5 held 0", "g 1 held 0");
        assertThat(desk.ledger.audit(Desk.W1).ok()).isTrue();
    }

    @Test
    void shouldJoinAScheduleWhoseAnchorIsPastAndWaitForOneThatIsAhead() {
        Desk past = new Desk("2024-03-10T00:00:00Z")
                .open(Desk.account("UTC")
                        .withPlan(Desk.plan("p", 10, Period.MONTH).build())
                        .withAnchor(Instant.parse("2024-01-31T00:00:00Z")));
        assertThat(past.grants()).containsExactly("plan-1 10 held 0");
        assertThat(past.ledger.nextRefresh(Desk.W1).orElseThrow().at()).isEqualTo("2024-03-31T00:00:00Z");
        Desk ahead = new Desk("2024-01-10T00:00:00Z")
                .open(Desk.account("UTC")
                        .withPlan(Desk.plan("p", 10, Period.MONTH).build())
                        .withAnchor(Instant.parse("2024-01-31T00:00:00Z")));
        ahead.at("2024-01-30T23:59:59.999999Z").assertBalance(0, 0);
        ahead.at("2024-01-31T00:00:00Z");
        assertThat(ahead.grants()).containsExactly("plan-0 10 held 0");
    }

    @Test
    void shouldMoveTheNextOccurrenceAndWhatEndsThereToTheNewZone() {
        Desk desk = new Desk("2024-03-01T09:00:00Z")
                .open(Desk.account("UTC")
                        .withPlan(Desk.plan("p", 10, Period.MONTH).build()));
        // 09:00 in New York is 13:00 UTC in April, after the clocks went forward.
        desk.at("2024-03-05T00:00:00Z").did(new ChangeZone(Desk.W1, Desk.key("z"), ZoneId.of("America/New_York")));
        assertThat(desk.ledger.nextRefresh(Desk.W1).orElseThrow().at()).isEqualTo("2024-04-01T13:00:00Z");
        desk.at("2024-04-01T12:59:59.999999Z");
        assertThat(desk.grants()).containsExactly("plan-0 10 held 0");
        desk.at("2024-04-01T13:00:00Z");
        assertThat(desk.grants()).containsExactly("plan-1 10 held 0");
    }

    @Test
    void shouldRefreshAtTheChangeWhereTheNewZonesOccurrenceIsOver() {
        Desk desk = new Desk("2024-03-01T09:00:00Z")
                .open(Desk.account("UTC")
                        .withPlan(Desk.plan("p", 10, Period.DAY).build()));
        // 09:00 in Kolkata was 03:30 UTC; at 05:00 UTC that is over.
        desk.at("2024-03-02T05:00:00Z").did(new ChangeZone(Desk.W1, Desk.key("z"), ZoneId.of("Asia/Kolkata")));
        assertThat(desk.entriesAfter(1))
                .containsExactly(
                        "ZONE_CHANGED 2024-03-02T05:00:00Z 0 10",
                        "EXPIRED 2024-03-02T05:00:00Z -10 0",
                        "REFRESHED 2024-03-02T05:00:00Z 10 10");
        assertThat(desk.ledger.nextRefresh(Desk.W1).orElseThrow().at()).isEqualTo("2024-03-03T03:30:00Z");
    }

    @Test
    void shouldLetHeldCreditsOutliveTheirEndAndLapseWithTheHold() {
        Desk desk = new Desk("2024-01-01T00:00:00Z").open(Desk.account("UTC"));
        desk.did(Desk.grant("g", 10).expiringAt(Instant.parse("2024-01-02T00:00:00Z")))
                .did(HoldCredits.of(Desk.W1, Desk.key("h"), Credits.of(4), Instant.parse("2024-01-03T00:00:00Z"))
                        .named(HoldId.of("h")));
        desk.at("2024-01-02T12:00:00Z").assertBalance(4, 0);
        desk.at("2024-01-03T00:00:00Z").did(Desk.grant("next", 1));
        assertThat(desk.entriesAfter(2))
                .containsExactly(
                        "EXPIRED 2024-01-02T00:00:00Z -6 4",
                        "HOLD_EXPIRED 2024-01-03T00:00:00Z -4 0",
                        "GRANTED 2024-01-03T00:00:00Z 1 1");
    }

    @Test
    void shouldReturnToAnExtendedGrantAndLoseWhatReturnsToAnEndedOrVoidedOne() {
        Desk desk = new Desk("2024-01-01T00:00:00Z").open(Desk.account("UTC"));
        Instant end = Instant.parse("2024-01-02T00:00:00Z");
        desk.did(Desk.grant("ends", 5).expiringAt(end).withPriority(1))
                .did(Desk.grant("void", 5).withPriority(2))
                .did(Desk.grant("longer", 5).expiringAt(end).withPriority(3))
                .did(DebitCredits.of(Desk.W1, Desk.key("d"), Credits.of(14)))
                .did(new ExtendGrant(
                        Desk.W1, Desk.key("e"), GrantId.of("longer"), Instant.parse("2024-01-05T00:00:00Z")))
                .did(new VoidGrant(Desk.W1, Desk.key("v"), GrantId.of("void")));
        desk.at("2024-01-03T00:00:00Z").did(ReverseEntry.all(Desk.W1, Desk.key("r"), Desk.key("d")));
        assertThat(desk.grants()).containsExactly("longer 5 held 0");
        assertThat(desk.entriesAfter(6)).containsExactly("REVERSED 2024-01-03T00:00:00Z 4 5");
        assertThat(desk.refused(ReverseEntry.all(Desk.W1, Desk.key("r2"), Desk.key("d")))
                        .code())
                .isEqualTo(RejectionCode.ALREADY_REVERSED);
    }

    @Test
    void shouldKeepAccumulatedCreditsUntilTheyAreUsed() {
        Desk desk = new Desk("2024-01-01T00:00:00Z")
                .open(Desk.account("UTC")
                        .withPlan(Desk.plan("p", 10, Period.WEEK)
                                .mode(RefreshMode.ACCUMULATE)
                                .build()));
        desk.at("2024-01-22T00:00:00Z").assertBalance(40, 40);
    }

    @Test
    void shouldStopRefreshingAClosedAccountButLetTimeTakeWhatItGave() {
        Desk desk = new Desk("2024-01-01T00:00:00Z")
                .open(Desk.account("UTC")
                        .withPlan(Desk.plan("p", 10, Period.MONTH).build()));
        desk.did(Desk.grant("kept", 3)).did(new CloseAccount(Desk.W1, Desk.key("c")));
        assertThat(desk.refused(Desk.grant("more", 1))).isInstanceOf(Rejection.AccountClosed.class);
        desk.assertBalance(13, 13);
        desk.at("2024-02-01T00:00:00Z").assertBalance(3, 3);
        assertThat(desk.ledger.nextRefresh(Desk.W1)).isEmpty();
    }

    @Test
    void shouldOweAThawedAccountWhatItWouldHaveOwedAnother() {
        Desk desk = new Desk("2024-01-01T00:00:00Z")
                .open(Desk.account("UTC")
                        .withPlan(Desk.plan("p", 10, Period.MONTH).build()));
        desk.did(Desk.grant("kept", 3)).did(new FreezeAccount(Desk.W1, Desk.key("f")));
        assertThat(desk.refused(new FreezeAccount(Desk.W1, Desk.key("f2"))))
                .isInstanceOf(Rejection.AccountFrozen.class);
        desk.at("2024-03-15T00:00:00Z").assertBalance(13, 13);
        desk.did(new ThawAccount(Desk.W1, Desk.key("t"))).assertBalance(13, 13);
        assertThat(desk.ledger.entries(Desk.W1, 0, 100).stream()
                        .filter(entry -> entry.kind() == EntryKind.REFRESHED)
                        .map(LedgerEntry::at))
                .containsExactly(
                        Instant.parse("2024-01-01T00:00:00Z"),
                        Instant.parse("2024-02-01T00:00:00Z"),
                        Instant.parse("2024-03-01T00:00:00Z"));
        assertThat(desk.refused(new ThawAccount(Desk.W1, Desk.key("t2")))).isInstanceOf(Rejection.NotFound.class);
    }

    /** A grant that is wholly used up by repaying, and ends, makes no entry; nor may it make a state without one. */
    @Test
    void shouldKeepOnlyWhatItsEntriesTellWhereTimeRepaysDebt() {
        Desk desk = new Desk("2024-01-01T00:00:00Z")
                .open(Desk.account("UTC")
                        .withPlan(Desk.plan("p", 100, Period.YEAR)
                                .overdraft(Credits.of(50))
                                .build()));
        desk.did(Desk.grant("only messages", 3)
                        .scopedTo(new Scope(List.of(Desk.MESSAGE), List.of()))
                        .expiringAt(Instant.parse("2024-01-02T00:00:00Z")))
                .did(Desk.grant("for a day", 5)
                        .effectiveFrom(Instant.parse("2024-01-03T00:00:00Z"))
                        .expiringAt(Instant.parse("2024-01-04T00:00:00Z")))
                .did(DebitCredits.of(Desk.W1, Desk.key("d"), Credits.of(120)));
        desk.at("2024-01-05T00:00:00Z").assertBalance(0, -15);
        List<LedgerEntry> written = desk.store.settle(Desk.W1, desk.catalog.terms(), () -> desk.now);
        assertThat(written).extracting(LedgerEntry::kind).containsExactly(EntryKind.EXPIRED);
        assertThat(desk.ledger.audit(Desk.W1).reason()).isEmpty();
        desk.assertBalance(0, -15);
    }

    @Test
    void shouldNeverBeEarlierThanTheLastEntry() {
        Desk desk = new Desk("2024-01-02T00:00:00.0000019Z").open(Desk.account("UTC"));
        desk.did(Desk.grant("a", 1));
        desk.at("2024-01-01T00:00:00Z").did(Desk.grant("b", 1));
        assertThat(desk.entriesAfter(0))
                .containsExactly("GRANTED 2024-01-02T00:00:00.000001Z 1 1", "GRANTED 2024-01-02T00:00:00.000001Z 1 2");
    }
}
