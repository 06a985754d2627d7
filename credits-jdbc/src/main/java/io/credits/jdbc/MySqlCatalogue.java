package io.credits.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;

/** The information schema of MariaDB and MySQL. */
final class MySqlCatalogue extends Catalogue {

    private static final String STORAGE =
            "SELECT engine FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?";

    private static final String COLUMNS = """
            SELECT column_name, column_type, is_nullable, column_default, collation_name
            FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?
            ORDER BY ordinal_position""";

    private static final String INDEXES = """
            SELECT index_name, non_unique, column_name, sub_part
            FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ?
            ORDER BY index_name, seq_in_index""";

    private static final String CHECKS = """
            SELECT c.constraint_name, c.check_clause FROM information_schema.check_constraints c
            JOIN information_schema.table_constraints t
             ON t.constraint_schema = c.constraint_schema AND t.constraint_name = c.constraint_name
            WHERE t.table_schema = DATABASE() AND t.table_name = ? AND t.constraint_type = 'CHECK'""";

    private static final Pattern LENGTH = Pattern.compile("\\blength\\(");

    MySqlCatalogue(Connection connection) {
        super(connection);
    }

    @Override
    void collect(String table, Map<SchemaFact, String> facts) throws SQLException {
        each(STORAGE, table, row -> facts.put(SchemaFact.storage(), row.getString(1)));
        each(COLUMNS, table, row -> {
            String value = row.getString(4);
            facts.put(
                    SchemaFact.column(row.getString(1)),
                    ColumnText.of(
                            row.getString(2),
                            row.getString(3).equals("NO"),
                            value != null && !value.equals("NULL"),
                            row.getString(5)));
        });
        each(INDEXES, table, row -> {
            String name = row.getString(1);
            SchemaFact fact = row.getBoolean(2) ? SchemaFact.index(name) : SchemaFact.unique(name);
            String part = row.getString(4);
            addTo(
                    facts,
                    name.equals("PRIMARY") ? SchemaFact.primaryKey() : fact,
                    row.getString(3) + (part == null ? "" : "(" + part + ")"));
        });
        each(CHECKS, table, row -> facts.put(SchemaFact.check(row.getString(1)), condition(row.getString(2))));
    }

    /** MySQL escapes quotes within the text, and calls the number of octets a length. */
    private static String condition(String clause) {
        return ConditionText.of(LENGTH.matcher(clause.replace("\\'", "'")).replaceAll("octet_length("));
    }
}
