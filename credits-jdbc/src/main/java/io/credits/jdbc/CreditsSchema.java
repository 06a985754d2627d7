package io.credits.jdbc;

import io.credits.spi.LedgerStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Makes the library's tables, for embedded use and first steps; a host with a migration tool gives it the files in {@link
 * SqlDialect#migrations()} instead.
 *
 * <p>Nothing that exists is ever altered. All methods are safe for use by several threads.
 */
public final class CreditsSchema {

    private static final List<String> VERSIONS = List.of("V1__credits.sql");

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+)");

    private static final Pattern COMMENT = Pattern.compile("(?m)^--.*$");

    private CreditsSchema() {}

    /**
     * Makes the tables unless they are there.
     *
     * @param dataSource the host's database
     * @throws SchemaMismatchException if some of the tables are there and some are not
     * @throws UnsupportedDatabaseException if the database is unknown or its settings will not do
     * @throws LedgerStoreException if the database cannot be reached or refuses
     */
    public static void create(DataSource dataSource) {
        create(dataSource, TablePrefix.DEFAULT.value());
    }

    /**
     * Makes the tables, with names of the host's choice, unless they are there.
     *
     * @param dataSource the host's database
     * @param tablePrefix what the names begin with, as {@link JdbcLedgerStore.Builder#tablePrefix} takes it
     * @throws IllegalArgumentException if the prefix is not allowed
     * @throws SchemaMismatchException if some of the tables are there and some are not
     * @throws UnsupportedDatabaseException if the database is unknown or its settings will not do
     * @throws LedgerStoreException if the database cannot be reached or refuses
     */
    public static void create(DataSource dataSource, String tablePrefix) {
        TablePrefix prefix = new TablePrefix(tablePrefix);
        try (Connection connection = dataSource.getConnection()) {
            SqlDialect dialect = SqlDialect.of(connection);
            DatabaseSettings.require(connection, dialect, prefix);
            String ddl = prefix.in(ddl(dialect));
            if (isThere(connection, tables(ddl))) {
                return;
            }
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                run(connection, ddl);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                // Another process may have been faster; where DDL commits by itself, nothing else can be told.
                if (!isThere(connection, tables(ddl))) {
                    throw e;
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new LedgerStoreException(
                    "making the tables: SQL state " + e.getSQLState() + ", " + e.getMessage(), e);
        }
    }

    /**
     * Compares the tables with those that the library expects: tables, columns, their nullness, and, except on SQLite,
     * indexes.
     *
     * @param dataSource the host's database
     * @throws SchemaMismatchException if there is a difference; the message names each
     * @throws UnsupportedDatabaseException if the database is unknown or its settings will not do
     * @throws LedgerStoreException if the database cannot be reached
     */
    public static void verify(DataSource dataSource) {
        verify(dataSource, TablePrefix.DEFAULT.value());
    }

    /**
     * Compares tables with names of the host's choice with those that the library expects.
     *
     * @param dataSource the host's database
     * @param tablePrefix what the names begin with
     * @throws IllegalArgumentException if the prefix is not allowed
     * @throws SchemaMismatchException if there is a difference; the message names each
     * @throws UnsupportedDatabaseException if the database is unknown or its settings will not do
     * @throws LedgerStoreException if the database cannot be reached
     */
    public static void verify(DataSource dataSource, String tablePrefix) {
        TablePrefix prefix = new TablePrefix(tablePrefix);
        try (Connection connection = dataSource.getConnection()) {
            SqlDialect dialect = SqlDialect.of(connection);
            DatabaseSettings.require(connection, dialect, prefix);
            List<String> differences = SchemaCheck.differences(connection, dialect, prefix.in(ddl(dialect)));
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            if (!differences.isEmpty()) {
                throw new SchemaMismatchException("schema: " + String.join("; ", differences));
            }
        } catch (SQLException e) {
            throw new LedgerStoreException("comparing the tables: SQL state " + e.getSQLState(), e);
        }
    }

    private static boolean isThere(Connection connection, Set<String> wanted) throws SQLException {
        Set<String> found = new TreeSet<>();
        for (String table : wanted) {
            if (exists(connection, table)) {
                found.add(table);
            }
        }
        if (!found.isEmpty() && found.size() < wanted.size()) {
            Set<String> missing = new TreeSet<>(wanted);
            missing.removeAll(found);
            throw new SchemaMismatchException("schema: wanted all of its tables or none, found " + found + " but not "
                    + missing + "; drop what is there or restore what is missing");
        }
        return !found.isEmpty();
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        for (String spelled : List.of(table, table.toUpperCase(Locale.ROOT))) {
            String escape = connection.getMetaData().getSearchStringEscape();
            try (ResultSet rows = connection
                    .getMetaData()
                    .getTables(
                            connection.getCatalog(),
                            connection.getSchema(),
                            spelled.replace("_", escape + "_"),
                            new String[] {"TABLE", "BASE TABLE"})) {
                if (rows.next()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void run(Connection connection, String ddl) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : COMMENT.matcher(ddl).replaceAll("").split(";", -1)) {
                if (!command.isBlank()) {
                    statement.execute(command);
                }
            }
        }
    }

    private static Set<String> tables(String ddl) {
        Matcher matcher = TABLE.matcher(ddl);
        return matcher.results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String ddl(SqlDialect dialect) {
        List<String> parts = new ArrayList<>();
        for (String version : VERSIONS) {
            String path = "/" + dialect.migrations() + "/" + version;
            try (InputStream file = CreditsSchema.class.getResourceAsStream(path)) {
                if (file == null) {
                    throw new IllegalStateException("resource " + path + " is missing");
                }
                parts.add(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return String.join("\n", parts);
    }
}
