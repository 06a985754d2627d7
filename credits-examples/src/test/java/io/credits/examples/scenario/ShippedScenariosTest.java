package io.credits.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credits.json.JsonCursor;
import io.credits.spi.LedgerStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ShippedScenariosTest {

    @TestFactory
    Stream<DynamicNode> shouldHoldOnEveryStore() {
        return ScenarioStore.BY_NAME.keySet().stream()
                .map(store -> DynamicContainer.dynamicContainer(
                        store, ScenarioFiles.all().stream().map(file -> onFreshStore(store, file))));
    }

    private static DynamicTest onFreshStore(String store, Path file) {
        return DynamicTest.dynamicTest(file.getFileName().toString(), file.toUri(), () -> {
            try (ScenarioStore fresh = ScenarioStore.BY_NAME.get(store).get()) {
                JsonNode scenario = ScenarioFiles.tree(file);
                assertHolds(scenario, fresh.ledger());
                if (!isAboutAllAccounts(scenario)) {
                    assertHolds(ScenarioFiles.renamed(scenario, "-again"), fresh.ledger());
                }
            }
        });
    }

    /** The store is warm from all scenarios before: caches are full, and thousands of entries of other accounts stand by. */
    @TestFactory
    Stream<DynamicTest> shouldHoldOneAfterTheOtherOnOneStore() {
        return ScenarioStore.BY_NAME.keySet().stream()
                .map(store -> DynamicTest.dynamicTest(store, () -> {
                    try (ScenarioStore shared = ScenarioStore.BY_NAME.get(store).get()) {
                        int number = 0;
                        for (Path file : ScenarioFiles.all()) {
                            JsonNode scenario = ScenarioFiles.tree(file);
                            if (!isAboutAllAccounts(scenario)) {
                                assertHolds(ScenarioFiles.renamed(scenario, "-" + ++number), shared.ledger());
                            }
                        }
                        assertThat(number).isGreaterThan(40);
                    }
                }));
    }

    @Test
    void shouldCoverEachRuleOfTheLedger() {
        List<String> names = ScenarioFiles.all().stream()
                .map(file -> file.getFileName().toString())
                .toList();
        assertThat(names).hasSizeGreaterThanOrEqualTo(40);
        IntStream.concat(IntStream.rangeClosed(1, 19), IntStream.of(28, 30))
                .mapToObj("r%02d-"::formatted)
                .forEach(rule -> assertThat(names).anyMatch(name -> name.startsWith(rule)));
    }

    @Test
    void shouldExpectSomethingInEachScenario() {
        assertThat(ScenarioFiles.all())
                .allSatisfy(file -> assertThat(ScenarioFiles.tree(file).path("steps"))
                        .anyMatch(step -> step.has("expect")
                                && !step.path("do").textValue().equals("audit")));
    }

    @Test
    void shouldAuditEveryAccountItOpens() {
        assertThat(ScenarioFiles.all()).allSatisfy(file -> {
            JsonNode steps = ScenarioFiles.tree(file).path("steps");
            assertThat(accounts(steps, "audit")).containsAll(accounts(steps, "open"));
        });
    }

    private static List<String> accounts(JsonNode steps, String verb) {
        List<String> accounts = new ArrayList<>();
        steps.forEach(step -> {
            boolean opensNothing = step.path("expect").has("error");
            if (step.path("do").textValue().equals(verb) && !opensNothing) {
                accounts.add(step.path("account").textValue());
            }
        });
        return accounts;
    }

    /** A background run counts what it writes for every account of the store. */
    private static boolean isAboutAllAccounts(JsonNode scenario) {
        return scenario.path("steps").findValuesAsText("do").contains("runDue");
    }

    private static void assertHolds(JsonNode scenario, LedgerStore store) {
        List<ObjectNode> lines = new ArrayList<>();
        ScenarioRun run = ScenarioRun.of(Scenario.read(JsonCursor.of(scenario)), store, lines::add);
        assertThat(lines).as(run.name()).noneMatch(line -> line.has("failed"));
        assertThat(run.failed()).isZero();
        assertThat(run.passed())
                .isEqualTo(scenario.path("steps").findValues("expect").size());
    }
}
