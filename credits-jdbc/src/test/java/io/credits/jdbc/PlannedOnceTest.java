package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.Batch;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.UsageEntry.Debited;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import io.credits.spi.StoreFixture;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * PostgreSQL plans a prepared statement anew for every call as long as it thinks that knowing the values pays; for a write
 * of few rows the planning then takes as long as the writing.
 */
class PlannedOnceTest {

    /** The driver prepares on the server at the fifth use, the server tries five plans of its own before it decides. */
    private static final int UNTIL_DECIDED = 10;

    private static final int MORE = 20;

    private static final String PLANS =
            "SELECT sum(generic_plans) FROM pg_prepared_statements WHERE statement LIKE 'WITH changed%'";

    /** In a small table every row costs the server so little that it plans once anyway. */
    private static final String OTHER_ACCOUNTS = """
            INSERT INTO credit_account (account_id, seq, booked, held, debt, available, closed, sheet)
            SELECT 'other-' || n, 1, 0, 0, 0, 0, false, repeat('sheet', 200) FROM generate_series(1, 3000) AS n""";

    private final StoreFixture fixture = new StoreFixture();

    @ParameterizedTest(name = "{0} accounts, {1} debits each")
    @CsvSource({"1, 1", "1, 25", "2, 1", "2, 10", "7, 3", "30, 2"})
    void shouldPlanAWriteOnce(int accounts, int debits) throws SQLException {
        try (HikariDataSource pool = TestDatabase.POSTGRESQL.fresh(config -> config.setMaximumPoolSize(1))) {
            JdbcLedgerStore store = JdbcLedgerStore.of(ConnectionSource.owning(pool));
            List<AccountId> opened = IntStream.range(0, accounts)
                    .mapToObj(i -> fixture.funded(store, 1_000))
                    .toList();
            execute(pool, OTHER_ACCOUNTS);
            execute(pool, "VACUUM ANALYZE credit_account");
            for (int i = 0; i < UNTIL_DECIDED + MORE; i++) {
                store.commitAll(new Batch<>(debits(opened, debits, i), false), StoreFixture.terms(), fixture)
                        .forEach(outcome -> outcome.orElseThrow());
            }
            assertThat(genericPlans(pool)).isGreaterThanOrEqualTo(MORE);
        }
    }

    private static List<LedgerCommand<Debited>> debits(List<AccountId> accounts, int each, int round) {
        List<LedgerCommand<Debited>> debits = new ArrayList<>();
        for (AccountId account : accounts) {
            for (int i = 0; i < each; i++) {
                debits.add(DebitCredits.of(account, IdempotencyKey.of("debit-" + round + "-" + i), Credits.ofMicros(1))
                        .forFeature(FeatureId.of("ai"), ChannelId.of("sms")));
            }
        }
        return debits;
    }

    private static void execute(HikariDataSource pool, String command) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static long genericPlans(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(PLANS)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
