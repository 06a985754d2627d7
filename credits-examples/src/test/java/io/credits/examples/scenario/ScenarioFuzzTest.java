package io.credits.examples.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.examples.Altered;
import io.credits.json.JsonCursor;
import io.credits.json.JsonFormException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a scenario's file, it is read as a whole, or refused by the place that is wrong, shortly. */
class ScenarioFuzzTest {

    private static final String VALID = """
            {"name": "near", "start": "2026-01-01T00:00:00Z",
            "catalog": {"currency": "INR", "rateCards": [{"id": "s", "versions": [{"from": "2020-01-01T00:00:00Z",
            "rates": [{"perUnit": "1"}]}]}]},
            "steps": [
            {"do": "open", "account": "w", "zone": "UTC"},
            {"do": "grant", "account": "w", "key": "g", "credits": "10", "kind": "PROMOTIONAL", "expiresAt":
            "2026-02-01T00:00:00Z", "priority": 3, "expect": {"balance": "10"}},
            {"do": "consume", "account": "w", "key": "c", "feature": "ai", "quantity": "2", "at": "2026-01-02T00:00:00Z"},
            {"do": "reverse", "account": "w", "key": "r", "of": "c", "credits": "1"},
            {"do": "balance", "account": "w", "expect": {"balance": "9"}}]}""";

    @Example
    void shouldReadTheScenarioThatIsAltered() {
        assertThat(Scenario.read(JsonCursor.parse(VALID)).steps()).hasSize(5);
    }

    @Property(tries = 1_000)
    void shouldReadOrRefuseAnyText(@ForAll("texts") String text) {
        try {
            assertThat(Scenario.read(JsonCursor.parse(text)).catalog()).isNotNull();
        } catch (JsonFormException refusal) {
            assertThat(refusal.path()).startsWith("$");
            assertThat(refusal.getMessage()).startsWith(refusal.path()).hasSizeLessThan(1_000);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Altered.of(VALID);
    }
}
