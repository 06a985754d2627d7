package io.credits.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/** H2's information schema; it keeps names in upper case, or in lower case if its URL says so. */
final class H2Catalogue extends Catalogue {

    private static final String STORAGE = """
            SELECT storage_type FROM information_schema.tables
            WHERE table_schema = SCHEMA() AND table_name = ?""";

    private static final String COLUMNS = """
            SELECT column_name, data_type, character_maximum_length, numeric_precision, numeric_scale,
             datetime_precision, is_nullable, column_default, collation_name
            FROM information_schema.columns WHERE table_schema = SCHEMA() AND table_name = ?
            ORDER BY ordinal_position""";

    private static final String KEYS = """
            SELECT t.constraint_name, t.constraint_type, k.column_name
            FROM information_schema.table_constraints t JOIN information_schema.key_column_usage k
             ON k.constraint_schema = t.constraint_schema AND k.constraint_name = t.constraint_name
            WHERE t.table_schema = SCHEMA() AND t.table_name = ? AND t.constraint_type IN ('PRIMARY KEY', 'UNIQUE')
            ORDER BY t.constraint_name, k.ordinal_position""";

    private static final String INDEXES = """
            SELECT i.index_name, i.index_type_name, c.column_name
            FROM information_schema.indexes i JOIN information_schema.index_columns c
             ON c.index_schema = i.index_schema AND c.index_name = i.index_name AND c.table_name = i.table_name
            WHERE i.table_schema = SCHEMA() AND i.table_name = ? AND NOT i.is_generated
            ORDER BY i.index_name, c.ordinal_position""";

    private static final String CHECKS = """
            SELECT c.constraint_name, c.check_clause FROM information_schema.check_constraints c
            JOIN information_schema.table_constraints t
             ON t.constraint_schema = c.constraint_schema AND t.constraint_name = c.constraint_name
            WHERE t.table_schema = SCHEMA() AND t.table_name = ? AND t.constraint_type = 'CHECK'""";

    H2Catalogue(Connection connection) {
        super(connection);
    }

    @Override
    void collect(String table, Map<SchemaFact, String> facts) throws SQLException {
        collectSpelled(table.toUpperCase(Locale.ROOT), facts);
        if (facts.isEmpty()) {
            collectSpelled(table, facts);
        }
    }

    private void collectSpelled(String table, Map<SchemaFact, String> facts) throws SQLException {
        each(STORAGE, table, row -> facts.put(SchemaFact.storage(), storage(row.getString(1))));
        each(COLUMNS, table, row -> {
            String collation = row.getString(9);
            facts.put(
                    SchemaFact.column(lower(row, 1)),
                    ColumnText.of(
                            type(row),
                            row.getString(7).equals("NO"),
                            row.getString(8) != null,
                            collation == null || collation.equals("OFF") ? null : collation));
        });
        each(KEYS, table, row -> {
            boolean primary = row.getString(2).equals("PRIMARY KEY");
            addTo(facts, primary ? SchemaFact.primaryKey() : SchemaFact.unique(lower(row, 1)), lower(row, 3));
        });
        each(INDEXES, table, row -> {
            boolean unique = row.getString(2).startsWith("UNIQUE");
            String name = lower(row, 1);
            addTo(facts, unique ? SchemaFact.unique(name) : SchemaFact.index(name), lower(row, 3));
        });
        each(CHECKS, table, row -> facts.put(SchemaFact.check(lower(row, 1)), ConditionText.of(row.getString(2))));
    }

    /** A table in memory is as lasting as its database, one that is temporary or linked is not. */
    private static String storage(String type) {
        return type.equals("CACHED") || type.equals("MEMORY") ? USUAL_STORAGE : type.toLowerCase(Locale.ROOT);
    }

    private static String type(ResultSet row) throws SQLException {
        String name = lower(row, 2);
        return switch (name) {
            case "character varying", "binary varying", "character", "binary", "varchar_ignorecase" ->
                name + "(" + row.getLong(3) + ")";
            case "numeric", "decimal" -> name + "(" + row.getInt(4) + "," + row.getInt(5) + ")";
            case "timestamp with time zone" -> "timestamp(" + row.getInt(6) + ") with time zone";
            case "timestamp" -> "timestamp(" + row.getInt(6) + ")";
            default -> name;
        };
    }

    // Not in SQL: there the locale of the JVM decides.
    private static String lower(ResultSet row, int column) throws SQLException {
        return row.getString(column).toLowerCase(Locale.ROOT);
    }
}
