package io.credits.spi;

class InMemoryPurchaseStoreTest extends PurchaseStoreContract {

    private final InMemoryLedgerStore ledgers = new InMemoryLedgerStore();
    private final PurchaseStore store = new InMemoryPurchaseStore(ledgers);

    @Override
    protected LedgerStore ledgers() {
        return ledgers;
    }

    @Override
    protected PurchaseStore store() {
        return store;
    }

    @Override
    protected PurchaseStore another() {
        return store;
    }
}
