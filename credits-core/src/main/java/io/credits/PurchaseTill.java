package io.credits;

import io.credits.ledger.AccountId;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.Outcome;
import io.credits.ledger.PurchaseRejection;
import io.credits.ledger.Rejection;
import io.credits.ledger.RejectionCode;
import io.credits.plan.PriceListVersion;
import io.credits.purchase.Attempt;
import io.credits.purchase.ChargeRequest;
import io.credits.purchase.PaymentNews;
import io.credits.purchase.PaymentNotification;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.PaymentState;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteRequest;
import io.credits.purchase.RetryPolicy;
import io.credits.purchase.SignedNotification;
import io.credits.spi.Catalog;
import io.credits.spi.PaymentGateway;
import io.credits.spi.PurchaseDesk;
import io.credits.spi.PurchaseStore;
import io.credits.spi.TaxCalculator;
import io.credits.tax.Supplier;
import io.credits.tax.TaxQuestion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the door for purchases and the background run share: pricing, and the talk with the gateway between two pieces of
 * work of the store. No work of the store is open while a gateway or a tax service is asked.
 */
final class PurchaseTill {

    final PurchaseStore store;
    final Catalog catalog;
    final InstantSource clock;
    final RetryPolicy retries;
    final PurchaseRules rules;
    private final PaymentGateway gateway;
    private final @Nullable TaxCalculator tax;
    private final Duration grace;

    PurchaseTill(CreditPurchases.Builder parts) {
        this.store = parts.store;
        this.catalog = parts.catalog;
        this.clock = parts.clock;
        this.gateway = parts.gateway;
        this.retries = parts.retries;
        this.tax = parts.tax;
        this.grace = parts.grace;
        this.rules = new PurchaseRules(retries, parts.mandates);
    }

    /** Works on an account, unless it is frozen: then nothing begins, and what is under way is heard of after it. */
    <T> Outcome<T> work(AccountId account, Function<PurchaseDesk, Outcome<T>> work) {
        return store.work(
                account,
                catalog.terms(),
                retries,
                clock,
                desk -> desk.account().frozen()
                        ? PurchaseRules.refused(new Rejection.AccountFrozen(account))
                        : work.apply(desk));
    }

    boolean isFrozen(AccountId account) {
        return work(account, desk -> new Outcome.Accepted<>(true, true))
                .rejection()
                .filter(why -> why.code() == RejectionCode.ACCOUNT_FROZEN)
                .isPresent();
    }

    /** The price list's version in force. */
    Optional<PriceListVersion> version(Instant at) {
        return catalog.priceList().flatMap(list -> list.versionAt(at));
    }

    /** Refuses a store whose work the host may still roll back, before money is asked for. */
    void requireWorkThatLasts() {
        if (!store.endsItsWork()) {
            throw new IllegalStateException("store: wanted one that ends its own transactions, since a purchase must be"
                    + " there for good before the gateway is asked [R22]; found one that joins the host's");
        }
    }

    /** Answers the quote of that name, or prices a new one by today's price list and keeps it. */
    Outcome<Quote> quote(QuoteRequest request) {
        Optional<Quote> earlier = store.quote(request.account(), request.id());
        if (earlier.isPresent()) {
            return repeated(request, earlier.get());
        }
        Instant now = clock.instant();
        Optional<PriceListVersion> version = version(now);
        if (version.isEmpty()) {
            return PurchaseRules.refused(new Rejection.NotFound(request.account(), "priceList", now.toString()));
        }
        Quote quote = price(request, version.get(), now);
        return work(request.account(), desk -> {
            Optional<Quote> other = desk.quote(request.id());
            if (other.isPresent()) {
                return repeated(request, other.get());
            }
            desk.put(quote);
            return new Outcome.Accepted<>(quote, false);
        });
    }

    private static Outcome<Quote> repeated(QuoteRequest request, Quote earlier) {
        String field = request.firstDifference(earlier);
        return field == null
                ? new Outcome.Accepted<>(earlier, true)
                : PurchaseRules.refused(new Rejection.IdempotencyConflict(
                        request.account(), IdempotencyKey.of(request.id().value()), field));
    }

    /** Prices a request by a version; asks the tax rule, which may be a service of the host. */
    Quote price(QuoteRequest request, PriceListVersion version, Instant now) {
        Supplier supplier = catalog.supplier().orElse(null);
        Money price = version.price(request.credits(), request.recurrence()).taxable();
        TaxCalculator calculator = tax != null ? tax : TaxCalculator.of(supplier);
        return Quote.of(
                request,
                version,
                supplier,
                calculator.assess(new TaxQuestion(supplier, request.billing(), price, request.taxInclusive(), now)),
                now);
    }

    Optional<PaymentNotification> read(SignedNotification notification) {
        return gateway.read(notification, clock.instant());
    }

    /** Asks for the money of a stored purchase's open attempt. A lost answer leaves it UNKNOWN. */
    Outcome<Purchase> charge(Purchase purchase) {
        Optional<Attempt> open = purchase.openAttempt();
        if (open.isEmpty()) {
            return new Outcome.Accepted<>(purchase, false);
        }
        PaymentReport report;
        try {
            report = gateway.charge(ChargeRequest.of(purchase));
        } catch (RuntimeException lost) {
            return new Outcome.Accepted<>(purchase, false);
        }
        return hear(purchase.account(), purchase.id(), open.get().number(), report, false)
                .map(PaymentNews::purchase);
    }

    /** Takes in a report; one of other money than was quoted is noted and then refused. */
    Outcome<PaymentNews> hear(AccountId account, PurchaseId id, int attempt, PaymentReport report, boolean asked) {
        Outcome<PaymentNews> outcome = work(account, desk -> rules.hear(desk, id, attempt, report, asked));
        if (outcome instanceof Outcome.Accepted<PaymentNews> accepted
                && report.state() == PaymentState.SUCCEEDED
                && report.taken() != null) {
            Money wanted = accepted.result().purchase().quote().total();
            if (!report.taken().equals(wanted)) {
                return PurchaseRules.refused(
                        new PurchaseRejection.PaymentMismatch(account, id.value(), wanted, report.taken()));
            }
        }
        return outcome;
    }

    /** Asks the gateway how the open attempt stands. One it never received has failed, once it cannot be on its way. */
    Purchase ask(Purchase purchase) {
        Optional<Attempt> open = purchase.openAttempt();
        if (open.isEmpty()) {
            return purchase;
        }
        PaymentReport unchanged = new PaymentReport(PaymentState.UNKNOWN, null, null, null);
        PaymentReport report;
        try {
            boolean late = !clock.instant().isBefore(open.get().startedAt().plus(grace));
            report = gateway.find(ChargeRequest.of(purchase))
                    .orElseGet(() -> late ? PaymentReport.failed(PaymentReport.NEVER_RECEIVED) : unchanged);
        } catch (RuntimeException lost) {
            report = unchanged;
        }
        hear(purchase.account(), purchase.id(), open.get().number(), report, true);
        return store.purchase(purchase.account(), purchase.id()).orElse(purchase);
    }
}
