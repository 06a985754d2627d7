package io.credits.spi;

import io.credits.ledger.CreditEvent;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseEvents;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.StandingPurchase;
import io.credits.purchase.TopUp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One account's purchases in memory; a copy is worked on and takes the original's place when all went well. */
final class InMemoryPurchaseFile {

    final Map<QuoteId, Quote> quotes;
    final Map<PurchaseId, Purchase> purchases;
    final Map<QuoteId, PurchaseId> byQuote;
    final Map<PurchaseId, Instant> due;
    final Map<PurchaseId, StandingPurchase> standing;

    @Nullable TopUp topUp;

    InMemoryPurchaseFile() {
        quotes = new LinkedHashMap<>();
        purchases = new LinkedHashMap<>();
        byQuote = new LinkedHashMap<>();
        due = new LinkedHashMap<>();
        standing = new LinkedHashMap<>();
    }

    private InMemoryPurchaseFile(InMemoryPurchaseFile other) {
        quotes = new LinkedHashMap<>(other.quotes);
        purchases = new LinkedHashMap<>(other.purchases);
        byQuote = new LinkedHashMap<>(other.byQuote);
        due = new LinkedHashMap<>(other.due);
        standing = new LinkedHashMap<>(other.standing);
        topUp = other.topUp;
    }

    InMemoryPurchaseFile copy() {
        return new InMemoryPurchaseFile(this);
    }

    List<Purchase> open() {
        return purchases.values().stream()
                .filter(purchase -> purchase.openAttempt().isPresent())
                .toList();
    }

    /** Tells what changed since, as events. */
    List<CreditEvent> eventsSince(InMemoryPurchaseFile before, PurchaseEvents events) {
        purchases.forEach((id, purchase) -> {
            Purchase was = before.purchases.get(id);
            if (!purchase.equals(was)) {
                events.changed(was, purchase);
            }
        });
        standing.forEach((id, each) -> events.changed(before.standing.get(id), each));
        if (topUp != null) {
            events.changed(before.topUp, topUp);
        }
        return events.events();
    }
}
