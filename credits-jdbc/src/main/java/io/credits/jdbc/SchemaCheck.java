package io.credits.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares live tables with those of the migration files: tables, columns, their nullness, and indexes. */
final class SchemaCheck {

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+) \\((.*?)\\n\\)", Pattern.DOTALL);

    private static final Pattern COLUMN = Pattern.compile("(?m)^    ([a-z_]+) [^\\n]*?( NOT NULL)?,?$");

    private static final Pattern INDEX = Pattern.compile("CREATE INDEX (\\w+) ON (\\w+)");

    private static final Pattern UNIQUE = Pattern.compile("CONSTRAINT (\\w+) UNIQUE");

    private final DatabaseMetaData live;
    private final Connection connection;
    private final List<String> differences = new ArrayList<>();

    private SchemaCheck(Connection connection) throws SQLException {
        this.connection = connection;
        this.live = connection.getMetaData();
    }

    /** Names every difference; empty if there is none. */
    static List<String> differences(Connection connection, SqlDialect dialect, String ddl) throws SQLException {
        SchemaCheck check = new SchemaCheck(connection);
        Matcher tables = TABLE.matcher(ddl);
        while (tables.find()) {
            String table = tables.group(1);
            if (check.compareColumns(table, tables.group(2)) && dialect != SqlDialect.SQLITE) {
                check.compareIndexes(table, tables.group(2), ddl);
            }
        }
        return check.differences;
    }

    private boolean compareColumns(String table, String body) throws SQLException {
        Map<String, Boolean> found = liveColumns(table);
        if (found.isEmpty()) {
            differences.add("table " + table + " is missing");
            return false;
        }
        Matcher columns = COLUMN.matcher(body);
        Set<String> wanted = new HashSet<>();
        while (columns.find()) {
            String column = columns.group(1);
            wanted.add(column);
            boolean required = columns.group(2) != null;
            Boolean nullable = found.get(column);
            if (nullable == null) {
                differences.add("column " + table + "." + column + " is missing");
            } else if (nullable == required) {
                differences.add("column " + table + "." + column + ": wanted " + (required ? "NOT NULL" : "nullable")
                        + ", found " + (nullable ? "nullable" : "NOT NULL"));
            }
        }
        found.forEach((column, nullable) -> {
            if (!wanted.contains(column) && !nullable) {
                differences.add("column " + table + "." + column + " is not ours and NOT NULL");
            }
        });
        return true;
    }

    private Map<String, Boolean> liveColumns(String table) throws SQLException {
        Map<String, Boolean> found = new TreeMap<>();
        for (String spelled : List.of(table, table.toUpperCase(Locale.ROOT))) {
            try (ResultSet rows =
                    live.getColumns(connection.getCatalog(), connection.getSchema(), escaped(spelled), null)) {
                while (rows.next()) {
                    found.put(
                            rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
                            rows.getInt("NULLABLE") == DatabaseMetaData.columnNullable);
                }
            }
        }
        return found;
    }

    private void compareIndexes(String table, String body, String ddl) throws SQLException {
        Set<String> found = new HashSet<>();
        for (String spelled : List.of(table, table.toUpperCase(Locale.ROOT))) {
            try (ResultSet rows =
                    live.getIndexInfo(connection.getCatalog(), connection.getSchema(), spelled, false, true)) {
                while (rows.next()) {
                    String name = rows.getString("INDEX_NAME");
                    if (name != null) {
                        // H2 adds a number to the name of a constraint's index.
                        found.add(name.toLowerCase(Locale.ROOT).replaceFirst("_index_\\w+$", ""));
                    }
                }
            }
        }
        Matcher unique = UNIQUE.matcher(body);
        while (unique.find()) {
            require(found, table, unique.group(1));
        }
        Matcher indexes = INDEX.matcher(ddl);
        while (indexes.find()) {
            if (indexes.group(2).equals(table)) {
                require(found, table, indexes.group(1));
            }
        }
    }

    private void require(Set<String> found, String table, String index) {
        if (!found.contains(index)) {
            differences.add("index " + index + " of " + table + " is missing");
        }
    }

    private String escaped(String name) throws SQLException {
        return name.replace("_", live.getSearchStringEscape() + "_");
    }
}
