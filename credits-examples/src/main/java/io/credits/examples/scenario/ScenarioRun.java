package io.credits.examples.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/**
 * What came of a scenario.
 *
 * @param name the scenario's name
 * @param passed how many expectations held
 * @param failed how many did not
 */
record ScenarioRun(String name, int passed, int failed) {

    /**
     * Runs a scenario from its first step to its last.
     *
     * @param scenario what happens
     * @param store a store that knows none of its accounts
     * @param line receives one object per step: its number, its word, its result, and what differs from its expectation
     * @return what came of it
     */
    static ScenarioRun of(Scenario scenario, ScenarioStore store, Consumer<ObjectNode> line) {
        World world = new World(store.ledger(), store.purchases(), scenario.catalog(), scenario.start());
        int passed = 0;
        int failed = 0;
        int number = 0;
        for (Step step : scenario.steps()) {
            Result result = step.run(world);
            Result shown =
                    new Result().put("step", ++number).put("do", step.verb()).putAll(result);
            JsonNode expected = step.expected();
            if (expected != null) {
                List<Result> differences = Expectation.differences(expected, result.members());
                passed += differences.isEmpty() ? 1 : 0;
                failed += differences.isEmpty() ? 0 : 1;
                shown.put("failed", differences.isEmpty() ? null : differences);
            }
            line.accept(shown.members());
        }
        return new ScenarioRun(scenario.name(), passed, failed);
    }

    /** The closing line of a scenario. */
    ObjectNode summary() {
        return new Result()
                .put("scenario", name)
                .put("passed", passed)
                .put("failed", failed)
                .members();
    }
}
