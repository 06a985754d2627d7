package io.credits.examples.scenario;

import io.credits.CreditPurchases;
import io.credits.examples.gateway.SandboxGateway;
import io.credits.ledger.AccountId;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.Outcome;
import io.credits.ledger.Rejection;
import io.credits.purchase.Mandate;
import io.credits.purchase.PaymentNews;
import io.credits.purchase.PaymentNotification;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.QuoteId;
import io.credits.spi.Catalog;
import io.credits.spi.PurchaseStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where credits are bought in a scenario: the door for purchases and a sandbox gateway. */
final class Shop {

    private final SandboxGateway gateway = new SandboxGateway();
    private final Set<AccountId> buyers = new LinkedHashSet<>();
    private final Map<PurchaseId, Mandate> mandates = new HashMap<>();
    private final PurchaseStore store;
    private final CreditPurchases purchases;
    private final InstantSource clock;
    private int quotes;

    Shop(PurchaseStore store, Catalog catalog, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        // One step ends before the next begins, so nothing is ever on its way to the gateway.
        this.purchases = CreditPurchases.builder(store, catalog, gateway, clock)
                .grace(Duration.ZERO)
                .mandates(first -> Optional.ofNullable(mandates.get(first.id())))
                .build();
    }

    CreditPurchases purchases() {
        return purchases;
    }

    SandboxGateway gateway() {
        return gateway;
    }

    /** Names a quote that the scenario does not name. */
    QuoteId nextQuote() {
        return QuoteId.of("quote-" + ++quotes);
    }

    /** Remembers who buys, since later steps name a purchase only. */
    void meet(AccountId buyer) {
        buyers.add(buyer);
    }

    /** Remembers under which mandate a purchase repeats itself, once it is paid. */
    void agree(PurchaseId purchase, Mandate mandate) {
        mandates.put(purchase, mandate);
    }

    Purchase find(PurchaseId id) {
        return buyers.stream()
                .flatMap(buyer -> store.purchase(buyer, id).stream())
                .findFirst()
                .orElseThrow(() -> new CreditRejectedException(
                        new Rejection.NotFound(AccountId.of("unknown"), "purchase", id.value())));
    }

    /** Lets the gateway tell of a purchase's last payment, and know it itself. */
    Outcome<PaymentNews> notify(Purchase purchase, PaymentReport report) {
        gateway.becomes(purchase.lastAttempt().key(), report);
        PaymentNotification told = PaymentNotification.of(purchase.account(), purchase.id(), report);
        return purchases.receive(gateway.send(told, clock.instant())).orElseThrow();
    }
}
