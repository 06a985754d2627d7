package io.credits.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.spi.LedgerStore;
import io.credits.spi.LedgerStoreContract;

/** The store contract on one database. */
abstract class StoreContractTests extends LedgerStoreContract {

    private final JdbcLedgerStore store = JdbcLedgerStore.of(pool());

    abstract HikariDataSource pool();

    @Override
    protected LedgerStore store() {
        return store;
    }

    @Override
    protected LedgerStore another() {
        return JdbcLedgerStore.of(pool());
    }
}
