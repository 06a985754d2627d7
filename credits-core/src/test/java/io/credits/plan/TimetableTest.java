package io.credits.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
    private static final ZoneId PAGO_PAGO = ZoneId.of("Pacific/Pago_Pago");
    private static final ZoneId KIRITIMATI = ZoneId.of("Pacific/Kiritimati");
    private static final RefreshSchedule DAILY = RefreshSchedule.every(Period.DAY);
    private static final RefreshSchedule MONTHLY = RefreshSchedule.every(Period.MONTH);

    @Test
    void shouldTakeTheAnchorItselfAsOccurrenceZero() {
        // The second 01:30 of the night in which clocks go back; occurrences to come take the first one.
        Instant second = Instant.parse("2025-11-02T06:30:00Z");
        Timetable timetable = Timetable.starting(MONTHLY, second, ZoneId.of("America/New_York"));
        assertThat(timetable.occurrence(0)).isEqualTo(second);
        assertThat(timetable.anchorLocal()).isEqualTo(LocalDateTime.parse("2025-11-02T01:30:00"));
        assertThat(timetable.firstAfter(second.minusNanos(1))).isZero();
        assertThat(timetable.lastAtOrBefore(second.minusNanos(1))).isEqualTo(-1);
    }

    @Test
    void shouldCutTheAnchorToMicroseconds() {
        Timetable timetable = Timetable.starting(DAILY, Instant.parse("2025-01-01T00:00:00.123456789Z"), UTC);
        assertThat(timetable.occurrence(1)).isEqualTo(Instant.parse("2025-01-02T00:00:00.123456Z"));
    }

    @Test
    void shouldCountEveryKUnits() {
        Instant anchor = Instant.parse("2024-02-29T10:00:00Z");
        assertThat(Timetable.starting(new RefreshSchedule(Period.DAY, 10), anchor, UTC)
                        .occurrence(3))
                .isEqualTo(Instant.parse("2024-03-30T10:00:00Z"));
        assertThat(Timetable.starting(new RefreshSchedule(Period.WEEK, 2), anchor, UTC)
                        .occurrence(2))
                .isEqualTo(Instant.parse("2024-03-28T10:00:00Z"));
        assertThat(Timetable.starting(new RefreshSchedule(Period.MONTH, 2), anchor, UTC)
                        .occurrence(6))
                .isEqualTo(Instant.parse("2025-02-28T10:00:00Z"));
        Timetable yearly = Timetable.starting(RefreshSchedule.every(Period.YEAR), anchor, UTC);
        assertThat(yearly.occurrence(1)).isEqualTo(Instant.parse("2025-02-28T10:00:00Z"));
        assertThat(yearly.occurrence(4)).isEqualTo(Instant.parse("2028-02-29T10:00:00Z"));
    }

    @Test
    void shouldKeepTwoDaysApartWhereAZoneSkippedOne() {
        // Samoa had no 30 December 2011: that day's occurrence and the next day's fall on one instant.
        ZoneId apia = ZoneId.of("Pacific/Apia");
        Timetable timetable = Timetable.starting(DAILY, Instant.parse("2011-12-28T20:00:00Z"), apia);
        assertThat(timetable.occurrence(1)).isEqualTo(Instant.parse("2011-12-29T20:00:00Z"));
        assertThat(timetable.occurrence(2)).isEqualTo(Instant.parse("2011-12-30T20:00:00Z"));
        assertThat(timetable.occurrence(3)).isEqualTo(Instant.parse("2011-12-30T20:00:00.000001Z"));
        assertThat(timetable.occurrence(4)).isEqualTo(Instant.parse("2011-12-31T20:00:00Z"));
    }

    @Test
    void shouldFollowTheNewZoneFromTheNextOccurrenceOn() {
        Timetable timetable = Timetable.starting(MONTHLY, Instant.parse("2025-01-31T09:00:00Z"), UTC);
        Timetable moved = timetable.inZone(KOLKATA, 2, Instant.parse("2025-03-10T00:00:00Z"));
        assertThat(moved.occurrence(0)).isEqualTo(Instant.parse("2025-01-31T09:00:00Z"));
        assertThat(moved.occurrence(1)).isEqualTo(Instant.parse("2025-02-28T09:00:00Z"));
        assertThat(moved.occurrence(2)).isEqualTo(Instant.parse("2025-03-31T03:30:00Z"));
        assertThat(moved.occurrence(3)).isEqualTo(Instant.parse("2025-04-30T03:30:00Z"));
        assertThat(moved.anchorLocal()).isEqualTo(LocalDateTime.parse("2025-01-31T09:00:00"));
    }

    @Test
    void shouldNotMoveAnOccurrenceBeforeTheChange() {
        Timetable timetable = Timetable.starting(MONTHLY, Instant.parse("2025-01-15T09:00:00Z"), UTC);
        Instant changedAt = Instant.parse("2025-02-15T05:00:00Z");
        // 09:00 in Kolkata was at 03:30Z, an hour and a half ago.
        Timetable moved = timetable.inZone(KOLKATA, 1, changedAt);
        assertThat(moved.occurrence(1)).isEqualTo(changedAt);
        assertThat(moved.occurrence(2)).isEqualTo(Instant.parse("2025-03-15T03:30:00Z"));
    }

    @Test
    void shouldStrictlyIncreaseAcrossTheDateLine() {
        // 25 hours lie between the two zones, more than between two occurrences.
        Timetable timetable = Timetable.starting(DAILY, Instant.parse("2025-06-01T11:00:00Z"), PAGO_PAGO);
        Instant changedAt = Instant.parse("2025-06-04T10:59:00Z");
        Timetable moved = timetable.inZone(KIRITIMATI, 3, changedAt);
        assertThat(moved.occurrence(2)).isEqualTo(Instant.parse("2025-06-03T11:00:00Z"));
        assertThat(moved.occurrence(3)).isEqualTo(changedAt);
        assertThat(moved.occurrence(4)).isEqualTo(changedAt.plusNanos(1000));
        assertThat(moved.occurrence(5)).isEqualTo(Instant.parse("2025-06-05T10:00:00Z"));
    }

    @Test
    void shouldComeAfterTheLastOccurrenceWhenTheChangeIsMadeExactlyThen() {
        Timetable timetable = Timetable.starting(DAILY, Instant.parse("2025-06-01T11:00:00Z"), PAGO_PAGO);
        Instant second = timetable.occurrence(2);
        Timetable moved = timetable.inZone(KIRITIMATI, 3, second);
        assertThat(moved.occurrence(2)).isEqualTo(second);
        assertThat(moved.occurrence(3)).isEqualTo(second.plusNanos(1000));
        assertThat(moved.occurrence(4)).isAfter(moved.occurrence(3));
    }

    @Test
    void shouldGiveUpASwitchThatWasNotReached() {
        Timetable timetable = Timetable.starting(MONTHLY, Instant.parse("2025-01-31T09:00:00Z"), UTC);
        Instant march = Instant.parse("2025-03-10T00:00:00Z");
        Timetable thereAndBack = timetable.inZone(KOLKATA, 2, march).inZone(UTC, 2, march.plusSeconds(1));
        for (long n = 0; n < 30; n++) {
            assertThat(thereAndBack.occurrence(n)).isEqualTo(timetable.occurrence(n));
        }
        assertThat(thereAndBack.switches()).hasSize(1);
    }

    @Test
    void shouldMoveAnAnchorThatIsStillToCome() {
        Timetable timetable = Timetable.starting(MONTHLY, Instant.parse("2025-02-01T00:00:00Z"), UTC);
        Timetable moved = timetable.inZone(KOLKATA, 0, Instant.parse("2025-01-01T00:00:00Z"));
        assertThat(moved.occurrence(0)).isEqualTo(Instant.parse("2025-01-31T18:30:00Z"));
        assertThat(moved.occurrence(1)).isEqualTo(Instant.parse("2025-02-28T18:30:00Z"));
        assertThat(moved.firstAfter(Instant.parse("2025-01-31T18:29:59Z"))).isZero();
    }

    @Test
    void shouldRefuseToChangeTheZoneOfAnOccurrenceThatHasPassed() {
        Timetable timetable = Timetable.starting(MONTHLY, Instant.parse("2025-01-31T09:00:00Z"), UTC);
        assertThatThrownBy(() -> timetable.inZone(KOLKATA, 1, Instant.parse("2025-02-28T09:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fromN: wanted an occurrence after 2025-02-28T09:00:00Z, found 1 at 2025-02-28T09:00:00Z");
    }

    @Test
    void shouldRefuseSwitchesThatWouldNotIncrease() {
        Instant anchor = Instant.parse("2025-01-31T09:00:00Z");
        ZoneSwitch tooEarly = new ZoneSwitch(1, KOLKATA, anchor);
        assertThatThrownBy(() -> new Timetable(MONTHLY, anchor, UTC, List.of(tooEarly)))
                .hasMessageStartingWith("switches: wanted one that leaves occurrence 1 after 2025-01-31T09:00:00Z");
        ZoneSwitch fine = new ZoneSwitch(1, KOLKATA, anchor.plusSeconds(1));
        assertThat(new Timetable(MONTHLY, anchor, UTC, List.of(fine)).occurrence(1))
                .isEqualTo(Instant.parse("2025-02-28T03:30:00Z"));
        assertThatThrownBy(() -> new Timetable(MONTHLY, anchor, UTC, List.of(fine, fine)))
                .hasMessage("switches: wanted increasing numbers, found 1 after 1");
        assertThatThrownBy(() -> new ZoneSwitch(-1, KOLKATA, anchor)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldFindOccurrencesThatMovedADayLater() {
        Timetable timetable = Timetable.starting(DAILY, Instant.parse("2025-06-01T12:00:00Z"), KIRITIMATI);
        Instant changedAt = Instant.parse("2025-06-03T15:00:00Z");
        Timetable moved = timetable.inZone(ZoneId.of("Etc/GMT+12"), 3, changedAt);
        // 02:00 at UTC+14 is 12:00Z of the day before, at UTC-12 14:00Z of the same day: 26 hours later.
        for (int n = 3; n < 400; n++) {
            Instant at = Instant.parse("2025-06-02T14:00:00Z").plusSeconds(n * 86_400L);
            assertThat(moved.occurrence(n)).isEqualTo(at);
            assertThat(moved.firstAfter(at.minusSeconds(7200))).isEqualTo(n);
            assertThat(moved.lastAtOrBefore(at)).isEqualTo(n);
        }
    }

    @Test
    void shouldFindItsWayThroughALongRowThatASwitchHoldsBack() {
        Instant anchor = Instant.parse("2025-01-01T00:00:00Z");
        Instant late = Instant.parse("2030-01-01T00:00:00Z");
        Timetable held = new Timetable(DAILY, anchor, UTC, List.of(new ZoneSwitch(10, UTC, late)));
        assertThat(held.firstAfter(late.minusNanos(1000))).isEqualTo(10);
        assertThat(held.firstAfter(late)).isEqualTo(11);
        assertThat(held.firstAfter(late.plusNanos(700_000))).isEqualTo(711);
        assertThat(held.occurrence(1825)).isEqualTo(late.plusNanos(1_815_000));
        assertThat(held.occurrence(1827)).isEqualTo(Instant.parse("2030-01-02T00:00:00Z"));
    }

    @Test
    void shouldFindOccurrencesThousandsOfYearsAway() {
        Timetable timetable = Timetable.starting(DAILY, Instant.parse("2025-01-01T00:00:00Z"), KOLKATA);
        long found = timetable.firstAfter(Instant.parse("9025-01-01T00:00:00Z"));
        // 7,000 years of the Gregorian calendar: 17 cycles of 146,097 days and 200 years with 48 leap days.
        assertThat(found).isEqualTo(17 * 146_097 + 200 * 365 + 48 + 1);
    }

    @Test
    void shouldRefuseNumbersAndInstantsOutOfReach() {
        Timetable timetable = Timetable.starting(DAILY, Instant.parse("2025-01-01T00:00:00Z"), UTC);
        assertThatThrownBy(() -> timetable.occurrence(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> timetable.occurrence(3_650_001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> timetable.occurrence(Long.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> timetable.firstAfter(Instant.MAX)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> timetable.firstAfter(Instant.parse("+12025-01-01T00:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(timetable.firstAfter(Instant.MIN)).isZero();
        for (Instant anchor : List.of(Instant.MIN, Instant.MAX, Timetable.EARLIEST.minusNanos(1))) {
            assertThatThrownBy(() -> Timetable.starting(DAILY, anchor, UTC))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("anchor: wanted ");
        }
        assertThat(Timetable.starting(DAILY, Timetable.LATEST, KOLKATA).occurrence(1))
                .isEqualTo(Timetable.LATEST.plusSeconds(86_400));
        assertThatThrownBy(() -> new RefreshSchedule(Period.DAY, 0)).hasMessage("count: wanted 1 to 1000, found 0");
        assertThatThrownBy(() -> new RefreshSchedule(Period.DAY, 1001)).isInstanceOf(IllegalArgumentException.class);
        Timetable months = Timetable.starting(new RefreshSchedule(Period.MONTH, 1000), timetable.anchor(), UTC);
        assertThat(months.occurrence(117)).isEqualTo(Instant.parse("+11775-01-01T00:00:00Z"));
        assertThatThrownBy(() -> months.occurrence(118)).hasMessage("n: wanted 0 to 117, found 118");
        for (Period every : Period.values()) {
            Timetable rare = Timetable.starting(new RefreshSchedule(every, 1000), timetable.anchor(), UTC);
            assertThat(rare.occurrence(9)).isAfter(rare.occurrence(8));
        }
    }

    @Test
    void shouldStayTheSameRoundAfterRound() {
        // Ten years of days in a zone with clock changes: found one by one and each from an instant in between.
        Timetable timetable =
                Timetable.starting(DAILY, Instant.parse("2020-01-01T05:00:00Z"), ZoneId.of("America/New_York"));
        List<Instant> byNumber = new ArrayList<>();
        List<Instant> bySearch = new ArrayList<>();
        Instant at = timetable.anchor();
        for (long n = 1; n <= 3650; n++) {
            byNumber.add(timetable.occurrence(n));
            at = timetable.occurrence(timetable.firstAfter(at));
            bySearch.add(at);
        }
        assertThat(bySearch).isEqualTo(byNumber);
    }
}
