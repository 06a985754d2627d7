package io.credits.json;

import static java.util.Map.entry;

import java.util.Map;

/**
 * The names of members in texts that only a store reads. Every debit rewrites the grants of its account and adds a row, so
 * the names that stand in both are one or two letters; a consume with its indexes then keeps within 350 bytes.
 *
 * <p>Stored texts outlive the program: a name may be added here, none may be changed or taken away.
 */
final class ShortNames {

    /** No two names share a short one, and no short one is the name of another member. */
    static final Map<String, String> BY_NAME = Map.ofEntries(
            entry("burned", "b"),
            entry("channel", "x"),
            entry("channels", "xs"),
            entry("command", "c"),
            entry("costBasis", "y"),
            entry("credits", "cr"),
            entry("day", "d"),
            entry("effectiveAt", "a"),
            entry("expiresAt", "e"),
            entry("feature", "f"),
            entry("features", "fs"),
            entry("grant", "g"),
            entry("granted", "gr"),
            entry("hold", "h"),
            entry("kind", "k"),
            entry("lapsed", "lp"),
            entry("line", "l"),
            entry("lines", "ls"),
            entry("meter", "m"),
            entry("number", "i"),
            entry("occurredAt", "oc"),
            entry("order", "o"),
            entry("priority", "p"),
            entry("quantity", "q"),
            entry("remaining", "r"),
            entry("repaid", "rp"),
            entry("scheduled", "s"),
            entry("shown", "w"),
            entry("version", "v"));

    private ShortNames() {}

    static String of(String name) {
        return BY_NAME.getOrDefault(name, name);
    }
}
