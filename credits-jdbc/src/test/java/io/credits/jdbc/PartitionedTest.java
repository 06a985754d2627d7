package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract on PostgreSQL with the table of entries in partitions by account, as the paper on capacity advises. */
class PartitionedTest extends StoreContractTests {

    private static final int PARTITIONS = 4;

    private static final Pattern PARTITION = Pattern.compile("on credit_entry_(\\d+)");

    private static HikariDataSource pool;

    @BeforeAll
    static void start() throws SQLException {
        pool = TestDatabase.POSTGRESQL.empty(config -> {});
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String command :
                    MigrationFile.of(SqlDialect.POSTGRESQL, TablePrefix.DEFAULT).commands()) {
                boolean entries = command.startsWith("CREATE TABLE credit_entry ");
                statement.execute(entries ? command + " PARTITION BY HASH (account_id)" : command);
                for (int i = 0; entries && i < PARTITIONS; i++) {
                    statement.execute("CREATE TABLE credit_entry_" + i + " PARTITION OF credit_entry"
                            + " FOR VALUES WITH (MODULUS " + PARTITIONS + ", REMAINDER " + i + ")");
                }
            }
        }
    }

    @AfterAll
    static void stop() {
        pool.close();
    }

    @Override
    HikariDataSource pool() {
        return pool;
    }

    @Test
    void shouldBeTheSchemaThatTheLibraryExpects() {
        CreditsSchema.verify(pool);
    }

    @Test
    void shouldLookIntoOnePartitionForAnAccount() throws SQLException {
        LedgerSql sql = new LedgerSql(TablePrefix.DEFAULT, SqlDialect.POSTGRESQL);
        String query = sql.entriesAfter
                .replaceFirst("\\?", "'an-account'")
                .replaceFirst("\\?", "0")
                .replaceFirst("\\?", "10");
        StringBuilder plan = new StringBuilder();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet lines = statement.executeQuery("EXPLAIN (COSTS OFF) " + query)) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        // However the planner goes about it, an index of the partition may be named beside the partition.
        assertThat(PARTITION
                        .matcher(plan)
                        .results()
                        .map(found -> found.group(1))
                        .distinct())
                .as(plan.toString())
                .hasSize(1);
    }
}
