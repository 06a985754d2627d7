package io.credits.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every case of {@code cases/calendar.json}, whose expected instants were made by other calendars than Java's alone. */
class CalendarCasesTest {

    private static final int CASES = 56;

    private static final JsonNode FILE = file();

    @Test
    void shouldFindEveryCase() {
        assertThat(FILE.get("cases")).hasSize(CASES);
    }

    @TestFactory
    Stream<DynamicTest> shouldComputeEveryOccurrenceOfTheCase() {
        return cases().map(calendar -> DynamicTest.dynamicTest(name(calendar), () -> {
            Timetable timetable = timetable(calendar);
            List<Instant> expected = instants(calendar.get("expectedUtc"));
            assertThat(expected).hasSize(calendar.get("n").asInt() + 1);
            List<Instant> found = new ArrayList<>();
            for (int n = 0; n < expected.size(); n++) {
                found.add(timetable.occurrence(n));
            }
            assertThat(found).isEqualTo(expected);
            assertThat(instants(calendar.get("expected"))).isEqualTo(expected);
        }));
    }

    @TestFactory
    Stream<DynamicTest> shouldFindTheOccurrenceAroundEveryInstantOfTheCase() {
        return cases().map(calendar -> DynamicTest.dynamicTest(name(calendar), () -> {
            Timetable timetable = timetable(calendar);
            List<Instant> expected = instants(calendar.get("expectedUtc"));
            for (int n = 0; n < expected.size(); n++) {
                assertThat(timetable.lastAtOrBefore(expected.get(n))).isEqualTo(n);
                assertThat(timetable.firstAfter(expected.get(n))).isEqualTo(n + 1);
                assertThat(timetable.firstAfter(expected.get(n).minusNanos(1))).isEqualTo(n);
            }
        }));
    }

    private static Timetable timetable(JsonNode calendar) {
        RefreshSchedule schedule = Recurrence.valueOf(calendar.get("recurrence").asText())
                .schedule()
                .orElseThrow();
        Instant anchor = OffsetDateTime.parse(calendar.get("anchor").asText()).toInstant();
        return Timetable.starting(
                schedule, anchor, ZoneId.of(calendar.get("zone").asText()));
    }

    private static List<Instant> instants(JsonNode texts) {
        List<Instant> instants = new ArrayList<>();
        texts.forEach(text -> instants.add(OffsetDateTime.parse(text.asText()).toInstant()));
        return instants;
    }

    private static String name(JsonNode calendar) {
        return calendar.get("id").asText() + " " + calendar.get("category").asText();
    }

    private static Stream<JsonNode> cases() {
        List<JsonNode> cases = new ArrayList<>();
        FILE.get("cases").forEach(cases::add);
        return cases.stream();
    }

    private static JsonNode file() {
        try (InputStream in = CalendarCasesTest.class.getResourceAsStream("/cases/calendar.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in, "/cases/calendar.json"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
