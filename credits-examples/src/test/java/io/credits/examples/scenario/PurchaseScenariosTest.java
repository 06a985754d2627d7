package io.credits.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credits.json.JsonCursor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The scenarios about buying credits, on every store, fresh and warm. */
class PurchaseScenariosTest {

    /** What concerns all accounts of a store, so that other accounts of the same store would be counted. */
    private static final Set<String> ABOUT_ALL_ACCOUNTS = Set.of("runDue", "reconcile", "receipt");

    private static final Servers SERVERS = new Servers();

    @AfterAll
    static void stopServers() throws Exception {
        SERVERS.close();
    }

    @TestFactory
    Stream<DynamicNode> shouldHoldOnEveryStore() {
        return SERVERS.stores().entrySet().stream()
                .map(store -> DynamicContainer.dynamicContainer(
                        store.getKey(), files().stream().map(file -> onFreshStore(store.getValue(), file))));
    }

    private static DynamicTest onFreshStore(Supplier<ScenarioStore> store, Path file) {
        return DynamicTest.dynamicTest(file.getFileName().toString(), file.toUri(), () -> {
            try (ScenarioStore fresh = store.get()) {
                assertHolds(ScenarioFiles.tree(file), fresh);
            }
        });
    }

    /** The store is warm from all scenarios before it. */
    @TestFactory
    Stream<DynamicTest> shouldHoldOneAfterTheOtherOnOneStore() {
        return SERVERS.stores().entrySet().stream()
                .map(store -> DynamicTest.dynamicTest(store.getKey(), () -> {
                    try (ScenarioStore shared = store.getValue().get()) {
                        int number = 0;
                        for (Path file : files()) {
                            JsonNode scenario = ScenarioFiles.tree(file);
                            if (!isAboutAllAccounts(scenario)) {
                                assertHolds(ScenarioFiles.renamed(scenario, "-" + ++number), shared);
                            }
                        }
                        assertThat(number).isGreaterThan(20);
                    }
                }));
    }

    @Test
    void shouldCoverEachRuleOfBuying() {
        List<String> names =
                files().stream().map(file -> file.getFileName().toString()).toList();
        assertThat(names).hasSizeGreaterThan(40);
        IntStream.concat(IntStream.rangeClosed(20, 26), IntStream.of(3, 30))
                .mapToObj("r%02d-"::formatted)
                .forEach(rule -> assertThat(names).anyMatch(name -> name.startsWith(rule)));
    }

    private static boolean isAboutAllAccounts(JsonNode scenario) {
        return scenario.path("steps").findValuesAsText("do").stream().anyMatch(ABOUT_ALL_ACCOUNTS::contains);
    }

    private static void assertHolds(JsonNode scenario, ScenarioStore store) {
        List<ObjectNode> lines = new ArrayList<>();
        ScenarioRun run = ScenarioRun.of(Scenario.read(JsonCursor.of(scenario)), store, lines::add);
        assertThat(lines).as(run.name()).noneMatch(line -> line.has("failed"));
        assertThat(run.passed())
                .isEqualTo(scenario.path("steps").findValues("expect").size());
    }

    private static List<Path> files() {
        try {
            Path folder = Path.of(Objects.requireNonNull(ScenarioMain.class.getResource("/scenarios/purchases"))
                    .toURI());
            try (Stream<Path> files = Files.list(folder)) {
                return files.sorted().toList();
            }
        } catch (URISyntaxException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
