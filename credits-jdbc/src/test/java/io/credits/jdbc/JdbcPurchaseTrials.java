package io.credits.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.PurchaseTrials;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The trials of buying on one database, whose tables are emptied for each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JdbcPurchaseTrials extends PurchaseTrials {

    private HikariDataSource pool;

    abstract TestDatabase database();

    @BeforeAll
    void start() {
        pool = database().fresh();
    }

    @AfterAll
    void stop() {
        pool.close();
    }

    @Override
    protected Stores fresh() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : MigrationFile.of(SqlDialect.of(connection), TablePrefix.DEFAULT)
                    .tables()) {
                statement.executeUpdate("DELETE FROM " + table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return further();
    }

    @Override
    protected Stores further() {
        JdbcLedgerStore ledgers = JdbcLedgerStore.of(pool);
        return new Stores(ledgers, JdbcPurchaseStore.beside(ledgers));
    }

    /** A connection that is lost, before each call or after it; where it costs no network. */
    @Override
    protected Optional<Stores> failing(AtomicInteger left, boolean after) {
        if (database() != TestDatabase.H2) {
            return Optional.empty();
        }
        JdbcLedgerStore ledgers =
                JdbcLedgerStore.of(Faults.failing(pool, () -> left.decrementAndGet() == 0, after, "08006"));
        return Optional.of(new Stores(ledgers, JdbcPurchaseStore.beside(ledgers)));
    }

    @Override
    protected int seeds() {
        return 12;
    }
}
