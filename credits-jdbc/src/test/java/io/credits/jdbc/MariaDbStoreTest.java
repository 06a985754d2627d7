package io.credits.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbStoreTest extends StoreContractTests {

    private static HikariDataSource pool;

    @BeforeAll
    static void start() {
        pool = TestDatabase.MARIADB.fresh();
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
