package io.credits.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract with auto-commit off, a session zone far from everything, an odd date style, and the strictest isolation. */
class PostgresqlHostileStoreTest extends StoreContractTests {

    private static HikariDataSource pool;

    @BeforeAll
    static void start() {
        pool = TestDatabase.POSTGRESQL.fresh(config -> {
            config.setAutoCommit(false);
            config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
            config.setConnectionInitSql("SET TIME ZONE 'Asia/Kathmandu'; SET datestyle = 'ISO, DMY'");
        });
    }

    @AfterAll
    static void stop() {
        pool.close();
    }

    @Override
    HikariDataSource pool() {
        return pool;
    }
}
