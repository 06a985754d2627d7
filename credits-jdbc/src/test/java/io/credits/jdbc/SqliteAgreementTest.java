package io.credits.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.model.StoreAgreement;
import io.credits.spi.LedgerStore;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class SqliteAgreementTest extends StoreAgreement {

    private static HikariDataSource pool;
    private static int lives;

    @BeforeContainer
    static void start() {
        pool = TestDatabase.SQLITE.empty(config -> {});
    }

    @AfterContainer
    static void stop() {
        pool.close();
    }

    @Override
    protected LedgerStore emptied() {
        String prefix = "life_" + ++lives + "_";
        CreditsSchema.create(pool, prefix);
        return JdbcLedgerStore.builder(ConnectionSource.owning(pool))
                .tablePrefix(prefix)
                .build();
    }
}
