package io.credits.jdbc;

import static io.credits.spi.StoreFixture.messages;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.credits.ledger.AccountId;
import io.credits.spi.LedgerStore;
import io.credits.spi.StoreFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that would break a promise is refused, and the message says what to change. */
class DatabaseSettingsTest {

    private static void assertRefused(DataSource source, String... parts) {
        assertThatThrownBy(() -> CreditsSchema.create(source))
                .as("making the tables")
                .isInstanceOf(UnsupportedDatabaseException.class)
                .hasMessageContainingAll(parts);
        assertThatThrownBy(() -> CreditsSchema.verify(source))
                .as("comparing the tables")
                .isInstanceOf(UnsupportedDatabaseException.class)
                .hasMessageContainingAll(parts);
        assertThatThrownBy(() -> JdbcLedgerStore.of(source).account(AccountId.of("any"), terms()))
                .as("using a store")
                .isInstanceOf(UnsupportedDatabaseException.class)
                .hasMessageContainingAll(parts);
    }

    private static void assertRefused(TestDatabase database, Consumer<HikariConfig> settings, String... parts) {
        try (HikariDataSource pool = database.empty(settings)) {
            assertRefused(pool, parts);
        }
    }

    private static void assertUsable(LedgerStore store) {
        StoreFixture fixture = new StoreFixture();
        AccountId account = fixture.openedOn(store, "daily");
        store.commit(messages(account, "m1", 20), terms(), fixture).orElseThrow();
        fixture.at("2025-01-13T00:00:00Z");
        store.commit(messages(account, "m2", 20), terms(), fixture).orElseThrow();
        assertThat(store.commit(messages(account, "m2", 20), terms(), fixture).replayed())
                .isTrue();
        assertThat(fixture.ledger(store).audit(account)).matches(found -> found.ok(), "is sound");
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseToReadWhatIsNotCommitted(TestDatabase database) {
        assertRefused(
                database,
                config -> config.setTransactionIsolation("TRANSACTION_READ_UNCOMMITTED"),
                "isolation: wanted READ COMMITTED or stricter, found READ UNCOMMITTED",
                "change the pool's transaction isolation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sql_mode = '' | sql_mode: wanted STRICT_TRANS_TABLES, found none | add it to sql_mode",
                "sql_mode = 'ANSI' | sql_mode: wanted STRICT_TRANS_TABLES | add it to sql_mode",
                "sql_mode = 'STRICT_TRANS_TABLES,EMPTY_STRING_IS_NULL' | wanted no EMPTY_STRING_IS_NULL | remove it",
                "character_set_client = latin1 | character_set_client: wanted utf8mb4, found latin1 | remove SET NAMES",
                "character_set_connection = utf8mb3 | character_set_connection: wanted utf8mb4, found utf8mb3 | remove",
                "unique_checks = 0 | unique_checks: wanted 1, found 0 | remove SET unique_checks",
                "check_constraint_checks = 0 | check_constraint_checks: wanted 1, found 0 | remove SET check"
            })
    void shouldRefuseASessionOfMariaDb(String setting, String found, String remedy) {
        assertRefused(
                TestDatabase.MARIADB, config -> config.setConnectionInitSql("SET SESSION " + setting), found, remedy);
    }

    @Test
    void shouldRefuseTablesWithoutTransactions() throws SQLException {
        try (HikariDataSource pool = TestDatabase.MARIADB.fresh()) {
            run(pool, "CREATE TABLE credit_card (id int) ENGINE = MyISAM");
            assertUsable(JdbcLedgerStore.of(pool));
            run(pool, "ALTER TABLE credit_terms ENGINE = MyISAM");
            assertRefused(pool, "engine of credit_terms: wanted InnoDB, found MyISAM", "ALTER TABLE … ENGINE = InnoDB");
        }
    }

    @Test
    void shouldFindSuchTablesWhateverTheModeSaysOfBackslashes() throws SQLException {
        try (HikariDataSource pool = TestDatabase.MARIADB.fresh(config ->
                config.setConnectionInitSql("SET SESSION sql_mode = 'STRICT_TRANS_TABLES,NO_BACKSLASH_ESCAPES'"))) {
            run(pool, "ALTER TABLE credit_terms ENGINE = Aria");
            assertRefused(pool, "engine of credit_terms: wanted InnoDB, found Aria");
        }
    }

    @Test
    void shouldRefuseAnEncodingThatLosesTexts() throws SQLException {
        try (HikariDataSource server = TestDatabase.POSTGRESQL.empty(config -> {})) {
            run(server, "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0");
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(server.getJdbcUrl().replaceFirst("/credits_\\w+", "/latin"));
            try (HikariDataSource pool = new HikariDataSource(config)) {
                assertRefused(pool, "server_encoding: wanted UTF8, found LATIN1", "ENCODING 'UTF8'");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOCK_MODE=0 | LOCK_MODE: wanted 3, found 0 | remove LOCK_MODE=0",
                "MODE=Oracle | found Oracle | change MODE in the URL",
                "MODE=STRICT | found STRICT | change MODE in the URL",
                "MODE=MSSQLServer | found MSSQLServer | change MODE in the URL",
                "MODE=DB2 | found DB2 | change MODE in the URL",
                "MODE=Derby | found Derby | change MODE in the URL",
                "IGNORECASE=TRUE | IGNORECASE: wanted FALSE, found 1 | remove IGNORECASE=TRUE",
                "COLLATION=ENGLISH STRENGTH PRIMARY | COLLATION: wanted OFF, found ENGLISH | remove COLLATION"
            })
    void shouldRefuseAnH2(String setting, String found, String remedy) {
        assertRefused(TestDatabase.H2, config -> config.setJdbcUrl(config.getJdbcUrl() + ";" + setting), found, remedy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MODE=LEGACY",
                "MODE=PostgreSQL",
                "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                "MODE=MySQL",
                "MODE=MariaDB;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                "MODE=HSQLDB",
                "DEFAULT_NULL_ORDERING=HIGH"
            })
    void shouldWorkOnAnH2(String settings) {
        try (HikariDataSource pool =
                TestDatabase.H2.fresh(config -> config.setJdbcUrl(config.getJdbcUrl() + ";" + settings))) {
            assertThatCode(() -> CreditsSchema.verify(pool)).doesNotThrowAnyException();
            assertUsable(JdbcLedgerStore.of(pool));
        }
    }

    @Test
    void shouldRefuseASqliteThatCannotRollBack() {
        assertRefused(
                TestDatabase.SQLITE,
                config -> config.setJdbcUrl(config.getJdbcUrl().replace("journal_mode=WAL", "journal_mode=OFF")),
                "journal_mode: wanted WAL, found off",
                "remove journal_mode=OFF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ignore_check_constraints", "read_uncommitted"})
    void shouldRefuseASessionOfSqlite(String pragma) {
        assertRefused(
                TestDatabase.SQLITE,
                config -> config.setConnectionInitSql("PRAGMA " + pragma + " = 1"),
                pragma + ": wanted 0, found 1",
                "remove PRAGMA " + pragma);
    }

    @Test
    void shouldRefuseAnUnknownProductAndListThoseItKnows() {
        try (HikariDataSource pool = TestDatabase.H2.empty(config -> {})) {
            assertRefused(
                    Disguise.of(pool, Map.of("getDatabaseProductName", "Oracle")),
                    "wanted one of PostgreSQL, MariaDB, MySQL, H2, SQLite, found Oracle",
                    "name a dialect");
        }
    }

    @Test
    void shouldTakeTheDialectThatIsNamed() {
        try (HikariDataSource pool = TestDatabase.H2.empty(config -> {})) {
            DataSource fork = Disguise.of(pool, Map.of("getDatabaseProductName", "A fork"));
            CreditsSchema.create(fork, "credit_", SqlDialect.H2);
            CreditsSchema.verify(fork, "credit_", SqlDialect.H2);
            assertUsable(JdbcLedgerStore.builder(ConnectionSource.owning(fork))
                    .dialect(SqlDialect.H2)
                    .build());
        }
    }

    @ParameterizedTest
    @CsvSource({"PostgreSQL, 12, 9", "MariaDB, 10, 5", "MySQL, 5, 7", "H2, 1, 4", "SQLite, 3, 36"})
    void shouldRefuseAVersionThatIsTooOld(String product, int major, int minor) {
        try (HikariDataSource pool = TestDatabase.H2.empty(config -> {})) {
            assertRefused(
                    Disguise.of(
                            pool,
                            Map.of(
                                    "getDatabaseProductName",
                                    product,
                                    "getDatabaseMajorVersion",
                                    major,
                                    "getDatabaseMinorVersion",
                                    minor)),
                    "wanted " + product,
                    "or later, found " + major + "." + minor);
        }
    }

    @Test
    void shouldKnowMariaDbBehindTheDriverOfMySql() throws SQLException {
        try (HikariDataSource pool = TestDatabase.MARIADB.fresh()) {
            DataSource disguised = Disguise.of(
                    pool,
                    Map.of(
                            "getDatabaseProductName",
                            "MySQL",
                            "getDatabaseProductVersion",
                            "5.5.5-10.11.6-MariaDB",
                            "getDatabaseMajorVersion",
                            5));
            try (Connection connection = disguised.getConnection()) {
                assertThat(SqlDialect.of(connection)).isEqualTo(SqlDialect.MARIADB);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | SET synchronous_commit = off | synchronous_commit: wanted on, found off",
                "MARIADB | SELECT 1 | innodb_flush_log_at_trx_commit: wanted 1, found 0",
                "H2 | SET WRITE_DELAY 500 | WRITE_DELAY: wanted 0, found 500",
                "SQLITE | PRAGMA synchronous = 1 | synchronous: wanted FULL, found 1"
            })
    void shouldTellWhatAFailingMachineCanTake(TestDatabase database, String setting, String found) throws SQLException {
        try (HikariDataSource pool = database.empty(config -> config.setConnectionInitSql(setting));
                Connection connection = pool.getConnection()) {
            assertThat(DatabaseSettings.lossesOnPowerFailure(connection, SqlDialect.of(connection)))
                    .anyMatch(loss -> loss.startsWith(found));
        }
    }

    @ParameterizedTest
    @CsvSource({"H2, SELECT 1", "SQLITE, PRAGMA synchronous = 2"})
    void shouldTellNothingOfADatabaseThatKeepsAll(TestDatabase database, String setting) throws SQLException {
        try (HikariDataSource pool = database.empty(config -> config.setConnectionInitSql(setting));
                Connection connection = pool.getConnection()) {
            assertThat(DatabaseSettings.lossesOnPowerFailure(connection, SqlDialect.of(connection)))
                    .isEqualTo(List.of());
        }
    }

    private static void run(DataSource source, String command) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
