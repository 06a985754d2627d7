package io.credits.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioMainTest {

    private static final String CATALOG = "{'currency': 'INR', 'rateCards': [{'id': 's', 'versions': ["
            + "{'from': '2020-01-01T00:00:00Z', 'rates': [{'perUnit': '1'}]}]}]}";

    private static final String OPEN = "{'do': 'open', 'account': 'w', 'zone': 'UTC'}";

    private static final String GRANT =
            "{'do': 'grant', 'account': 'w', 'key': 'g', 'credits': '10', 'kind': 'PROMOTIONAL'";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void shouldPrintOneLineForEachStepAndOneForTheFile() {
        assertThat(run(file("f", OPEN, GRANT + ", 'expect': {'balance': '10.0'}}")))
                .isEqualTo(ScenarioMain.HELD);
        assertThat(lines())
                .containsExactly(
                        "{\"step\":1,\"do\":\"open\",\"balance\":\"0\"}",
                        "{\"step\":2,\"do\":\"grant\",\"grant\":\"g\",\"balance\":\"10\",\"seq\":1}",
                        "{\"scenario\":\"f\",\"passed\":1,\"failed\":0}");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void shouldEndWith1AndSayWhatWasWantedAndFoundWhenAnExpectationFails() {
        assertThat(run(file("f", OPEN, GRANT + ", 'expect': {'balance': '11'}}", OPEN)))
                .isEqualTo(ScenarioMain.NOT_HELD);
        assertThat(lines().get(1))
                .endsWith("\"failed\":[{\"member\":\"$.balance\",\"wanted\":\"11\",\"found\":\"10\"}]}");
        assertThat(lines()).hasSize(4).last().isEqualTo("{\"scenario\":\"f\",\"passed\":0,\"failed\":1}");
    }

    @Test
    void shouldRunEachFileOnAFreshStoreAndEndWithTheWorstCode() {
        String good = file("good", OPEN, GRANT + ", 'expect': {'seq': 1}}");
        String bad = file("bad", OPEN, GRANT + ", 'expect': {'seq': 2}}");
        assertThat(run(good, good)).isEqualTo(ScenarioMain.HELD);
        assertThat(run(good, bad, good)).isEqualTo(ScenarioMain.NOT_HELD);
        assertThat(run(good, file("broken", "{}"), bad)).isEqualTo(ScenarioMain.UNUSABLE);
        assertThat(lines()).filteredOn(line -> line.contains("scenario")).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                         | $.steps[1].do
                    {'do': 'fly'}                                              | $.steps[1].do
                    {'do': 7}                                                  | $.steps[1].do
                    7                                                          | $.steps[1]
                    {'do': 'balance'}                                          | $.steps[1].account
                    {'do': 'balance', 'account': null}                         | $.steps[1].account
                    {'do': 'balance', 'account': 'w', 'asof': '2025-01-01T00:00:00Z'} | $.steps[1].asof
                    {'do': 'balance', 'account': 'w', 'at': 'noon'}            | $.steps[1].at
                    {'do': 'balance', 'account': 'w', 'at': '2025-01-01T00:00:00+01:00'} | $.steps[1].at
                    {'do': 'balance', 'account': 'w', 'expect': 'much'}        | $.steps[1].expect
                    {'do': 'debit', 'account': 'w', 'key': 'k', 'credits': 10} | $.steps[1].credits
                    {'do': 'debit', 'account': 'w', 'key': 'k', 'credits': '10', 'quantity': '1'} | $.steps[1].quantity
                    {'do': 'entries', 'account': 'w', 'limit': '5'}            | $.steps[1].limit
                    {'do': 'capture', 'account': 'w', 'key': 'k', 'hold': 'h', 'upTo': 'yes'} | $.steps[1].upTo
                    {'do': 'consumeAll', 'items': [{'account': 'w', 'key': 'k', 'feature': 'f'}]} | $.steps[1].items[0].quantity
                    {'do': 'consumeAll', 'items': [{'account': 'w', 'key': 'k', 'feature': 'f', 'quantity': '1', 'x': 1}]} | $.steps[1].items[0].x
                    """)
    void shouldRefuseAMalformedStepByItsPathBeforeAnyStepRuns(String step, String path) {
        String file = file("f", OPEN, step);
        assertThat(run(file)).isEqualTo(ScenarioMain.UNUSABLE);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(file + ": " + path + ": ");
        assertThat(lines()).isEmpty();
    }

    @Test
    void shouldNameTheStepsThereAreWhereOneIsUnknown() {
        assertThat(run(file("f", OPEN, "{'do': 'refund', 'account': 'w'}"))).isEqualTo(ScenarioMain.UNUSABLE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("$.steps[1].do: wanted one of [", "audit", "dashboard", "deferred", "runway", "refund");
        assertThat(lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    []                                                            | $: wanted an object
                    {'name': 'n', 'start': '2025-01-01T00:00:00Z', 'steps': []}   | $.catalog: wanted
                    {'name': 'n', 'start': 'x', 'catalog': @, 'steps': []}        | $.start: wanted
                    {'name': 'n', 'start': '2025-01-01T00:00:00Z', 'catalog': @, 'steps': [], 'stop': 1} | $.stop:
                    {'name': 'n', 'start': '2025-01-01T00:00:00Z', 'catalog': {'currency': 'INR', 'plan': []}, 'steps': []} | $.catalog.plan:
                    {'name': 'n', 'start': '2025-01-01T00:00:00Z', 'catalog': {'currency': 'INR', 'rateCards': [{'id': 's', 'versions': [{'from': '2020-01-01T00:00:00Z', 'rates': [{'perUnit': 1}]}]}]}, 'steps': []} | $.catalog.rateCards[0].versions[0].rates[0].perUnit: wanted
                    {'name': 'n', 'start': '2025-01-01T00:00:00Z', 'catalog': @, 'steps': {}} | $.steps: wanted
                    {'name': 'n'                                                  | $: wanted JSON
                    """)
    void shouldRefuseAMalformedFileByItsPath(String text, String message) {
        String file = written("f", text.replace("@", CATALOG));
        assertThat(run(file)).isEqualTo(ScenarioMain.UNUSABLE);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(file + ": " + message);
        assertThat(lines()).isEmpty();
    }

    @Test
    void shouldRefuseArgumentsItCannotUse() {
        String file = file("f", OPEN);
        assertThat(run()).isEqualTo(ScenarioMain.UNUSABLE);
        assertThat(run(file, "--store")).isEqualTo(ScenarioMain.UNUSABLE);
        assertThat(run(file, "--store", "paper")).isEqualTo(ScenarioMain.UNUSABLE);
        assertThat(run(file, "--shop", "memory")).isEqualTo(ScenarioMain.UNUSABLE);
        assertThat(run(folder.resolve("none.json").toString())).isEqualTo(ScenarioMain.UNUSABLE);
        assertThat(lines()).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: ", "none.json: cannot be read");
        assertThat(run("--store", "memory", file)).isEqualTo(ScenarioMain.HELD);
    }

    @Test
    void shouldSayWhichServerIsMissing() {
        assertThat(run("--store", "mariadb", file("f", OPEN))).isEqualTo(ScenarioMain.UNUSABLE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("-D" + JdbcScenarioStore.URL);
        assertThat(lines()).isEmpty();
    }

    private int run(String... args) {
        return ScenarioMain.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                args);
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String file(String name, String... steps) {
        return written(
                name,
                "{'name': '" + name + "', 'start': '2025-01-01T00:00:00Z', 'catalog': " + CATALOG + ", 'steps': ["
                        + String.join(", ", steps) + "]}");
    }

    private String written(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name + ".json"), text.replace('\'', '"'))
                    .toString();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
