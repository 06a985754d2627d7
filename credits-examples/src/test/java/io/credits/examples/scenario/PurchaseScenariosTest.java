package io.credits.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credits.json.JsonCursor;
import io.credits.spi.InMemoryLedgerStore;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The scenarios about buying credits, on the store that keeps purchases. */
class PurchaseScenariosTest {

    @TestFactory
    Stream<DynamicTest> shouldHold() {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(), file.toUri(), () -> assertHolds(ScenarioFiles.tree(file))));
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

    private static void assertHolds(JsonNode scenario) {
        List<ObjectNode> lines = new ArrayList<>();
        ScenarioRun run = ScenarioRun.of(Scenario.read(JsonCursor.of(scenario)), new InMemoryLedgerStore(), lines::add);
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
