package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An account that has far more entries than others has its keys looked up, not its entries walked through. */
class KeyLookupTest {

    private static final String OTHERS = entries("'a' || n % 1000", 1, 10_000);

    private static final String HOT = entries("'hot'", 1, 20_000);

    private static String entries(String account, int from, int to) {
        return """
                INSERT INTO credit_entry (account_id, seq, kind, recorded_at, idem_key, credits, balance_after, hash, body)
                SELECT %s, n, 'CONSUMED', now(), 'key-' || n, 0, 0, decode(repeat('00', 16), 'hex'), '{}'
                FROM generate_series(%d, %d) AS n""".formatted(account, from, to);
    }

    @Test
    void shouldLookUpEachKeyOfAHotAccountByItself() throws SQLException {
        LedgerSql sql = new LedgerSql(TablePrefix.DEFAULT, SqlDialect.POSTGRESQL);
        try (HikariDataSource pool = TestDatabase.POSTGRESQL.fresh();
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(OTHERS);
            statement.execute("ANALYZE credit_entry");
            statement.execute(HOT);
            statement.execute("SET plan_cache_mode = force_generic_plan");
            try (PreparedStatement explained =
                    connection.prepareStatement("EXPLAIN (ANALYZE, COSTS OFF) " + sql.entriesByKeyArray)) {
                Object[] keys =
                        IntStream.range(0, 8).mapToObj(i -> "key-" + i * 1_000).toArray();
                explained.setArray(1, connection.createArrayOf("text", keys));
                explained.setString(2, "hot");
                StringBuilder plan = new StringBuilder();
                try (ResultSet lines = explained.executeQuery()) {
                    while (lines.next()) {
                        plan.append(lines.getString(1)).append('\n');
                    }
                }
                assertThat(plan).contains("credit_entry_key").doesNotContain("Rows Removed by Filter");
            }
        }
    }
}
