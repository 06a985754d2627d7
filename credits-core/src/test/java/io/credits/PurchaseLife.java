package io.credits;

import static io.credits.Shop.ACCOUNT;
import static io.credits.Shop.CARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.credits.Bank.Answer;
import io.credits.amount.Credits;
import io.credits.plan.Recurrence;
import io.credits.purchase.ChargeRequest;
import io.credits.purchase.PaymentNotification;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.PaymentState;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.QuoteId;
import io.credits.purchase.QuoteRequest;
import io.credits.purchase.TopUpPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One life of a shop, decided by its seed. */
final class PurchaseLife {

    private static final int STEPS = 40;

    private final Random random;
    private final Shop shop;
    private final CreditPurchases door;
    private final CreditMaintenance maintenance;
    private final CrashingStore crashing;
    private final List<PaymentNotification> mail = new ArrayList<>();
    private int quotes;

    PurchaseLife(long seed, Shop shop) {
        this.shop = shop;
        random = new Random(seed);
        crashing = new CrashingStore(shop.store, random);
        door = shop.door(crashing);
        maintenance = CreditMaintenance.of(shop.ledgerStore, shop.catalog, () -> shop.now)
                .with(door);
    }

    void live() {
        for (int step = 0; step < STEPS; step++) {
            try {
                step();
            } catch (Bank.Crash restarted) {
                // The next step is the restarted process.
            }
            check();
        }
        settle();
    }

    private void step() {
        crashing.armed = random.nextInt(4) == 0;
        shop.bank.alwaysAnswering(
                Answer.values()[random.nextInt(Answer.values().length)],
                random.nextInt(5) == 0 ? "stolen_card" : "card_declined");
        switch (random.nextInt(9)) {
            case 0, 1 -> newPurchase();
            case 2 -> again();
            case 3 -> changeAtTheBank();
            case 4 -> deliverMail();
            case 5 -> door.reconcile(100);
            case 6 -> maintenance.runDue(20);
            case 7 -> shop.pass(Duration.ofMinutes(random.nextInt(3_000)));
            default ->
                door.automatic()
                        .topUp(TopUpPolicy.fixed(ACCOUNT, Credits.of(random.nextInt(500) + 1L), Credits.of(50), CARD));
        }
    }

    private void newPurchase() {
        QuoteId id = QuoteId.of("q" + ++quotes);
        Recurrence recurrence = Recurrence.values()[random.nextInt(3)];
        if (door.tryQuote(QuoteRequest.of(ACCOUNT, id, Credits.of(100L + quotes), recurrence))
                .rejection()
                .isEmpty()) {
            door.tryPurchase(ACCOUNT, id, null, CARD);
        }
    }

    private void again() {
        if (quotes > 0) {
            door.tryPurchase(ACCOUNT, QuoteId.of("q" + (random.nextInt(quotes) + 1)), null, CARD);
        }
    }

    private void changeAtTheBank() {
        List<String> keys = new ArrayList<>(shop.bank.books().keySet());
        if (!keys.isEmpty()) {
            String key = keys.get(random.nextInt(keys.size()));
            shop.bank.becomes(key, random.nextBoolean() ? PaymentState.SUCCEEDED : PaymentState.FAILED);
            tell(key);
        }
    }

    private void tell(String key) {
        ChargeRequest request = shop.bank.requests().get(key);
        PaymentReport report = shop.bank.books().get(key);
        for (int copies = random.nextInt(3); copies >= 0; copies--) {
            mail.add(new PaymentNotification(request.account(), request.purchase(), request.attempt(), report));
        }
    }

    private void deliverMail() {
        while (!mail.isEmpty() && random.nextInt(4) != 0) {
            door.tryNotify(mail.remove(random.nextInt(mail.size())));
        }
    }

    /** The bank is well again, and everybody asks until nothing is open. */
    private void settle() {
        crashing.armed = false;
        shop.bank.alwaysAnswering(Answer.SUCCEEDED, "none");
        for (String key : shop.bank.books().keySet()) {
            if (shop.bank.books().get(key).state().isOpen()) {
                shop.bank.becomes(key, random.nextBoolean() ? PaymentState.SUCCEEDED : PaymentState.FAILED);
            }
            tell(key);
        }
        while (!mail.isEmpty()) {
            door.tryNotify(mail.remove(random.nextInt(mail.size())));
        }
        shop.pass(Duration.ofMinutes(10));
        door.reconcile(1_000);
        check();
        for (Map.Entry<String, PaymentReport> payment : shop.bank.books().entrySet()) {
            ChargeRequest request = shop.bank.requests().get(payment.getKey());
            boolean owed = payment.getValue().state() == PaymentState.SUCCEEDED
                    && request.amount().equals(payment.getValue().taken());
            if (owed) {
                assertThat(shop.store
                                .purchase(ACCOUNT, request.purchase())
                                .orElseThrow()
                                .credited())
                        .as("credited " + request.purchase())
                        .isTrue();
            }
        }
    }

    private void check() {
        Credits granted = Credits.ZERO;
        for (var part : shop.ledger.balance(ACCOUNT).grants()) {
            Purchase purchase = shop.store
                    .purchase(ACCOUNT, PurchaseId.of(part.grant().value()))
                    .orElseThrow();
            assertThat(purchase.credited()).isTrue();
            assertThat(part.remaining()).isEqualTo(purchase.quote().credits());
            assertThat(shop.bank.taken(purchase.id().value()))
                    .as("taken for " + purchase)
                    .isPositive();
            granted = granted.plus(part.remaining());
        }
        assertThat(shop.ledger.entries(ACCOUNT, 0, 1_000))
                .extracting(entry -> entry.key().orElseThrow())
                .doesNotHaveDuplicates();
        assertThat(shop.available()).isEqualTo(granted);
        for (Purchase open : shop.store.open(1_000)) {
            assertThat(open.attempts().stream().filter(each -> each.state().isOpen()))
                    .as("open attempts of " + open)
                    .hasSize(1);
        }
        assertThat(shop.ledger.audit(ACCOUNT).ok()).isTrue();
    }
}
