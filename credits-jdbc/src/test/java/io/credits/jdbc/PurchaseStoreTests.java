package io.credits.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.spi.LedgerStore;
import io.credits.spi.PurchaseStore;
import io.credits.spi.PurchaseStoreContract;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/** The contract of stores of purchases on one database: in transactions of our own, and in one of the host's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PurchaseStoreTests {

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

    @Nested
    class Owning extends PurchaseStoreContract {

        private final JdbcLedgerStore ledgers = JdbcLedgerStore.of(pool);
        private final PurchaseStore store = JdbcPurchaseStore.beside(ledgers);

        @Override
        protected LedgerStore ledgers() {
            return ledgers;
        }

        @Override
        protected PurchaseStore store() {
            return store;
        }

        @Override
        protected PurchaseStore another() {
            return JdbcPurchaseStore.beside(JdbcLedgerStore.of(pool));
        }
    }

    /** Nothing is ever committed. */
    @Nested
    class Joining extends PurchaseStoreContract {

        private Connection host;
        private JdbcLedgerStore ledgers;

        @BeforeEach
        void begin() throws SQLException {
            host = pool.getConnection();
            host.setAutoCommit(false);
            ledgers = JdbcLedgerStore.of(ConnectionSource.joining(() -> host));
        }

        @AfterEach
        void end() throws SQLException {
            host.rollback();
            host.close();
        }

        @Override
        protected LedgerStore ledgers() {
            return ledgers;
        }

        @Override
        protected PurchaseStore store() {
            return JdbcPurchaseStore.beside(ledgers);
        }

        @Override
        protected PurchaseStore another() {
            return JdbcPurchaseStore.beside(JdbcLedgerStore.of(ConnectionSource.joining(() -> host)));
        }
    }
}
