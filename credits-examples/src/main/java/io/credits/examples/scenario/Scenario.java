package io.credits.examples.scenario;

import io.credits.json.CatalogJson;
import io.credits.json.JsonCursor;
import io.credits.ledger.InvalidArgumentException;
import io.credits.spi.Catalog;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * A scenario, read as a whole.
 *
 * @param name what it shows
 * @param start where its clock starts
 * @param catalog what is sold
 * @param steps what happens, in order
 */
record Scenario(String name, Instant start, Catalog catalog, List<Step> steps) {

    /** Reads a scenario; what is wrong in it is named by its JSON path. */
    static Scenario read(JsonCursor file) {
        return file.object(scenario -> new Scenario(
                scenario.member("name").text(),
                instant(scenario.member("start")),
                CatalogJson.read(scenario.member("catalog")),
                scenario.member("steps").elements().stream().map(Step::read).toList()));
    }

    /** An instant that moves the clock, so that nothing could run without it. */
    static Instant instant(JsonCursor place) {
        Function<String, Instant> meaning = Meaning.instant(place.path());
        try {
            return meaning.apply(place.text());
        } catch (InvalidArgumentException malformed) {
            throw place.refused("an ISO-8601 instant with Z");
        }
    }
}
