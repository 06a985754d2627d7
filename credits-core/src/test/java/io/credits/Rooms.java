package io.credits;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The packages of core, from the doors down to amounts. A package may only know packages of a lower floor. */
final class Rooms {
    static final String ROOT = "io.credits";
    static final Path CLASSES = Path.of(System.getProperty("basedir", ""), "target", "classes");
    static final Path SOURCES = Path.of(System.getProperty("basedir", ""), "src", "main", "java");

    private static final String DOORS = ROOT;
    private static final String JSON = ROOT + ".json";
    private static final Map<String, Integer> FLOORS = Map.of(
            DOORS,
            6,
            ROOT + ".spi",
            5,
            ROOT + ".report",
            4,
            ROOT + ".purchase",
            4,
            ROOT + ".tax",
            3,
            ROOT + ".ledger",
            3,
            ROOT + ".plan",
            2,
            ROOT + ".rating",
            1,
            ROOT + ".amount",
            0);

    private Rooms() {}

    /** What is wrong with an arrow between two packages; empty when it points down or stays at home. */
    static Optional<String> objection(String from, String to) {
        if (from.equals(to)) {
            return Optional.empty();
        }
        if (!isKnown(from) || !isKnown(to)) {
            return Optional.of((isKnown(from) ? to : from) + " is no room of the design");
        }
        if (to.equals(DOORS) || to.equals(JSON)) {
            return Optional.of("nobody imports " + to);
        }
        if (from.equals(JSON) || FLOORS.get(to) < FLOORS.get(from)) {
            return Optional.empty();
        }
        return Optional.of(from + " may not know " + to + ": arrows point down");
    }

    static boolean isKnown(String room) {
        return room.equals(JSON) || FLOORS.containsKey(room);
    }

    static boolean isJson(String room) {
        return room.equals(JSON);
    }
}
