package io.credits.examples.scenario;

import io.credits.json.JsonCursor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every word that a step may begin with, by family. */
final class Verbs {

    private static final TreeMap<String, Verb> KNOWN = new TreeMap<>();

    static {
        List.<Map<String, Verb>>of(
                        AccountVerbs.ALL,
                        GrantVerbs.ALL,
                        UsageVerbs.ALL,
                        HoldVerbs.ALL,
                        ReadVerbs.ALL,
                        ReportVerbs.ALL,
                        PurchaseVerbs.ALL,
                        StandingVerbs.ALL)
                .forEach(KNOWN::putAll);
    }

    private Verbs() {}

    /** Finds the verb that stands at a place of the file. */
    static Verb at(JsonCursor place) {
        String name = place.text();
        Verb verb = KNOWN.get(name);
        if (verb == null) {
            throw place.refused("one of " + KNOWN.keySet());
        }
        return verb;
    }
}
