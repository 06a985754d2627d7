package io.credits.examples.scenario;

import io.credits.spi.InMemoryLedgerStore;
import io.credits.spi.InMemoryPurchaseStore;
import io.credits.spi.LedgerStore;
import io.credits.spi.PurchaseStore;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A fresh store for one scenario, which closes it at its end. */
interface ScenarioStore extends AutoCloseable {

    /** What a scenario runs on unless another store is asked for. */
    String MEMORY = "memory";

    /** The stores that {@code --store} may name. */
    Map<String, Supplier<ScenarioStore>> BY_NAME = new TreeMap<>(Map.of(
            MEMORY,
            ScenarioStore::inMemory,
            "h2",
            JdbcScenarioStore::h2,
            "sqlite",
            SqliteScenarioStore::new,
            "postgresql",
            JdbcScenarioStore::named,
            "mariadb",
            JdbcScenarioStore::named));

    /** Keeps the accounts. */
    LedgerStore ledger();

    /** Keeps what is bought, beside the accounts. */
    PurchaseStore purchases();

    @Override
    void close();

    private static ScenarioStore inMemory() {
        InMemoryLedgerStore store = new InMemoryLedgerStore();
        PurchaseStore purchases = new InMemoryPurchaseStore(store);
        return new ScenarioStore() {
            @Override
            public LedgerStore ledger() {
                return store;
            }

            @Override
            public PurchaseStore purchases() {
                return purchases;
            }

            @Override
            public void close() {
                // The garbage collector does it.
            }
        };
    }
}
