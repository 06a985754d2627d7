package io.credits.examples.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.credits.json.JsonCursor;
import io.credits.ledger.CreditRejectedException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a scenario.
 *
 * @param verb the word it begins with
 * @param at where it moves the clock to, or null where the clock stands still
 * @param action what it does
 * @param expected what is expected of its result, or null for nothing
 */
record Step(
        String verb,
        @Nullable Instant at,
        Action action,
        @Nullable JsonNode expected) {

    /** Reads a step as a whole. */
    static Step read(JsonCursor place) {
        return place.object(step -> {
            JsonCursor word = step.member("do");
            Verb verb = Verbs.at(word);
            return new Step(
                    word.text(),
                    step.find("at").map(Scenario::instant).orElse(null),
                    verb.read(new StepMembers(step)),
                    step.find("expect").map(Step::expectation).orElse(null));
        });
    }

    private static JsonNode expectation(JsonCursor place) {
        place.members();
        return place.node();
    }

    /** Does the step; what the library refuses is its result. */
    Result run(World world) {
        if (at != null) {
            world.moveTo(at);
        }
        try {
            return action.run(world);
        } catch (CreditRejectedException | IllegalArgumentException | DateTimeException refused) {
            return Result.refused(refused);
        }
    }
}
