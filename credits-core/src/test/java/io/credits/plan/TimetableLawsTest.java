package io.credits.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Laws of schedules [R9], [R10], [R13] in every zone there is, and more often in the odd ones. */
class TimetableLawsTest {

    /** Zones with half-hour and two-hour changes, changes at midnight, a skipped day, and the two ends of the world. */
    private static final List<ZoneId> ODD = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Asia/Kolkata"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Antarctica/Troll"),
            ZoneId.of("Africa/Cairo"),
            ZoneId.of("Africa/Casablanca"),
            ZoneId.of("America/Santiago"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Pacific/Pago_Pago"),
            ZoneId.of("Pacific/Kiritimati"),
            ZoneId.of("Etc/GMT+12"),
            ZoneId.of("Etc/GMT-14"));

    @Property(tries = 2000)
    void shouldStrictlyIncrease(@ForAll("timetables") Timetable timetable, @ForAll @LongRange(max = 900) long n) {
        assertThat(timetable.occurrence(n)).isBefore(timetable.occurrence(n + 1));
    }

    @Property(tries = 2000)
    void shouldFindTheOccurrencesAroundAnInstant(
            @ForAll("timetables") Timetable timetable, @ForAll("instants") Instant instant) {
        long first = timetable.firstAfter(instant);
        assertThat(timetable.occurrence(first)).isAfter(instant);
        if (first > 0) {
            assertThat(timetable.occurrence(first - 1)).isBeforeOrEqualTo(instant);
        }
        assertThat(timetable.lastAtOrBefore(instant)).isEqualTo(first - 1);
    }

    @Property
    void shouldFindItselfAtAnOccurrenceAndItsPredecessorJustBefore(
            @ForAll("timetables") Timetable timetable, @ForAll @LongRange(max = 900) long n) {
        Instant at = timetable.occurrence(n);
        assertThat(timetable.lastAtOrBefore(at)).isEqualTo(n);
        assertThat(timetable.firstAfter(at)).isEqualTo(n + 1);
        assertThat(timetable.lastAtOrBefore(at.minusNanos(1))).isEqualTo(n - 1);
    }

    @Property
    void shouldShowTheAnchorsTimeOnTheRightDayWhereClocksAllow(
            @ForAll("schedules") RefreshSchedule schedule,
            @ForAll("zones") ZoneId zone,
            @ForAll("instants") Instant anchor,
            @ForAll @IntRange(min = 1, max = 300) int n) {
        Timetable timetable = Timetable.starting(schedule, anchor, zone);
        LocalDateTime begin = LocalDateTime.ofInstant(timetable.anchor(), zone);
        LocalDateTime shown = LocalDateTime.ofInstant(timetable.occurrence(n), zone);
        LocalDateTime wanted = expectedDay(schedule, begin.toLocalDate(), n).atTime(begin.toLocalTime());
        if (zone.getRules().getValidOffsets(wanted).isEmpty()) {
            assertThat(shown).isAfter(wanted);
            assertThat(Duration.between(wanted, shown)).isLessThanOrEqualTo(Duration.ofHours(24));
        } else if (!Duration.between(wanted, shown).equals(Duration.ofNanos(1000))) {
            // One microsecond more is the day after a skipped one, which has its own claim.
            assertThat(shown).isEqualTo(wanted);
        }
    }

    @Property
    void shouldAgreeWithTryingEveryOffset(
            @ForAll("schedules") RefreshSchedule schedule,
            @ForAll("oddZones") ZoneId zone,
            @ForAll @LongRange(min = 0, max = 500_000_000) long secondsFrom2012,
            @ForAll @IntRange(min = 1, max = 300) int n) {
        Instant anchor = Instant.parse("2012-02-01T00:00:00Z").plusSeconds(secondsFrom2012);
        LocalDateTime begin = LocalDateTime.ofInstant(anchor, zone);
        LocalDateTime wanted = expectedDay(schedule, begin.toLocalDate(), n).atTime(begin.toLocalTime());
        assertThat(Timetable.starting(schedule, anchor, zone).occurrence(n)).isEqualTo(WallClock.first(wanted, zone));
    }

    @Property
    void shouldKeepWhatWasReachedAndMoveTheRestOnAChangeOfZone(
            @ForAll("timetables") Timetable timetable,
            @ForAll("instants") Instant changedAt,
            @ForAll("oddZones") ZoneId zone,
            @ForAll @LongRange(max = 40) long later) {
        long next = timetable.firstAfter(changedAt);
        Timetable moved = timetable.inZone(zone, next, changedAt);
        for (long n = Math.max(0, next - 3); n < next; n++) {
            assertThat(moved.occurrence(n)).isEqualTo(timetable.occurrence(n));
        }
        Instant at = moved.occurrence(next + later);
        assertThat(at).isAfterOrEqualTo(changedAt);
        // Nothing but a bound or a skipped day keeps it from the anchor's local time in the new zone.
        Instant plain =
                LocalTimes.resolve(timetable.schedule().occurrenceLocal(timetable.anchorLocal(), next + later), zone);
        if (plain.isAfter(changedAt.plusSeconds(1))) {
            assertThat(Duration.between(plain, at)).isBetween(Duration.ZERO, Duration.ofNanos(1000));
        }
        assertThat(moved.firstAfter(changedAt)).isBetween(next, next + 1);
    }

    private static LocalDate expectedDay(RefreshSchedule schedule, LocalDate begin, int n) {
        int units = n * schedule.count();
        return switch (schedule.every()) {
            case DAY -> LocalDate.ofEpochDay(begin.toEpochDay() + units);
            case WEEK -> LocalDate.ofEpochDay(begin.toEpochDay() + 7L * units);
            case MONTH -> clamped(begin, units);
            case QUARTER -> clamped(begin, 3 * units);
            case YEAR -> clamped(begin, 12 * units);
        };
    }

    /** Counts months as whole numbers since the year 0, then takes the anchor's day or the month's last. */
    private static LocalDate clamped(LocalDate begin, int months) {
        int since = begin.getYear() * 12 + begin.getMonthValue() - 1 + months;
        YearMonth month = YearMonth.of(Math.floorDiv(since, 12), Math.floorMod(since, 12) + 1);
        return month.atDay(Math.min(begin.getDayOfMonth(), month.lengthOfMonth()));
    }

    @Provide
    Arbitrary<RefreshSchedule> schedules() {
        return Combinators.combine(
                        Arbitraries.of(Period.class),
                        Arbitraries.frequency(Tuple.of(3, 1), Tuple.of(1, 2), Tuple.of(1, 5)))
                .as(RefreshSchedule::new);
    }

    @Provide
    Arbitrary<ZoneId> oddZones() {
        return Arbitraries.of(ODD);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        Arbitrary<ZoneId> any =
                Arbitraries.of(new TreeSet<>(ZoneId.getAvailableZoneIds())).map(ZoneId::of);
        return Arbitraries.oneOf(any, oddZones());
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("2009-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2034-01-01T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    /** Timetables of any zone, with up to three changes of zone at instants after the anchor. */
    @Provide
    Arbitrary<Timetable> timetables() {
        Arbitrary<List<ZoneId>> moves = zones().list().ofMaxSize(3);
        Arbitrary<List<Integer>> hours =
                Arbitraries.integers().between(0, 4000).list().ofSize(3);
        return Combinators.combine(schedules(), instants(), zones(), moves, hours)
                .as((schedule, anchor, zone, zones, waits) -> {
                    Timetable timetable = Timetable.starting(schedule, anchor, zone);
                    Instant at = anchor;
                    for (int i = 0; i < zones.size(); i++) {
                        at = at.plus(Duration.ofHours(waits.get(i)));
                        timetable = timetable.inZone(zones.get(i), timetable.firstAfter(at), at);
                    }
                    return timetable;
                });
    }
}
