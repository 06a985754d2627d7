package io.credits;

import io.credits.spi.InMemoryLedgerStore;
import io.credits.spi.InMemoryPurchaseStore;

class InMemoryEventTrialsTest extends EventTrials {

    @Override
    protected PurchaseTrials.Stores fresh() {
        InMemoryLedgerStore ledgers = new InMemoryLedgerStore();
        return new PurchaseTrials.Stores(ledgers, new InMemoryPurchaseStore(ledgers));
    }
}
