package io.credits.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a database whose settings would break the library's promises, saying what to change.
 *
 * <p>Refused is what could double or lose credits, or change a text, while the server runs. What can only lose the last
 * moments when the machine fails (see {@link #lossesOnPowerFailure}) is the operator's choice, and told.
 */
final class DatabaseSettings {

    /**
     * One setting.
     *
     * @param name what it is called
     * @param query asks for it
     * @param good what will do; what the database does not know at all does too
     * @param wanted says what will do
     * @param remedy says why, and what to change
     */
    private record Rule(String name, String query, Predicate<String> good, String wanted, String remedy) {}

    private static final Set<String> H2_MODES = Set.of("REGULAR", "LEGACY", "POSTGRESQL", "MYSQL", "MARIADB", "HSQLDB");

    private static final List<Rule> POSTGRESQL = List.of(new Rule(
            "server_encoding",
            "SELECT current_setting('server_encoding', true)",
            "UTF8"::equals,
            "UTF8",
            "create the database with ENCODING 'UTF8'"));

    private static final List<Rule> MYSQL = List.of(
            new Rule(
                    "sql_mode",
                    "SELECT @@sql_mode",
                    mode -> mode.contains("STRICT_TRANS_TABLES") || mode.contains("STRICT_ALL_TABLES"),
                    "STRICT_TRANS_TABLES",
                    "without it values are cut silently; add it to sql_mode"),
            new Rule(
                    "sql_mode",
                    "SELECT @@sql_mode",
                    mode -> !mode.contains("EMPTY_STRING_IS_NULL"),
                    "no EMPTY_STRING_IS_NULL",
                    "with it empty texts are lost; remove it from sql_mode"),
            new Rule(
                    "character_set_client",
                    "SELECT @@character_set_client",
                    "utf8mb4"::equals,
                    "utf8mb4",
                    "with another texts are changed on their way; remove SET NAMES or the driver's character encoding"),
            new Rule(
                    "character_set_connection",
                    "SELECT @@character_set_connection",
                    "utf8mb4"::equals,
                    "utf8mb4",
                    "with another texts are changed on their way; remove SET NAMES or the driver's character encoding"),
            new Rule(
                    "unique_checks",
                    "SELECT @@unique_checks",
                    "1"::equals,
                    "1",
                    "without it a key can be used twice; remove SET unique_checks = 0"));

    private static final List<Rule> MARIADB = List.of(new Rule(
            "check_constraint_checks",
            "SELECT @@check_constraint_checks",
            "1"::equals,
            "1",
            "without it the tables' checks check nothing; remove SET check_constraint_checks = 0"));

    private static final List<Rule> H2 = List.of(
            new Rule(
                    "LOCK_MODE",
                    "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'LOCK_MODE'",
                    mode -> !mode.equals("0"),
                    "3",
                    "0 locks nothing; remove LOCK_MODE=0 from the URL"),
            new Rule(
                    "MODE",
                    "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'MODE'",
                    mode -> H2_MODES.contains(mode.toUpperCase(Locale.ROOT)),
                    "one of REGULAR, LEGACY, PostgreSQL, MySQL, MariaDB, HSQLDB",
                    "others lose empty texts, take missing keys for equal or know no LIMIT; change MODE in the URL"),
            new Rule(
                    "IGNORECASE",
                    "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'IGNORECASE'",
                    "0"::equals,
                    "FALSE",
                    "with it names that differ in case are one; remove IGNORECASE=TRUE from the URL"),
            new Rule(
                    "COLLATION",
                    "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'COLLATION'",
                    "OFF"::equals,
                    "OFF",
                    "with another names that differ are one; remove COLLATION from the URL"));

    private static final List<Rule> SQLITE = List.of(
            new Rule(
                    "journal_mode",
                    "PRAGMA journal_mode",
                    mode -> !mode.equalsIgnoreCase("off"),
                    "WAL",
                    "without a journal nothing can be rolled back; remove journal_mode=OFF from the URL"),
            new Rule(
                    "ignore_check_constraints",
                    "PRAGMA ignore_check_constraints",
                    "0"::equals,
                    "0",
                    "without them the tables' checks check nothing; remove PRAGMA ignore_check_constraints"),
            new Rule(
                    "read_uncommitted",
                    "PRAGMA read_uncommitted",
                    "0"::equals,
                    "0",
                    "with it what may never be committed is read; remove PRAGMA read_uncommitted"));

    private static final List<Rule> INNODB_DURABILITY = List.of(new Rule(
            "innodb_flush_log_at_trx_commit",
            "SELECT @@innodb_flush_log_at_trx_commit",
            "1"::equals,
            "1",
            "change it for the server"));

    private static final Map<SqlDialect, List<Rule>> DURABILITY = Map.of(
            SqlDialect.POSTGRESQL,
            List.of(
                    new Rule(
                            "fsync",
                            "SELECT current_setting('fsync', true)",
                            "on"::equals,
                            "on",
                            "change it for the server"),
                    new Rule(
                            "synchronous_commit",
                            "SELECT current_setting('synchronous_commit', true)",
                            value -> !value.equals("off"),
                            "on",
                            "change it for the server, the database or the role")),
            SqlDialect.MARIADB,
            INNODB_DURABILITY,
            SqlDialect.MYSQL,
            INNODB_DURABILITY,
            SqlDialect.H2,
            List.of(new Rule(
                    "WRITE_DELAY",
                    "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'WRITE_DELAY'",
                    "0"::equals,
                    "0",
                    "add WRITE_DELAY=0 to the URL")),
            SqlDialect.SQLITE,
            List.of(new Rule(
                    "synchronous",
                    "PRAGMA synchronous",
                    value -> value.equals("2") || value.equals("3"),
                    "FULL",
                    "remove synchronous from the URL")));

    private static final String ENGINES =
            "SELECT table_name, engine FROM information_schema.tables WHERE table_schema = DATABASE()"
                    + " AND engine <> 'InnoDB'";

    /** Engines that give each statement to the databases it concerns, by the package of their connections. */
    private static final String SPREADING = "org.apache.shardingsphere.";

    private DatabaseSettings() {}

    /** Refuses an engine that spreads accounts over databases which nobody named. */
    static void requireOneDatabase(Connection connection) {
        String driver = connection.getClass().getName();
        if (driver.startsWith(SPREADING)) {
            throw new UnsupportedDatabaseException("database: wanted one, or the shards' own data sources beside the"
                    + " engine's, found " + driver
                    + ", whose transactions over several databases can be committed on some of them only;"
                    + " name them with JdbcLedgerStore.Builder.shards");
        }
    }

    static void require(Connection connection, SqlDialect dialect, TablePrefix prefix) throws SQLException {
        if (connection.getTransactionIsolation() == Connection.TRANSACTION_READ_UNCOMMITTED) {
            throw new UnsupportedDatabaseException(
                    "isolation: wanted READ COMMITTED or stricter, found READ UNCOMMITTED;"
                            + " change the pool's transaction isolation");
        }
        switch (dialect) {
            case POSTGRESQL -> require(connection, POSTGRESQL);
            case MARIADB, MYSQL -> {
                require(connection, MYSQL);
                if (dialect == SqlDialect.MARIADB) {
                    require(connection, MARIADB);
                }
                requireEngines(connection, MigrationFile.of(dialect, prefix).tables());
            }
            case H2 -> require(connection, H2);
            case SQLITE -> require(connection, SQLITE);
        }
    }

    private static void require(Connection connection, List<Rule> rules) throws SQLException {
        List<String> broken = broken(connection, rules);
        if (!broken.isEmpty()) {
            throw new UnsupportedDatabaseException(String.join("; ", broken));
        }
    }

    private static void requireEngines(Connection connection, Set<String> ours) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENGINES);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                if (ours.contains(rows.getString(1))) {
                    throw new UnsupportedDatabaseException("engine of " + rows.getString(1)
                            + ": wanted InnoDB, found " + rows.getString(2)
                            + ", which has no transactions; run ALTER TABLE … ENGINE = InnoDB");
                }
            }
        }
    }

    /**
     * Names the settings with which a failing machine can take the last acknowledged writes with it: whole ones, so that all
     * is in order without them.
     *
     * @return setting and value, each with what to change; empty if an acknowledged write is on the disk
     */
    static List<String> lossesOnPowerFailure(Connection connection, SqlDialect dialect) throws SQLException {
        return broken(connection, DURABILITY.getOrDefault(dialect, List.of()));
    }

    private static List<String> broken(Connection connection, List<Rule> rules) throws SQLException {
        List<String> broken = new ArrayList<>();
        for (Rule rule : rules) {
            String found = value(connection, rule.query());
            if (found != null && !rule.good().test(found)) {
                broken.add(rule.name() + ": wanted " + rule.wanted() + ", found " + (found.isEmpty() ? "none" : found)
                        + "; " + rule.remedy());
            }
        }
        return broken;
    }

    private static @Nullable String value(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
