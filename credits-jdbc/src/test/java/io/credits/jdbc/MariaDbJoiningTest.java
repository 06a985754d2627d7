package io.credits.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbJoiningTest extends JoiningTests {

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

    @Override
    int statements() {
        return 6;
    }
}
