package io.credits.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract with auto-commit off, a session zone far from everything, an odd SQL mode, and the strictest isolation. */
class MariaDbHostileStoreTest extends StoreContractTests {

    private static HikariDataSource pool;

    @BeforeAll
    static void start() {
        pool = TestDatabase.MARIADB.fresh(config -> {
            config.setAutoCommit(false);
            config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
            config.setConnectionInitSql("SET time_zone = '+05:45', sql_mode = 'ANSI,TRADITIONAL,NO_BACKSLASH_ESCAPES'");
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
