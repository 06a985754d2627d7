package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A page of purchases reads one page of its index, however many purchases there are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PurchasePagesTest {

    private static final String FILL = """
            INSERT INTO credit_purchase (account_id, purchase_id, quote_id, created_at, body)
            SELECT 'a' || n % 20, 'p' || n, 'q' || n, timestamptz '2025-01-01 00:00:00Z' + n * interval '1 minute', '{}'
            FROM generate_series(1, 40000) n""";

    private static final String FILL_STANDING = """
            INSERT INTO credit_standing (account_id, purchase_id, body)
            SELECT 'a' || n % 20, 'p' || n, '{}' FROM generate_series(1, 40000) n""";

    private final PurchaseSql sql = new PurchaseSql(TablePrefix.DEFAULT, SqlDialect.POSTGRESQL);
    private HikariDataSource pool;

    @BeforeAll
    void fill() throws SQLException {
        pool = TestDatabase.POSTGRESQL.fresh();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(FILL);
            statement.execute(FILL_STANDING);
            statement.execute("ANALYZE credit_purchase, credit_standing");
        }
    }

    @AfterAll
    void stop() {
        pool.close();
    }

    @Test
    void shouldReadPagesOfPurchasesByTheirIndexOnly() throws SQLException {
        assertThat(plan(sql.purchases, "'a7'", "50"))
                .contains("Index Scan Backward using credit_purchase_begun")
                .doesNotContain("Seq Scan", "Sort");
        String at = "timestamptz '2025-01-10 00:00:00Z'";
        assertThat(plan(sql.purchasesBefore, "'a7'", at, at, "'p9'", "50"))
                .contains("Index Scan Backward using credit_purchase_begun")
                .contains("created_at <=")
                .doesNotContain("Seq Scan", "Sort");
    }

    @Test
    void shouldReadPagesOfStandingPurchasesByTheirKeyOnly() throws SQLException {
        assertThat(plan(sql.standingAfter, "'a7'", "'p100'", "50"))
                .contains("Index Scan using credit_standing_pk")
                .doesNotContain("Seq Scan", "Sort");
    }

    private String plan(String query, String... values) throws SQLException {
        String filled = query;
        for (String value : values) {
            filled = filled.replaceFirst("\\?", value);
        }
        StringBuilder plan = new StringBuilder();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN " + filled)) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
