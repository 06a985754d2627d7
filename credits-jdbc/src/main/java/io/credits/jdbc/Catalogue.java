package io.credits.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells what a live table is made of, in the spelling of {@link DdlReader}. Lives as long as its connection's use. */
abstract class Catalogue {

    /** Kept in a way that keeps its promises. */
    static final String USUAL_STORAGE = "usual";

    private final Connection connection;

    Catalogue(Connection connection) {
        this.connection = connection;
    }

    /**
     * Reads a table.
     *
     * @param table its name, lower case
     * @return what it is made of; empty if there is none
     */
    final Map<SchemaFact, String> facts(String table) throws SQLException {
        Map<SchemaFact, String> facts = new LinkedHashMap<>();
        collect(table, facts);
        return facts;
    }

    abstract void collect(String table, Map<SchemaFact, String> facts) throws SQLException;

    /** Takes one row. */
    @FunctionalInterface
    interface Row {
        void take(ResultSet row) throws SQLException;
    }

    final void each(String query, String table, Row taker) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taker.take(rows);
                }
            }
        }
    }

    /** Adds a column to an index that is read column by column. */
    static void addTo(Map<SchemaFact, String> facts, SchemaFact index, String column) {
        facts.merge(
                index,
                "(" + column + ")",
                (before, one) -> before.substring(0, before.length() - 1) + ", " + column + ")");
    }
}
