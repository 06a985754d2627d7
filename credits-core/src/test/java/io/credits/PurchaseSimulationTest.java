package io.credits;

import io.credits.model.StoryTrials;
import io.credits.spi.InMemoryLedgerStore;
import io.credits.spi.InMemoryPurchaseStore;
import java.util.List;

/** Lives of a shop: the bank's books, the purchases, the receipts and the ledger agree after every turn. */
class PurchaseSimulationTest extends StoryTrials {

    PurchaseSimulationTest() {
        super("/simulation/purchases.txt", 1_000);
    }

    @Override
    protected int turns(long seed) {
        return PurchaseLife.TURNS.size();
    }

    @Override
    protected void live(long seed, List<Integer> turns) {
        InMemoryLedgerStore ledgers = new InMemoryLedgerStore();
        try {
            new PurchaseLife(seed, new Shop(ledgers, new InMemoryPurchaseStore(ledgers), PurchaseLife.NOTICES))
                    .live(turns);
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError("seed " + seed + ", turns " + turns + ": " + broken.getMessage(), broken);
        }
    }
}
