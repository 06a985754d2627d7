package io.credits.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The databases that the library knows; each member says only what differs.
 *
 * <p>A dialect is found by the product name that the driver reports, or chosen by {@link
 * JdbcLedgerStore.Builder#dialect}. Immutable and safe for use by several threads.
 */
public enum SqlDialect {
    /** PostgreSQL 13 and later: a combined write is one statement with its own commit. */
    POSTGRESQL("PostgreSQL", 13, 0) {
        @Override
        Catalogue catalogue(Connection connection) {
            return new PostgresCatalogue(connection);
        }

        @Override
        Failure classify(SQLException exception) {
            return switch (stateOf(exception)) {
                case "23505" -> Failure.DUPLICATE;
                case "40001", "40P01", "55P03" -> Failure.CONTENTION;
                case "57P01", "57P02", "57P03" -> Failure.CONNECTION;
                case "57014" -> Failure.TIME_OUT;
                default -> standard(exception);
            };
        }

        @Override
        LedgerWriter writer(LedgerSql sql) {
            return new PostgresWriter(sql);
        }

        @Override
        void limit(PreparedStatement statement, int seconds) throws SQLException {
            statement.setQueryTimeout(seconds);
        }

        @Override
        boolean writesAtOnce() {
            return true;
        }

        @Override
        boolean isRemote() {
            return true;
        }
    },

    /** MariaDB 10.6 and later. */
    MARIADB("MariaDB", 10, 6) {
        @Override
        Catalogue catalogue(Connection connection) {
            return new MySqlCatalogue(connection);
        }

        @Override
        Failure classify(SQLException exception) {
            return mysqlFamily(exception);
        }

        @Override
        void setInstant(PreparedStatement statement, int index, @Nullable Instant instant) throws SQLException {
            setMicros(statement, index, instant);
        }

        @Override
        @Nullable Instant instant(ResultSet row, int column) throws SQLException {
            return micros(row, column);
        }

        @Override
        String upsert() {
            return LedgerSql.ON_DUPLICATE_KEY;
        }

        @Override
        String sharedLock() {
            return " LOCK IN SHARE MODE";
        }

        @Override
        void limit(PreparedStatement statement, int seconds) throws SQLException {
            statement.setQueryTimeout(seconds);
        }

        @Override
        boolean isRemote() {
            return true;
        }
    },

    /** MySQL 8.0.16 and later. */
    MYSQL("MySQL", 8, 0) {
        @Override
        Catalogue catalogue(Connection connection) {
            return new MySqlCatalogue(connection);
        }

        @Override
        Failure classify(SQLException exception) {
            return mysqlFamily(exception);
        }

        @Override
        void setInstant(PreparedStatement statement, int index, @Nullable Instant instant) throws SQLException {
            setMicros(statement, index, instant);
        }

        @Override
        @Nullable Instant instant(ResultSet row, int column) throws SQLException {
            return micros(row, column);
        }

        @Override
        String upsert() {
            return LedgerSql.ON_DUPLICATE_KEY;
        }

        @Override
        String sharedLock() {
            return " LOCK IN SHARE MODE";
        }

        @Override
        void limit(PreparedStatement statement, int seconds) throws SQLException {
            statement.setQueryTimeout(seconds);
        }

        @Override
        boolean isRemote() {
            return true;
        }
    },

    /** H2 2.3 and later, embedded or as a server. */
    H2("H2", 2, 3) {
        @Override
        Catalogue catalogue(Connection connection) {
            return new H2Catalogue(connection);
        }

        @Override
        Failure classify(SQLException exception) {
            return switch (stateOf(exception)) {
                case "23505" -> Failure.DUPLICATE;
                case "HYT00", "40001", "90131" -> Failure.CONTENTION;
                case "90007", "90067", "90098", "90121" -> Failure.CONNECTION;
                case "57014" -> Failure.TIME_OUT;
                default -> standard(exception);
            };
        }
    },

    /** SQLite 3.37 and later; one writer at a time, as that database is. */
    SQLITE("SQLite", 3, 37) {
        private static final int BUSY = 5;
        private static final int LOCKED = 6;
        private static final int INTERRUPTED = 9;
        private static final int CONSTRAINT = 19;

        @Override
        Catalogue catalogue(Connection connection) {
            return new SqliteCatalogue(connection);
        }

        @Override
        Failure classify(SQLException exception) {
            int code = exception.getErrorCode() & 0xff;
            if (code == CONSTRAINT) {
                String message = String.valueOf(exception.getMessage());
                return message.contains("UNIQUE constraint failed") ? Failure.DUPLICATE : Failure.OTHER;
            }
            if (code == BUSY || code == LOCKED) {
                return Failure.CONTENTION;
            }
            return code == INTERRUPTED ? Failure.TIME_OUT : standard(exception);
        }

        @Override
        void setInstant(PreparedStatement statement, int index, @Nullable Instant instant) throws SQLException {
            setMicros(statement, index, instant);
        }

        @Override
        @Nullable Instant instant(ResultSet row, int column) throws SQLException {
            return micros(row, column);
        }

        @Override
        void setDay(PreparedStatement statement, int index, LocalDate day) throws SQLException {
            statement.setString(index, day.toString());
        }

        @Override
        LocalDate day(ResultSet row, int column) throws SQLException {
            return LocalDate.parse(row.getString(column));
        }

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

    private static final long MICROS_PER_SECOND = 1_000_000;

    private final String product;
    private final int leastMajor;
    private final int leastMinor;

    SqlDialect(String product, int leastMajor, int leastMinor) {
        this.product = product;
        this.leastMajor = leastMajor;
        this.leastMinor = leastMinor;
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
    abstract Catalogue catalogue(Connection connection);

    /** Says what a database's exception means. */
    abstract Failure classify(SQLException exception);

    /** Makes the writer; the portable one unless the product has a shorter path. */
    LedgerWriter writer(LedgerSql sql) {
        return new PortableWriter(this, sql);
    }

    /** Whether a combined write is one statement that needs no transaction around it. */
    boolean writesAtOnce() {
        return false;
    }

    /** Whether answers come over a network, which may fall silent. */
    boolean isRemote() {
        return false;
    }

    /** Ends a query that is to lock what it reads. */
    String forUpdate() {
        return " FOR UPDATE";
    }

    /** Ends a query that is to see what was committed since the transaction began, where it would not by itself. */
    String sharedLock() {
        return "";
    }

    /** Whether a row is locked by an update that changes nothing, for want of FOR UPDATE. */
    boolean locksByWriting() {
        return false;
    }

    /** Ends an insert into a rollup so that it adds to an existing row; empty where only UPDATE and INSERT can. */
    String upsert() {
        return "";
    }

    /** Limits how long a statement may take, where that leaves no trace on the connection. */
    void limit(PreparedStatement statement, int seconds) throws SQLException {
        // Embedded databases end by their own lock time-outs.
    }

    void setInstant(PreparedStatement statement, int index, @Nullable Instant instant) throws SQLException {
        if (instant == null) {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        }
    }

    @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime found = row.getObject(column, OffsetDateTime.class);
        return found == null ? null : found.toInstant();
    }

    void setDay(PreparedStatement statement, int index, LocalDate day) throws SQLException {
        statement.setObject(index, day);
    }

    LocalDate day(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static void setMicros(PreparedStatement statement, int index, @Nullable Instant instant)
            throws SQLException {
        if (instant == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, ChronoUnit.MICROS.between(Instant.EPOCH, instant));
        }
    }

    private static @Nullable Instant micros(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull()
                ? null
                : Instant.ofEpochSecond(
                        Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1_000);
    }

    private static Failure mysqlFamily(SQLException exception) {
        return switch (exception.getErrorCode()) {
            case 1062 -> Failure.DUPLICATE;
            case 1020, 1205, 1213 -> Failure.CONTENTION;
            case 1969, 3024, 1317 -> Failure.TIME_OUT;
            case 1053, 1927 -> Failure.CONNECTION;
            default -> standard(exception);
        };
    }

    private static Failure standard(SQLException exception) {
        if (Failure.isConnection(exception)) {
            return Failure.CONNECTION;
        }
        if (exception instanceof java.sql.SQLTimeoutException) {
            return Failure.TIME_OUT;
        }
        return stateOf(exception).startsWith("40") ? Failure.CONTENTION : Failure.OTHER;
    }

    private static String stateOf(SQLException exception) {
        return String.valueOf(exception.getSQLState());
    }
}
