package io.credits.examples.host.buying;

import io.credits.examples.host.Workspace;
import io.credits.ledger.AccountId;
import io.credits.plan.Recurrence;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.StandingPurchase;
import io.credits.purchase.TopUp;
import io.credits.spi.PurchaseStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which purchases a workspace made: the host remembers their names, the library all the rest. */
@Component
class PurchaseBook {

    private final JdbcClient tables;
    private final PurchaseStore store;
    private final InstantSource clock;

    PurchaseBook(JdbcClient tables, PurchaseStore store, InstantSource clock) {
        this.tables = tables;
        this.store = store;
        this.clock = clock;
    }

    /** Noted before the money is asked for, so that no purchase is out of sight if the process dies in between. */
    void note(Workspace workspace, QuoteId purchase) {
        try {
            tables.sql("INSERT INTO host_purchase (workspace, id) VALUES (?, ?)")
                    .params(workspace.id(), purchase.value())
                    .update();
        } catch (DuplicateKeyException noted) {
            // A further attempt of the same purchase.
        }
    }

    boolean isUsable(Quote quote) {
        return !quote.isExpired(clock.instant())
                && store.purchase(quote.account(), PurchaseId.of(quote.id().value()))
                        .map(purchase -> purchase.paidAt() == null)
                        .orElse(true);
    }

    /** Every purchase, automatic ones included, the latest first. */
    List<Purchase> of(Workspace workspace) {
        AccountId account = workspace.account();
        List<Purchase> found = new ArrayList<>();
        for (PurchaseId id : noted(workspace)) {
            store.purchase(account, id).ifPresent(found::add);
        }
        for (StandingPurchase standing : standings(workspace)) {
            for (long n = 1; n <= standing.next(); n++) {
                store.purchase(account, PurchaseId.of(standing.id() + "/" + n)).ifPresent(found::add);
            }
        }
        long topUps = topUp(workspace).map(TopUp::count).orElse(0L);
        for (long n = 1; n <= topUps; n++) {
            store.purchase(account, PurchaseId.of("top-up/" + n)).ifPresent(found::add);
        }
        found.sort(Comparator.comparing(Purchase::createdAt).reversed());
        return found;
    }

    List<StandingPurchase> standings(Workspace workspace) {
        List<StandingPurchase> found = new ArrayList<>();
        for (PurchaseId id : noted(workspace)) {
            store.standing(workspace.account(), id)
                    .filter(standing -> standing.request().recurrence() != Recurrence.ONE_TIME)
                    .ifPresent(found::add);
        }
        return found;
    }

    private List<PurchaseId> noted(Workspace workspace) {
        return tables.sql("SELECT id FROM host_purchase WHERE workspace = ? ORDER BY made_at, id")
                .param(workspace.id())
                .query((row, n) -> PurchaseId.of(row.getString("id")))
                .list();
    }

    Optional<TopUp> topUp(Workspace workspace) {
        return store.topUp(workspace.account());
    }
}
