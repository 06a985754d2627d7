package io.credits.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/** Refuses a database whose settings would break the library's promises, saying what to change. */
final class DatabaseSettings {

    private static final String MYSQL_ENGINES =
            "SELECT table_name, engine FROM information_schema.tables WHERE table_schema = DATABASE()"
                    + " AND engine <> 'InnoDB' AND table_name LIKE ?";

    private static final String MYSQL_MODE = "SELECT @@sql_mode";

    private static final String POSTGRES_ENCODING = "SHOW server_encoding";

    private static final String H2_LOCK_MODE =
            "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'LOCK_MODE'";

    private DatabaseSettings() {}

    static void require(Connection connection, SqlDialect dialect, TablePrefix prefix) throws SQLException {
        if (connection.getTransactionIsolation() == Connection.TRANSACTION_READ_UNCOMMITTED) {
            throw new UnsupportedDatabaseException(
                    "isolation: wanted READ COMMITTED or stricter, found READ UNCOMMITTED;"
                            + " change the pool's transaction isolation");
        }
        switch (dialect) {
            case POSTGRESQL -> requirePostgres(connection);
            case MARIADB, MYSQL -> requireMySql(connection, prefix);
            case H2 -> requireH2(connection);
            default -> {
                // SQLite has no setting that would matter.
            }
        }
    }

    private static void requirePostgres(Connection connection) throws SQLException {
        String encoding = text(connection, POSTGRES_ENCODING);
        if (!encoding.equals("UTF8")) {
            throw new UnsupportedDatabaseException(
                    "server_encoding: wanted UTF8, found " + encoding + "; create the database with ENCODING 'UTF8'");
        }
    }

    private static void requireMySql(Connection connection, TablePrefix prefix) throws SQLException {
        String mode = text(connection, MYSQL_MODE).toUpperCase(Locale.ROOT);
        if (!mode.contains("STRICT_TRANS_TABLES") && !mode.contains("STRICT_ALL_TABLES")) {
            throw new UnsupportedDatabaseException("sql_mode: wanted STRICT_TRANS_TABLES, found " + mode
                    + "; without it values are cut silently; add it to sql_mode");
        }
        try (PreparedStatement statement = connection.prepareStatement(MYSQL_ENGINES)) {
            statement.setString(1, prefix.value().replace("_", "\\_") + "%");
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next()) {
                    throw new UnsupportedDatabaseException("engine of " + rows.getString(1)
                            + ": wanted InnoDB, found " + rows.getString(2)
                            + ", which has no transactions; run ALTER TABLE … ENGINE = InnoDB");
                }
            }
        }
    }

    private static void requireH2(Connection connection) throws SQLException {
        String mode = text(connection, H2_LOCK_MODE);
        if (mode.equals("0")) {
            throw new UnsupportedDatabaseException(
                    "LOCK_MODE: wanted 3, found 0, which locks nothing; remove LOCK_MODE=0 from the URL");
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }
}
