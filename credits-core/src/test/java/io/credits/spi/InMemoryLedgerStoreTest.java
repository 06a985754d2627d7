package io.credits.spi;

/** The reference keeps the contract. */
class InMemoryLedgerStoreTest extends LedgerStoreContract {

    private final InMemoryLedgerStore store = new InMemoryLedgerStore();

    @Override
    protected LedgerStore store() {
        return store;
    }

    @Override
    protected LedgerStore another() {
        return store;
    }
}
