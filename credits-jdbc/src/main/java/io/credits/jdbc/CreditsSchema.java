package io.credits.jdbc;

import io.credits.spi.LedgerStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes the library's tables, for embedded use and first steps; a host with a migration tool gives it the files in {@link
 * SqlDialect#migrations()} instead.
 *
 * <p>Nothing that exists is ever altered. All methods are safe for use by several threads.
 */
public final class CreditsSchema {

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
        create(dataSource, new TablePrefix(tablePrefix), null);
    }

    /**
     * Makes the tables in a database whose product has another name than the dialect that it speaks, unless they are there.
     *
     * @param dataSource the host's database
     * @param tablePrefix what the names begin with
     * @param dialect the dialect that the database speaks
     * @throws IllegalArgumentException if the prefix is not allowed
     * @throws SchemaMismatchException if some of the tables are there and some are not
     * @throws UnsupportedDatabaseException if the database's settings will not do
     * @throws LedgerStoreException if the database cannot be reached or refuses
     */
    public static void create(DataSource dataSource, String tablePrefix, SqlDialect dialect) {
        create(dataSource, new TablePrefix(tablePrefix), dialect);
    }

    private static void create(DataSource dataSource, TablePrefix prefix, @Nullable SqlDialect chosen) {
        try (Connection connection = dataSource.getConnection()) {
            SqlDialect dialect = chosen == null ? SqlDialect.of(connection) : chosen;
            DatabaseSettings.require(connection, dialect, prefix);
            MigrationFile wanted = MigrationFile.of(dialect, prefix);
            Catalogue live = dialect.catalogue(connection);
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                if (!isThere(live, wanted.tables())) {
                    run(connection, wanted.commands());
                    connection.commit();
                }
            } catch (SQLException e) {
                connection.rollback();
                // Another process may have been faster; where DDL commits by itself, nothing else can be told.
                if (!isThere(live, wanted.tables())) {
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
     * Compares the tables with those that the library expects: columns with type, length, nullness and collation, primary
     * keys, indexes with their columns, checks with their conditions, and how a table is stored (engine, UNLOGGED, STRICT).
     * What a host added is let be unless it could refuse what the library writes.
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
        verify(dataSource, new TablePrefix(tablePrefix), null);
    }

    /**
     * Compares the tables in a database whose product has another name than the dialect that it speaks.
     *
     * @param dataSource the host's database
     * @param tablePrefix what the names begin with
     * @param dialect the dialect that the database speaks
     * @throws IllegalArgumentException if the prefix is not allowed
     * @throws SchemaMismatchException if there is a difference; the message names each
     * @throws UnsupportedDatabaseException if the database's settings will not do
     * @throws LedgerStoreException if the database cannot be reached or refuses
     */
    public static void verify(DataSource dataSource, String tablePrefix, SqlDialect dialect) {
        verify(dataSource, new TablePrefix(tablePrefix), dialect);
    }

    private static void verify(DataSource dataSource, TablePrefix prefix, @Nullable SqlDialect chosen) {
        try (Connection connection = dataSource.getConnection()) {
            SqlDialect dialect = chosen == null ? SqlDialect.of(connection) : chosen;
            DatabaseSettings.require(connection, dialect, prefix);
            List<String> differences =
                    SchemaCheck.differences(MigrationFile.of(dialect, prefix), dialect.catalogue(connection));
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

    private static boolean isThere(Catalogue live, Set<String> wanted) throws SQLException {
        Set<String> missing = new TreeSet<>();
        for (String table : wanted) {
            if (live.facts(table).isEmpty()) {
                missing.add(table);
            }
        }
        if (!missing.isEmpty() && missing.size() < wanted.size()) {
            Set<String> found = new TreeSet<>(wanted);
            found.removeAll(missing);
            throw new SchemaMismatchException("schema: wanted all of its tables or none, found " + found + " but not "
                    + missing + "; drop what is there or restore what is missing");
        }
        return missing.isEmpty();
    }

    private static void run(Connection connection, List<String> commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }
}
