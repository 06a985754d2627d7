package io.credits.examples.scenario;

import io.credits.json.JsonCursor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every word that a step may begin with, by family. */
final class Verbs {

    /** Words of the format that this version cannot do yet; they are refused, never passed over. */
    private static final Set<String> NOT_YET = Set.of("dashboard", "runway");

    private static final TreeMap<String, Verb> KNOWN = new TreeMap<>();

    static {
        List.<Map<String, Verb>>of(
                        AccountVerbs.ALL,
                        GrantVerbs.ALL,
                        UsageVerbs.ALL,
                        HoldVerbs.ALL,
                        ReadVerbs.ALL,
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
            throw place.refused(
                    NOT_YET.contains(name)
                            ? "a step that is there already (the step " + name + " is not there yet)"
                            : "one of " + KNOWN.keySet());
        }
        return verb;
    }
}
