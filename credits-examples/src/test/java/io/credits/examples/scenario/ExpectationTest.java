package io.credits.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.json.JsonCursor;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                     | {"a": "1"}
                    {"a": "10"}                            | {"a": "10.000000", "b": "2"}
                    {"a": "-0.50"}                         | {"a": "-0.5"}
                    {"a": 10}                              | {"a": "10.0"}
                    {"a": "10"}                            | {"a": 10}
                    {"a": 10.50}                           | {"a": "10.5"}
                    {"a": true}                            | {"a": true}
                    {"a": "2025-01-01T00:00:00.000Z"}      | {"a": "2025-01-01T00:00:00Z"}
                    {"a": {"b": "1"}}                      | {"a": {"b": "1.0", "c": "2"}, "d": []}
                    {"a": [{"b": "1"}, {"b": "2"}]}        | {"a": [{"b": "1", "c": "9"}, {"b": "2"}]}
                    {"a": []}                              | {"a": []}
                    {"a": null}                            | {"b": "1"}
                    {"a": "w-1"}                           | {"a": "w-1"}
                    """)
    void shouldHold(String wanted, String found) {
        assertThat(differences(wanted, found)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a": "10"}                            | {"a": "10.000001"}                  | $.a
                    {"a": "10"}                            | {"b": "10"}                         | $.a
                    {"a": "10"}                            | {"a": "1e1"}                        | $.a
                    {"a": 10}                              | {"a": 11}                           | $.a
                    {"a": "x"}                             | {"a": "X"}                          | $.a
                    {"a": true}                            | {"a": "true"}                       | $.a
                    {"a": true}                            | {"a": false}                        | $.a
                    {"a": null}                            | {"a": "1"}                          | $.a
                    {"a": "1"}                             | {"a": null}                         | $.a
                    {"a": "2025-01-01T00:00:00Z"}          | {"a": "2025-01-01T00:00:00.000001Z"} | $.a
                    {"a": {"b": "1"}}                      | {"a": {"b": "2"}}                   | $.a.b
                    {"a": {"b": "1"}}                      | {"a": "1"}                          | $.a
                    {"a": "1"}                             | {"a": ["1"]}                        | $.a
                    {"a": []}                              | {"a": [{"b": "1"}]}                 | $.a
                    {"a": [{"b": "1"}]}                    | {"a": []}                           | $.a
                    {"a": [{"b": "1"}]}                    | {"a": [{"b": "1"}, {"b": "2"}]}     | $.a
                    {"a": [{"b": "1"}, {"b": "2"}]}        | {"a": [{"b": "1"}, {"b": "3"}]}     | $.a[1].b
                    {"a": ["1", "2"]}                      | {"a": ["2", "2"]}                   | $.a[0]
                    """)
    void shouldNotHold(String wanted, String found, String member) {
        assertThat(differences(wanted, found))
                .singleElement()
                .satisfies(difference -> assertThat(
                                difference.members().path("member").textValue())
                        .isEqualTo(member));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [{"a": "1"}, {"a": "2"}] | [{"a": "2"}, {"a": "1"}]
                    """)
    void shouldTellEveryDifferenceWithWantedAndFound(String wanted, String found) {
        assertThat(differences(wanted, found).stream()
                        .map(difference -> difference.members().toString()))
                .containsExactly(
                        "{\"member\":\"$[0].a\",\"wanted\":\"1\",\"found\":\"2\"}",
                        "{\"member\":\"$[1].a\",\"wanted\":\"2\",\"found\":\"1\"}");
    }

    private static List<Result> differences(String wanted, String found) {
        return Expectation.differences(
                JsonCursor.parse(wanted).node(), JsonCursor.parse(found).node());
    }
}
