package io.credits;

import io.credits.spi.InMemoryLedgerStore;
import io.credits.spi.InMemoryPurchaseStore;

class InMemoryPurchaseTrialsTest extends PurchaseTrials {

    private Stores stores;

    @Override
    protected Stores fresh() {
        InMemoryLedgerStore ledgers = new InMemoryLedgerStore();
        stores = new Stores(ledgers, new InMemoryPurchaseStore(ledgers));
        return stores;
    }

    @Override
    protected Stores further() {
        return stores;
    }

    @Override
    protected int seeds() {
        return 12;
    }
}
