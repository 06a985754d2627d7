package io.credits.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credits.json.JsonCursor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ShippedScenariosTest {

    private static final Servers SERVERS = new Servers();

    @AfterAll
    static void stopServers() throws Exception {
        SERVERS.close();
    }

    @TestFactory
    Stream<DynamicNode> shouldHoldOnEveryStore() {
        return SERVERS.stores().entrySet().stream()
                .map(store -> DynamicContainer.dynamicContainer(
                        store.getKey(),
                        ScenarioFiles.all().stream().map(file -> onFreshStore(store.getValue(), file))));
    }

    private static DynamicTest onFreshStore(Supplier<ScenarioStore> store, Path file) {
        return DynamicTest.dynamicTest(file.getFileName().toString(), file.toUri(), () -> {
            try (ScenarioStore fresh = store.get()) {
                JsonNode scenario = ScenarioFiles.tree(file);
                assertHolds(scenario, fresh);
                if (!isAboutAllAccounts(scenario)) {
                    assertHolds(ScenarioFiles.renamed(scenario, "-again"), fresh);
                }
            }
        });
    }

    /**
     * The store is warm from all scenarios before it: caches are full, and entries of other accounts stand by. A store refuses
     * other rates under a version that it has used, so only scenarios with one and the same rate card can share it.
     */
    @TestFactory
    Stream<DynamicTest> shouldHoldOneAfterTheOtherOnOneStore() {
        return SERVERS.stores().entrySet().stream()
                .map(store -> DynamicTest.dynamicTest(store.getKey(), () -> {
                    try (ScenarioStore shared = store.getValue().get()) {
                        int number = 0;
                        for (JsonNode scenario : withTheUsualRates()) {
                            assertHolds(ScenarioFiles.renamed(scenario, "-" + ++number), shared);
                        }
                        assertThat(number).isGreaterThan(40);
                    }
                }));
    }

    private static List<JsonNode> withTheUsualRates() {
        List<JsonNode> scenarios = ScenarioFiles.all().stream()
                .map(ScenarioFiles::tree)
                .filter(scenario -> !isAboutAllAccounts(scenario))
                .toList();
        return scenarios.stream()
                .collect(Collectors.groupingBy(
                        scenario -> scenario.path("catalog").path("rateCards")))
                .values()
                .stream()
                .max(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    @Test
    void shouldCoverEachRuleOfTheLedger() {
        List<String> names = ScenarioFiles.all().stream()
                .map(file -> file.getFileName().toString())
                .toList();
        assertThat(names).hasSizeGreaterThanOrEqualTo(40);
        IntStream.concat(IntStream.rangeClosed(1, 19), IntStream.rangeClosed(27, 30))
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

    private static void assertHolds(JsonNode scenario, ScenarioStore store) {
        List<ObjectNode> lines = new ArrayList<>();
        ScenarioRun run = ScenarioRun.of(Scenario.read(JsonCursor.of(scenario)), store, lines::add);
        assertThat(lines).as(run.name()).noneMatch(line -> line.has("failed"));
        assertThat(run.failed()).isZero();
        assertThat(run.passed())
                .isEqualTo(scenario.path("steps").findValues("expect").size());
    }
}
