package io.credits.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** SQLite keeps the very statements that made a table; they are read as our own are. */
final class SqliteCatalogue extends Catalogue {

    private static final String STATEMENTS =
            "SELECT sql FROM sqlite_master WHERE lower(tbl_name) = ? AND sql IS NOT NULL AND type IN ('table', 'index')"
                    + " ORDER BY type DESC";

    SqliteCatalogue(Connection connection) {
        super(connection);
    }

    @Override
    void collect(String table, Map<SchemaFact, String> facts) throws SQLException {
        List<String> statements = new ArrayList<>();
        each(STATEMENTS, table, row -> statements.add(row.getString(1)));
        try {
            new DdlReader(SqlDialect.SQLITE).tables(statements).values().forEach(facts::putAll);
        } catch (IllegalArgumentException e) {
            throw new SchemaMismatchException(
                    "table " + table + ": wanted what the migration file makes, " + e.getMessage());
        }
    }
}
