package io.credits;

import io.credits.amount.Credits;
import io.credits.amount.Percentage;
import io.credits.ledger.AccountId;
import io.credits.ledger.Notices;
import io.credits.ledger.OpenAccount;
import io.credits.plan.PriceList;
import io.credits.plan.PriceListVersion;
import io.credits.plan.Recurrence;
import io.credits.purchase.PaymentMethodToken;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.QuoteRequest;
import io.credits.spi.InMemoryCatalog;
import io.credits.spi.InMemoryLedgerStore;
import io.credits.spi.InMemoryPurchaseStore;
import io.credits.spi.LedgerStore;
import io.credits.spi.PurchaseStore;
import io.credits.tax.Supplier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.CurrencyUnit;

/** A small shop for tests: one price list, one supplier, a bank and a clock. */
final class Shop {

    static final AccountId ACCOUNT = AccountId.of("w1");
    static final PaymentMethodToken CARD = new PaymentMethodToken("tok_secret_123", "Visa", "4242");
    static final Instant START = Instant.parse("2025-01-31T10:00:00Z");
    static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");

    final Bank bank = new Bank();
    final LedgerStore ledgerStore;
    final PurchaseStore store;
    final InMemoryCatalog catalog;
    final CreditLedger ledger;
    final CreditPurchases purchases;
    final CreditMaintenance maintenance;
    Instant now = START;

    Shop() {
        this(usualPrices());
    }

    private static PriceList usualPrices() {
        return new PriceList(
                List.of(PriceListVersion.builder(Instant.EPOCH, CurrencyUnit.of("INR"), new BigDecimal("0.10"))
                        .volumeDiscount(Credits.of(50_000), Percentage.of(5))
                        .recurrenceDiscount(Recurrence.MONTHLY, Percentage.of(10))
                        .recurrenceDiscount(Recurrence.WEEKLY, Percentage.of(5))
                        .build()));
    }

    /** A shop that keeps its books in other stores. */
    Shop(LedgerStore ledgers, PurchaseStore purchases) {
        this(usualPrices(), ledgers, purchases, null);
    }

    /** A shop that wants to hear of events. */
    Shop(LedgerStore ledgers, PurchaseStore purchases, Notices notices) {
        this(usualPrices(), ledgers, purchases, notices);
    }

    Shop(PriceList prices) {
        this(prices, new InMemoryLedgerStore());
    }

    private Shop(PriceList prices, InMemoryLedgerStore ledgers) {
        this(prices, ledgers, new InMemoryPurchaseStore(ledgers), null);
    }

    private Shop(PriceList prices, LedgerStore ledgers, PurchaseStore purchaseStore, Notices notices) {
        ledgerStore = ledgers;
        store = purchaseStore;
        catalog = InMemoryCatalog.builder(CurrencyUnit.of("INR"))
                .priceList(prices)
                .notices(notices)
                .supplier(new Supplier("IN", "29", "29AAACS1234K1ZD", "998319", Percentage.of(18)))
                .build();
        ledger = CreditLedger.of(ledgerStore, catalog, () -> now);
        purchases = door(store);
        maintenance = CreditMaintenance.of(ledgerStore, catalog, () -> now).with(purchases);
        ledger.open(new OpenAccount(ACCOUNT, ZONE, null, null, null));
    }

    /** Another node's door, on any store in front of the shop's own. */
    CreditPurchases door(PurchaseStore front) {
        return CreditPurchases.builder(front, catalog, bank, () -> now).build();
    }

    Quote quote(String id, long credits, Recurrence recurrence) {
        return purchases.quote(QuoteRequest.of(ACCOUNT, QuoteId.of(id), Credits.of(credits), recurrence));
    }

    Purchase buy(String id, long credits, Recurrence recurrence) {
        quote(id, credits, recurrence);
        return again(id);
    }

    Purchase again(String id) {
        return purchases.purchase(ACCOUNT, QuoteId.of(id), CARD);
    }

    Purchase find(String id) {
        return purchases.find(ACCOUNT, PurchaseId.of(id));
    }

    Credits available() {
        return ledger.balance(ACCOUNT).available();
    }

    CreditMaintenance.Run runDue() {
        return maintenance.runDue(1_000);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
