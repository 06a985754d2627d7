package io.credits.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The databases that the library knows; each member says only what differs.
 *
 * <p>A dialect is found by the product name that the driver reports, or chosen by {@link
 * JdbcLedgerStore.Builder#dialect}. Immutable and safe for use by several threads.
 */
public enum SqlDialect {
    /** PostgreSQL 13 and later: a combined write is one statement with its own commit. */
    POSTGRESQL("PostgreSQL", 13, 0, PostgresCatalogue::new, ErrorCodes::ofPostgres, TimeColumns.STANDARD) {
        @Override
        LedgerWriter writer(LedgerSql sql) {
            return new PostgresWriter(sql);
        }
    },

    /** MariaDB 10.6 and later. */
    MARIADB("MariaDB", 10, 6, MySqlCatalogue::new, ErrorCodes::ofMySql, TimeColumns.MICROS),

    /** MySQL 8.0.16 and later. */
    MYSQL("MySQL", 8, 0, MySqlCatalogue::new, ErrorCodes::ofMySql, TimeColumns.MICROS),

    /** H2 2.3 and later, embedded or as a server. */
    H2("H2", 2, 3, H2Catalogue::new, ErrorCodes::ofH2, TimeColumns.STANDARD),

    /** SQLite 3.37 and later; one writer at a time, as that database is. */
    SQLITE("SQLite", 3, 37, SqliteCatalogue::new, ErrorCodes::ofSqlite, TimeColumns.MICROS_AND_TEXT) {
        @Override
        String forUpdate() {
            return "";
        }

        @Override
        boolean locksByWriting() {
            return true;
        }

        @Override
        String upsert() {
            return LedgerSql.ON_CONFLICT_IN_PARTS;
        }
    };

    private final String product;
    private final int leastMajor;
    private final int leastMinor;
    private final Function<Connection, Catalogue> catalogue;
    private final Function<SQLException, Failure> errors;
    private final TimeColumns times;

    SqlDialect(
            String product,
            int leastMajor,
            int leastMinor,
            Function<Connection, Catalogue> catalogue,
            Function<SQLException, Failure> errors,
            TimeColumns times) {
        this.product = product;
        this.leastMajor = leastMajor;
        this.leastMinor = leastMinor;
        this.catalogue = catalogue;
        this.errors = errors;
        this.times = times;
    }

    /**
     * Finds the dialect of a connection's database.
     *
     * @param connection an open connection
     * @return the dialect
     * @throws UnsupportedDatabaseException if the product is unknown, or too old; the message lists those that are known
     * @throws SQLException if the driver cannot tell
     */
    static SqlDialect of(Connection connection) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        String found = server.getDatabaseProductName();
        if (MYSQL.product.equalsIgnoreCase(found)
                && server.getDatabaseProductVersion().contains(MARIADB.product)) {
            // MySQL's driver calls every server that it reaches MySQL.
            return MARIADB;
        }
        for (SqlDialect dialect : values()) {
            if (dialect.product.equalsIgnoreCase(found)) {
                dialect.requireVersion(server.getDatabaseMajorVersion(), server.getDatabaseMinorVersion());
                return dialect;
            }
        }
        throw new UnsupportedDatabaseException("database: wanted one of "
                + Arrays.stream(values()).map(SqlDialect::product).collect(Collectors.joining(", "))
                + ", found " + found + "; name a dialect if it speaks one of them");
    }

    private void requireVersion(int major, int minor) {
        if (major < leastMajor || (major == leastMajor && minor < leastMinor)) {
            throw new UnsupportedDatabaseException("database: wanted " + product + " " + leastMajor + "." + leastMinor
                    + " or later, found " + major + "." + minor);
        }
    }

    /**
     * Returns the name by which drivers report the product.
     *
     * @return for example {@code PostgreSQL}
     */
    public String product() {
        return product;
    }

    /**
     * Returns where the schema's migration files are, usable by Flyway and Liquibase as they are.
     *
     * @return a folder on the class path
     */
    public String migrations() {
        return "io/credits/jdbc/migration/" + name().toLowerCase(Locale.ROOT);
    }

    /** Opens the database's own description of its tables. */
    Catalogue catalogue(Connection connection) {
        return catalogue.apply(connection);
    }

    /** Says what a database's exception means. */
    Failure classify(SQLException exception) {
        return errors.apply(exception);
    }

    /** How instants and days are kept. */
    TimeColumns times() {
        return times;
    }

    /** Makes the writer; the portable one unless the product has a shorter path. */
    LedgerWriter writer(LedgerSql sql) {
        return new PortableWriter(this, sql);
    }

    /** Whether answers come over a network, which may fall silent. */
    boolean isRemote() {
        return this == POSTGRESQL || isMySqlFamily();
    }

    /** Ends a query that is to lock what it reads. */
    String forUpdate() {
        return " FOR UPDATE";
    }

    /** Ends a query that is to see what was committed since the transaction began, where it would not by itself. */
    String sharedLock() {
        return isMySqlFamily() ? " LOCK IN SHARE MODE" : "";
    }

    /** Whether a row is locked by an update that changes nothing, for want of FOR UPDATE. */
    boolean locksByWriting() {
        return false;
    }

    /** Ends an insert into a rollup so that it adds to an existing row; empty where only UPDATE and INSERT can. */
    String upsert() {
        return isMySqlFamily() ? LedgerSql.ON_DUPLICATE_KEY : "";
    }

    /** Limits how long a statement may take; embedded databases end by their own lock time-outs. */
    void limit(PreparedStatement statement, int seconds) throws SQLException {
        if (isRemote()) {
            statement.setQueryTimeout(seconds);
        }
    }

    private boolean isMySqlFamily() {
        return this == MARIADB || this == MYSQL;
    }
}
