package io.credits.examples.host.demo;

import io.credits.CreditLedger;
import io.credits.CreditMaintenance;
import io.credits.CreditPurchases;
import io.credits.amount.Credits;
import io.credits.examples.host.gateway.CardMandates;
import io.credits.ledger.AccountId;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantId;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.ReverseEntry;
import io.credits.ledger.Scope;
import io.credits.plan.PlanId;
import io.credits.plan.Recurrence;
import io.credits.purchase.ChargeRequest;
import io.credits.purchase.PaymentMethodToken;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.QuoteId;
import io.credits.purchase.QuoteRequest;
import io.credits.rating.FeatureId;
import io.credits.spi.Catalog;
import io.credits.spi.LedgerStore;
import io.credits.spi.PaymentGateway;
import io.credits.spi.PurchaseStore;
import io.credits.tax.BillingDetails;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Gives each workspace its past, through the library's own doors with a clock that stands in the past; does nothing in a
 * database where that has been done.
 */
@Component
class DemoSeed implements SmartInitializingSingleton {

    static final AccountId ANGOOR = AccountId.of("angoor");
    private static final AccountId MIRCHI = AccountId.of("mirchi");
    private static final AccountId KIWI = AccountId.of("kiwi");
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final PaymentMethodToken CARD = new PaymentMethodToken("tok_sandbox_good", "Visa", "4242");
    private static final int STANDING_FROM = 40;
    private static final int ONE_PURCHASE_AT = 20;
    private static final int MIRCHI_DAYS = 24;

    private final LedgerStore store;
    private final PurchaseStore purchaseStore;
    private final Catalog catalog;
    private final CardMandates mandates;
    private final InstantSource clock;
    private final int days;

    DemoSeed(
            LedgerStore store,
            PurchaseStore purchaseStore,
            Catalog catalog,
            CardMandates mandates,
            InstantSource clock,
            @Value("${demo.days}") int days) {
        this.store = store;
        this.purchaseStore = purchaseStore;
        this.catalog = catalog;
        this.mandates = mandates;
        this.clock = clock;
        this.days = days;
    }

    /** Before anything is scheduled: background work at today's date would close the past to the story. */
    @Override
    public void afterSingletonsInstantiated() {
        if (store.account(KIWI, catalog.terms()).isPresent()) {
            return;
        }
        LocalDate today = clock.instant().atZone(ZONE).toLocalDate();
        angoor(today.minusDays(days));
        mirchi(today.minusDays(Math.min(days, MIRCHI_DAYS)));
        CreditLedger.of(store, catalog, clock).open(OpenAccount.of(KIWI, ZONE));
    }

    private void angoor(LocalDate first) {
        StoryClock story = new StoryClock(first.atStartOfDay(ZONE).toInstant());
        CreditLedger ledger = CreditLedger.of(store, catalog, story);
        CreditPurchases purchases = CreditPurchases.builder(purchaseStore, catalog, new GoodGateway(), story)
                .mandates(mandates)
                .build();
        CreditMaintenance maintenance =
                CreditMaintenance.of(store, catalog, story).with(purchases);
        ledger.open(OpenAccount.of(ANGOOR, ZONE)
                .withPlan(catalog.plan(PlanId.of("growth")).orElseThrow()));
        ledger.grant(GrantCredits.of(ANGOOR, IdempotencyKey.of("welcome"), Credits.of(400), GrantKind.PROMOTIONAL)
                .named(GrantId.of("welcome"))
                .expiringAt(story.instant().plus(Period.ofDays(30))));
        UsageStory usage = new UsageStory(ANGOOR, 20_260_101, "u-");
        for (int day = 0; day <= days; day++) {
            if (day == ONE_PURCHASE_AT) {
                buy(purchases, "order-1", Credits.of(5_000), Recurrence.ONE_TIME);
            }
            if (day == STANDING_FROM) {
                buy(purchases, "order-2", Credits.of(2_500), Recurrence.MONTHLY);
            }
            if (day == days - 10) {
                ledger.grant(
                        GrantCredits.of(ANGOOR, IdempotencyKey.of("ai-gift"), Credits.of(300), GrantKind.PROMOTIONAL)
                                .named(GrantId.of("ai-gift"))
                                .scopedTo(new Scope(List.of(FeatureId.of("ai")), List.of()))
                                .expiringAt(story.instant().plus(Period.ofDays(30))));
            }
            replayDay(ledger, story, usage, first.plusDays(day), day);
            maintenance.runDue(10);
        }
    }

    private void mirchi(LocalDate first) {
        StoryClock story = new StoryClock(first.atStartOfDay(ZONE).toInstant());
        CreditLedger ledger = CreditLedger.of(store, catalog, story);
        ledger.open(OpenAccount.of(MIRCHI, ZONE)
                .withPlan(catalog.plan(PlanId.of("starter")).orElseThrow()));
        UsageStory usage = new UsageStory(MIRCHI, 20_260_202, "u-");
        Credits keep = Credits.of(180);
        for (int day = 0; ; day++) {
            int seconds = usage.secondOfDay();
            story.moveTo(
                    first.plusDays(day).atStartOfDay(ZONE).plusSeconds(seconds).toInstant());
            if (!story.instant().isBefore(clock.instant())) {
                return;
            }
            for (int i = 0; i < 10 && ledger.balance(MIRCHI).available().compareTo(keep) > 0; i++) {
                ledger.tryConsume(usage.next());
            }
        }
    }

    private void replayDay(CreditLedger ledger, StoryClock story, UsageStory usage, LocalDate day, int dayOfStory) {
        List<Integer> seconds = new ArrayList<>();
        int events = usage.eventsOn(day, dayOfStory, days);
        for (int i = 0; i < events; i++) {
            seconds.add(usage.secondOfDay());
        }
        seconds.sort(null);
        for (int second : seconds) {
            var at = day.atStartOfDay(ZONE).plusSeconds(second).toInstant();
            if (!at.isBefore(clock.instant())) {
                return;
            }
            story.moveTo(at);
            ConsumeCredits next = usage.next();
            // A customer who has run out stops until the next refresh; nothing else can be refused here.
            if (ledger.tryConsume(next).rejection().isEmpty() && second % 97 == 0) {
                ledger.tryReverse(ReverseEntry.all(ANGOOR, IdempotencyKey.of("undo-" + next.key()), next.key()));
            }
        }
    }

    private void buy(CreditPurchases purchases, String id, Credits credits, Recurrence recurrence) {
        BillingDetails billing = BillingDetails.of(
                "Angoor Technologies Pvt Ltd",
                "29AAACS1234K1ZD",
                "IN",
                "29",
                "12 Residency Road, Bengaluru 560025",
                false);
        var quote = purchases.quote(
                QuoteRequest.of(ANGOOR, QuoteId.of(id), credits, recurrence).billedTo(billing));
        purchases.purchase(ANGOOR, quote.id(), CARD);
    }

    /** In the made-up past every payment succeeds. */
    private static final class GoodGateway implements PaymentGateway {
        @Override
        public PaymentReport charge(ChargeRequest request) {
            return PaymentReport.succeeded(request.amount());
        }

        @Override
        public Optional<PaymentReport> find(ChargeRequest request) {
            return Optional.of(PaymentReport.succeeded(request.amount()));
        }
    }
}
