package io.credits.examples.scenario;

import io.credits.spi.LedgerStore;
import io.credits.spi.PurchaseStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A store in a file of its own, which ends with it. */
final class SqliteScenarioStore implements ScenarioStore {

    private final Path file;
    private final ScenarioStore store;

    SqliteScenarioStore() {
        try {
            file = Files.createTempFile("scenario-", ".sqlite");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        store = JdbcScenarioStore.at("jdbc:sqlite:" + file);
    }

    @Override
    public LedgerStore ledger() {
        return store.ledger();
    }

    @Override
    public PurchaseStore purchases() {
        return store.purchases();
    }

    @Override
    public void close() {
        try {
            store.close();
            Files.deleteIfExists(file);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
