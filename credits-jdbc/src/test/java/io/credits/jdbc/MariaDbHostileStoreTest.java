package io.credits.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract with auto-commit off, a session zone far from everything. */
class MariaDbHostileStoreTest extends StoreContractTests {

    private static HikariDataSource pool;

    @BeforeAll
    static void start() {
        pool = TestDatabase.MARIADB.fresh(config -> {
            config.setAutoCommit(false);
            config.setConnectionInitSql("SET time_zone = '+05:45'");
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
