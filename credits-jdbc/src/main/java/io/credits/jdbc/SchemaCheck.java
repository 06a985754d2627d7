package io.credits.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Compares live tables with those of the migration files: columns with type, length, nullness and collation, keys, indexes,
 * checks, and how a table is stored.
 *
 * <p>What a host adds for itself is let be, unless it could refuse what we write: a column that must be given, a check, a
 * unique index.
 */
final class SchemaCheck {

    private final List<String> differences = new ArrayList<>();

    private SchemaCheck() {}

    /** Names every difference; empty if there is none. */
    static List<String> differences(MigrationFile wanted, Catalogue live) throws SQLException {
        SchemaCheck check = new SchemaCheck();
        for (Map.Entry<String, Map<SchemaFact, String>> table : wanted.facts().entrySet()) {
            Map<SchemaFact, String> found = live.facts(table.getKey());
            if (found.isEmpty()) {
                check.differences.add("table " + table.getKey() + " is missing");
            } else {
                check.compare(table.getKey(), table.getValue(), found);
            }
        }
        return check.differences;
    }

    private void compare(String table, Map<SchemaFact, String> wanted, Map<SchemaFact, String> found) {
        wanted.forEach((fact, text) -> {
            String live = found.get(fact);
            if (live == null) {
                differences.add(fact.of(table) + " is missing");
            } else if (!live.equals(text)) {
                differences.add(fact.of(table) + ": wanted " + text + ", found " + live);
            }
        });
        found.forEach((fact, text) -> {
            if (!wanted.containsKey(fact) && !fact.isHarmless(text)) {
                differences.add(fact.of(table) + " is not ours and could refuse what is written: " + text);
            }
        });
    }
}
