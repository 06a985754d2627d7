package io.credits.examples.scenario;

import io.credits.spi.InMemoryLedgerStore;
import io.credits.spi.LedgerStore;
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

    /** The store itself. */
    LedgerStore ledger();

    @Override
    void close();

    private static ScenarioStore inMemory() {
        LedgerStore store = new InMemoryLedgerStore();
        return new ScenarioStore() {
            @Override
            public LedgerStore ledger() {
                return store;
            }

            @Override
            public void close() {
                // The garbage collector does it.
            }
        };
    }
}
