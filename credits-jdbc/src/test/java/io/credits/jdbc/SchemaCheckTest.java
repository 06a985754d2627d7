package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A live schema that was altered in any way is named with the difference; what a host adds for itself is let be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaCheckTest {

    /** Of the databases that roll back what alters a table. */
    private final Map<TestDatabase, HikariDataSource> pools = new EnumMap<>(TestDatabase.class);

    @AfterAll
    void stop() {
        pools.values().forEach(HikariDataSource::close);
    }

    private static void run(Connection connection, List<String> commands) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    private List<String> differencesAfter(TestDatabase database, List<String> commands) throws SQLException {
        boolean rollsBack = database != TestDatabase.H2 && database != TestDatabase.MARIADB;
        HikariDataSource pool = rollsBack
                ? pools.computeIfAbsent(database, TestDatabase::fresh)
                : database.fresh(config -> config.setMaximumPoolSize(1));
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, commands);
            SqlDialect dialect = SqlDialect.of(connection);
            List<String> differences = SchemaCheck.differences(
                    MigrationFile.of(dialect, TablePrefix.DEFAULT), dialect.catalogue(connection));
            connection.rollback();
            return differences;
        } finally {
            if (!rollsBack) {
                pool.close();
            }
        }
    }

    private static Arguments altered(TestDatabase database, String command, String difference) {
        return arguments(database, List.of(command), List.of(difference));
    }

    /** Makes a table anew with a change, where it cannot be altered. */
    private static List<String> remade(SqlDialect dialect, String table, String was, String is) {
        List<String> commands = new ArrayList<>(List.of("DROP TABLE " + table));
        for (String command : MigrationFile.of(dialect, TablePrefix.DEFAULT).commands()) {
            if (command.contains(" " + table + " (") || command.contains(" ON " + table + " ")) {
                commands.add(command.replace(was, is));
            }
        }
        assertThat(commands).as("a change of %s", was).anyMatch(command -> command.contains(is));
        return commands;
    }

    private static Arguments remade(
            TestDatabase database, SqlDialect dialect, String table, String was, String is, String difference) {
        return arguments(database, remade(dialect, table, was, is), List.of(difference));
    }

    static Stream<Arguments> alterations() {
        return Stream.of(postgresql(), mariaDb(), h2(), sqlite()).flatMap(all -> all);
    }

    private static Stream<Arguments> postgresql() {
        return Stream.of(
                altered(
                        TestDatabase.POSTGRESQL,
                        "ALTER TABLE credit_terms DROP CONSTRAINT credit_terms_hash_length",
                        "check credit_terms.credit_terms_hash_length is missing"),
                altered(
                        TestDatabase.POSTGRESQL_OLDER,
                        "ALTER TABLE credit_entry DROP CONSTRAINT credit_entry_refers_back,"
                                + " ADD CONSTRAINT credit_entry_refers_back CHECK (refers_to >= 1 AND refers_to <= seq)",
                        "check credit_entry.credit_entry_refers_back: wanted ((refers_to >= 1) AND (refers_to < seq)),"
                                + " found ((refers_to >= 1) AND (refers_to <= seq))"),
                altered(
                        TestDatabase.POSTGRESQL,
                        "ALTER TABLE credit_entry DROP CONSTRAINT credit_entry_kind_given,"
                                + " ADD CONSTRAINT credit_entry_kind_given CHECK (kind <> '') NOT VALID",
                        "check credit_entry.credit_entry_kind_given: wanted (kind <> ''), found (kind <> '') NOT VALID"),
                altered(
                        TestDatabase.POSTGRESQL,
                        "ALTER TABLE credit_entry ADD CONSTRAINT host_rule CHECK (credits < 10)",
                        "check credit_entry.host_rule is not ours and could refuse what is written: (credits < 10)"),
                altered(
                        TestDatabase.POSTGRESQL,
                        "ALTER TABLE credit_usage_by_feature ALTER COLUMN events TYPE integer",
                        "column credit_usage_by_feature.events: wanted bigint NOT NULL, found integer NOT NULL"),
                altered(
                        TestDatabase.POSTGRESQL,
                        "ALTER TABLE credit_usage_by_feature ALTER COLUMN money TYPE numeric(38, 6)",
                        "column credit_usage_by_feature.money: wanted decimal(38,12) NOT NULL,"
                                + " found decimal(38,6) NOT NULL"),
                altered(
                        TestDatabase.POSTGRESQL,
                        "ALTER TABLE credit_entry ALTER COLUMN idem_key TYPE varchar(100) COLLATE \"C\"",
                        "column credit_entry.idem_key: wanted varchar(255) COLLATE C, found varchar(100) COLLATE C"),
                altered(
                        TestDatabase.POSTGRESQL,
                        "ALTER TABLE credit_entry ALTER COLUMN idem_key TYPE varchar(255)",
                        "column credit_entry.idem_key: wanted varchar(255) COLLATE C, found varchar(255)"),
                altered(
                        TestDatabase.POSTGRESQL,
                        "ALTER TABLE credit_account ALTER COLUMN sheet DROP NOT NULL",
                        "column credit_account.sheet: wanted text NOT NULL, found text"),
                altered(
                        TestDatabase.POSTGRESQL,
                        "ALTER TABLE credit_account ALTER COLUMN next_due_at TYPE timestamp(3) with time zone",
                        "column credit_account.next_due_at: wanted timestamp(6) with time zone,"
                                + " found timestamp(3) with time zone"),
                arguments(
                        TestDatabase.POSTGRESQL,
                        List.of(
                                "ALTER TABLE credit_entry DROP CONSTRAINT credit_entry_key",
                                "CREATE INDEX credit_entry_key ON credit_entry (account_id, idem_key)"),
                        List.of("unique index credit_entry.credit_entry_key is missing")),
                altered(
                        TestDatabase.POSTGRESQL_OLDER,
                        "ALTER TABLE credit_entry DROP CONSTRAINT credit_entry_key,"
                                + " ADD CONSTRAINT credit_entry_key UNIQUE (account_id, idem_key, kind)",
                        "unique index credit_entry.credit_entry_key: wanted (account_id, idem_key),"
                                + " found (account_id, idem_key, kind)"),
                altered(
                        TestDatabase.POSTGRESQL,
                        "ALTER TABLE credit_entry DROP CONSTRAINT credit_entry_key,"
                                + " ADD CONSTRAINT credit_entry_key UNIQUE NULLS NOT DISTINCT (account_id, idem_key)",
                        "unique index credit_entry.credit_entry_key: wanted (account_id, idem_key),"
                                + " found (account_id, idem_key) NULLS NOT DISTINCT"),
                altered(
                        TestDatabase.POSTGRESQL,
                        "CREATE UNIQUE INDEX once_a_day ON credit_usage_by_feature (account_id, used_on)",
                        "unique index credit_usage_by_feature.once_a_day is not ours and could refuse what is written:"
                                + " (account_id, used_on)"),
                altered(
                        TestDatabase.POSTGRESQL,
                        "DROP INDEX credit_entry_refers",
                        "index credit_entry.credit_entry_refers is missing"),
                altered(
                        TestDatabase.POSTGRESQL,
                        "ALTER TABLE credit_checkpoint DROP CONSTRAINT credit_checkpoint_pk",
                        "primary key credit_checkpoint is missing"),
                altered(
                        TestDatabase.POSTGRESQL,
                        "ALTER TABLE credit_terms SET UNLOGGED",
                        "storage credit_terms: wanted usual, found UNLOGGED or temporary"));
    }

    private static Stream<Arguments> mariaDb() {
        return Stream.of(
                altered(
                        TestDatabase.MARIADB,
                        "ALTER TABLE credit_terms DROP CONSTRAINT credit_terms_hash_length",
                        "check credit_terms.credit_terms_hash_length is missing"),
                arguments(
                        TestDatabase.MARIADB,
                        List.of(
                                "ALTER TABLE credit_entry DROP CONSTRAINT credit_entry_credits_limit",
                                "ALTER TABLE credit_entry ADD CONSTRAINT credit_entry_credits_limit"
                                        + " CHECK (credits BETWEEN 0 AND 2000000000000000000)"),
                        List.of("check credit_entry.credit_entry_credits_limit:"
                                + " wanted ((credits >= -2000000000000000000) AND (credits <= 2000000000000000000)),"
                                + " found ((credits >= 0) AND (credits <= 2000000000000000000))")),
                altered(
                        TestDatabase.MARIADB,
                        "ALTER TABLE credit_usage_by_feature MODIFY events int NOT NULL",
                        "column credit_usage_by_feature.events: wanted bigint NOT NULL, found int NOT NULL"),
                altered(
                        TestDatabase.MARIADB,
                        "ALTER TABLE credit_entry MODIFY idem_key varchar(255) COLLATE utf8mb4_general_ci",
                        "column credit_entry.idem_key: wanted varchar(255) COLLATE utf8mb4_nopad_bin,"
                                + " found varchar(255) COLLATE utf8mb4_general_ci"),
                altered(
                        TestDatabase.MARIADB,
                        "ALTER TABLE credit_account MODIFY sheet text NOT NULL",
                        "column credit_account.sheet: wanted longtext COLLATE utf8mb4_nopad_bin NOT NULL,"
                                + " found text COLLATE utf8mb4_nopad_bin NOT NULL"),
                altered(
                        TestDatabase.MARIADB,
                        "ALTER TABLE credit_entry DROP INDEX credit_entry_key,"
                                + " ADD UNIQUE credit_entry_key (account_id, idem_key(10))",
                        "unique index credit_entry.credit_entry_key: wanted (account_id, idem_key),"
                                + " found (account_id, idem_key(10))"),
                altered(
                        TestDatabase.MARIADB,
                        "ALTER TABLE credit_entry DROP INDEX credit_entry_name",
                        "index credit_entry.credit_entry_name is missing"),
                altered(
                        TestDatabase.MARIADB,
                        "ALTER TABLE credit_checkpoint DROP PRIMARY KEY, ADD PRIMARY KEY (seq, account_id)",
                        "primary key credit_checkpoint: wanted (account_id, seq), found (seq, account_id)"),
                altered(
                        TestDatabase.MARIADB,
                        "ALTER TABLE credit_checkpoint ENGINE = Aria",
                        "storage credit_checkpoint: wanted InnoDB, found Aria"),
                altered(
                        TestDatabase.MARIADB,
                        "ALTER TABLE credit_terms ADD COLUMN region varchar(5) NOT NULL",
                        "column credit_terms.region is not ours and could refuse what is written:"
                                + " varchar(5) COLLATE utf8mb4_nopad_bin NOT NULL"));
    }

    private static Stream<Arguments> h2() {
        return Stream.of(
                altered(
                        TestDatabase.H2,
                        "ALTER TABLE credit_terms DROP CONSTRAINT credit_terms_hash_length",
                        "check credit_terms.credit_terms_hash_length is missing"),
                arguments(
                        TestDatabase.H2,
                        List.of(
                                "ALTER TABLE credit_entry DROP CONSTRAINT credit_entry_key_of_command",
                                "ALTER TABLE credit_entry ADD CONSTRAINT credit_entry_key_of_command"
                                        + " CHECK ((kind IN ('REFRESHED', 'EXPIRED')) = (idem_key IS NULL))"),
                        List.of("check credit_entry.credit_entry_key_of_command:"
                                + " wanted (kind IN ('REFRESHED', 'ROLLED_OVER', 'EXPIRED', 'HOLD_EXPIRED')"
                                + " = idem_key IS NULL),"
                                + " found (kind IN ('REFRESHED', 'EXPIRED') = idem_key IS NULL)")),
                altered(
                        TestDatabase.H2,
                        "ALTER TABLE credit_usage_by_feature ALTER COLUMN events SET DATA TYPE integer",
                        "column credit_usage_by_feature.events: wanted bigint NOT NULL, found integer NOT NULL"),
                altered(
                        TestDatabase.H2,
                        "ALTER TABLE credit_entry ALTER COLUMN idem_key SET DATA TYPE varchar_ignorecase(255)",
                        "column credit_entry.idem_key: wanted varchar(255), found varchar_ignorecase(255)"),
                altered(
                        TestDatabase.H2,
                        "ALTER TABLE credit_account ALTER COLUMN next_due_at SET NOT NULL",
                        "column credit_account.next_due_at: wanted timestamp(6) with time zone,"
                                + " found timestamp(6) with time zone NOT NULL"),
                arguments(
                        TestDatabase.H2,
                        List.of(
                                "ALTER TABLE credit_entry DROP CONSTRAINT credit_entry_key",
                                "ALTER TABLE credit_entry ADD CONSTRAINT credit_entry_key UNIQUE (idem_key)"),
                        List.of("unique index credit_entry.credit_entry_key: wanted (account_id, idem_key),"
                                + " found (idem_key)")),
                altered(
                        TestDatabase.H2,
                        "CREATE UNIQUE INDEX once_a_day ON credit_usage_by_feature (account_id, used_on)",
                        "unique index credit_usage_by_feature.once_a_day is not ours and could refuse what is written:"
                                + " (account_id, used_on)"),
                altered(
                        TestDatabase.H2,
                        "DROP INDEX credit_account_due",
                        "index credit_account.credit_account_due is missing"));
    }

    private static Stream<Arguments> sqlite() {
        return Stream.of(
                remade(
                        TestDatabase.SQLITE,
                        SqlDialect.SQLITE,
                        "credit_terms",
                        "CHECK (length(hash) = 64)",
                        "CHECK (length(hash) >= 64)",
                        "check credit_terms.credit_terms_hash_length: wanted (length(hash) = 64),"
                                + " found (length(hash) >= 64)"),
                remade(
                        TestDatabase.SQLITE,
                        SqlDialect.SQLITE,
                        "credit_entry",
                        "idem_key TEXT,",
                        "idem_key TEXT COLLATE NOCASE,",
                        "column credit_entry.idem_key: wanted text, found text COLLATE NOCASE"),
                remade(
                        TestDatabase.SQLITE,
                        SqlDialect.SQLITE,
                        "credit_entry",
                        "UNIQUE (account_id, idem_key)",
                        "UNIQUE (account_id, seq, idem_key)",
                        "unique index credit_entry.credit_entry_key: wanted (account_id, idem_key),"
                                + " found (account_id, seq, idem_key)"),
                remade(
                        TestDatabase.SQLITE,
                        SqlDialect.SQLITE,
                        "credit_checkpoint",
                        "reached_at INTEGER NOT NULL",
                        "reached_at INTEGER",
                        "column credit_checkpoint.reached_at: wanted integer NOT NULL, found integer"),
                remade(
                        TestDatabase.SQLITE,
                        SqlDialect.SQLITE,
                        "credit_checkpoint",
                        ") STRICT",
                        ")",
                        "storage credit_checkpoint: wanted usual, found not STRICT"),
                altered(
                        TestDatabase.SQLITE,
                        "DROP INDEX credit_entry_name",
                        "index credit_entry.credit_entry_name is missing"));
    }

    @ParameterizedTest
    @MethodSource("alterations")
    void shouldNameADifference(TestDatabase database, List<String> commands, List<String> wanted) throws SQLException {
        assertThat(differencesAfter(database, commands)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @EnumSource
    void shouldLetBeWhatAHostAdds(TestDatabase database) throws SQLException {
        assertThat(differencesAfter(
                        database,
                        List.of(
                                "ALTER TABLE credit_entry ADD COLUMN region text",
                                "CREATE INDEX host_kind ON credit_entry (account_id, kind)",
                                "CREATE TABLE credit_card (id integer)")))
                .isEmpty();
    }

    @Test
    void shouldNameEveryDifference() throws SQLException {
        assertThat(differencesAfter(
                        TestDatabase.H2,
                        List.of(
                                "DROP TABLE credit_checkpoint",
                                "DROP INDEX credit_entry_refers",
                                "ALTER TABLE credit_terms DROP COLUMN content")))
                .containsExactlyInAnyOrder(
                        "table credit_checkpoint is missing",
                        "index credit_entry.credit_entry_refers is missing",
                        "column credit_terms.content is missing",
                        "check credit_terms.credit_terms_content_given is missing");
    }

    @Test
    void shouldReadEveryStatementOfEveryMigration() {
        for (SqlDialect dialect : SqlDialect.values()) {
            assertThat(MigrationFile.of(dialect, TablePrefix.DEFAULT).facts())
                    .as("%s", dialect)
                    .hasSizeGreaterThanOrEqualTo(6)
                    .allSatisfy((table, facts) ->
                            assertThat(facts).containsKeys(SchemaFact.primaryKey(), SchemaFact.storage()));
        }
    }

    @Test
    void shouldRefuseAStatementThatItCannotRead() {
        assertThatThrownBy(() -> new DdlReader(SqlDialect.H2).tables(List.of("CREATE VIEW v AS SELECT 1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CREATE VIEW");
    }
}
