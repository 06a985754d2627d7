package io.credits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Published cases of other systems that our presets and rules cover; those left out stand with their reason. */
class PeerCasesTest {

    @TestFactory
    Stream<DynamicTest> shouldAgreeWithPublishedCases() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode peer : read("peers.json")) {
            String kind = peer.get("kind").asText();
            JsonNode given = peer.get("given");
            String name =
                    (tests.size() + 1) + " " + kind + " " + given.path("name").asText();
            tests.add(DynamicTest.dynamicTest(name, () -> run(kind, given, peer.get("expect"))));
        }
        return tests.stream();
    }

    @Test
    void shouldTellWhyEachOtherCaseIsLeftOut() throws IOException {
        for (JsonNode left : read("peers-left-out.json")) {
            assertThat(left.path("why").asText()).as(left.path("kind").asText()).isNotBlank();
        }
        assertThat(read("peers.json").size() + read("peers-left-out.json").size())
                .isEqualTo(191);
    }

    private static JsonNode read(String name) throws IOException {
        try (InputStream in = PeerCasesTest.class.getResourceAsStream("/cases/" + name)) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static void run(String kind, JsonNode given, JsonNode expect) {
        switch (kind) {
            case "burn" -> PeerBurns.burn(given, expect);
            case "effective_period" -> PeerBurns.effectivePeriod(given, expect);
            case "consume" -> PeerBurns.consume(given, expect);
            case "burn_steps" -> PeerBurns.burnSteps(given, expect);
            case "correction" -> PeerBurns.correction(given, expect);
            case "wallet_allocation" -> PeerBurns.walletAllocation(given, expect);
            case "hold" -> PeerBurns.hold(given, expect);
            case "hold_buckets" -> PeerBurns.holdBuckets(given, expect);
            case "ordered_sources" -> PeerBurns.orderedSources(given, expect);
            case "ledger" -> PeerBurns.ledger(given, expect);
            case "rollover" -> PeerPlans.rollover(given, expect);
            case "rollover_units" -> PeerPlans.rolloverUnits(given, expect);
            case "plan_change_credits" -> PeerPlans.planChange(given, expect);
            case "cycle_credits" -> PeerPlans.cycle(given, expect);
            case "grant_proration" -> PeerPlans.proration(given, expect);
            case "recurrence_period", "recurrence_prev" -> PeerPlans.period(given, expect);
            case "recurrence_fires_on" -> PeerPlans.firesOn(given, expect);
            case "next_date_anniversary" -> PeerPlans.anniversary(given, expect);
            case "periods_dst" -> PeerPlans.periods(given, expect);
            case "add_calendar_days" -> PeerPlans.days(given, expect);
            default -> PeerPlans.rate(kind, given, expect);
        }
    }
}
