package io.credits;

import static io.credits.Shop.ACCOUNT;
import static io.credits.Shop.CARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.credits.Bank.Answer;
import io.credits.PurchaseTrials.Stores;
import io.credits.amount.Credits;
import io.credits.ledger.CreditEvent;
import io.credits.ledger.CreditEvent.Kind;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.ExtendGrant;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantId;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.Notices;
import io.credits.plan.Recurrence;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.QuoteId;
import io.credits.purchase.TopUpPolicy;
import io.credits.spi.EventOutbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a host hears of events; an adapter's test extends this and says how to come by stores. */
public abstract class EventTrials {

    private final List<CreditEvent> heard = Collections.synchronizedList(new ArrayList<>());
    private Shop shop;
    private CreditMaintenance maintenance;
    private int keys;

    /** Begins with empty rows and answers the stores of a process. */
    protected abstract Stores fresh();

    @BeforeEach
    void open() {
        Stores stores = fresh();
        shop = new Shop(
                stores.ledgers(),
                stores.purchases(),
                Notices.below(Credits.of(10), Credits.of(100)).andBeforeExpiry(Duration.ofDays(7)));
        maintenance = shop.maintenance.telling(heard::add);
    }

    private void grant(String id, long credits) {
        shop.ledger.grant(GrantCredits.of(ACCOUNT, IdempotencyKey.of(id), Credits.of(credits), GrantKind.PROMOTIONAL));
    }

    private void debit(long credits) {
        shop.ledger.debit(DebitCredits.of(ACCOUNT, IdempotencyKey.of("d" + ++keys), Credits.of(credits)));
    }

    private List<Kind> delivered() {
        heard.clear();
        maintenance.deliver(100);
        return heard.stream().map(CreditEvent::kind).toList();
    }

    @Test
    void shouldTellOnceThatAThresholdIsCrossedAndAgainAfterItRose() {
        grant("g", 150);
        debit(50);
        assertThat(delivered()).isEmpty();
        debit(1);
        debit(1);
        assertThat(delivered()).containsExactly(Kind.LOW_BALANCE);
        assertThat(heard.get(0).credits()).isEqualTo(Credits.of(100));
        assertThat(heard.get(0).available()).isEqualTo(Credits.of(99));
        debit(1);
        assertThat(delivered()).isEmpty();
        grant("h", 3);
        debit(1);
        assertThat(delivered()).containsExactly(Kind.LOW_BALANCE);
        debit(99);
        assertThat(delivered()).containsExactly(Kind.LOW_BALANCE, Kind.EXHAUSTED);
    }

    @Test
    void shouldTellWhatTimeDid() {
        shop.ledger.grant(GrantCredits.of(ACCOUNT, IdempotencyKey.of("g"), Credits.of(50), GrantKind.PROMOTIONAL)
                .expiringAt(Shop.START.plus(Duration.ofDays(30))));
        assertThat(delivered()).isEmpty();
        shop.pass(Duration.ofDays(23).minusNanos(1_000));
        assertThat(delivered()).isEmpty();
        shop.pass(Duration.ofNanos(1_000));
        debit(20);
        assertThat(delivered()).containsExactly(Kind.EXPIRING_SOON);
        assertThat(heard.get(0).credits()).isEqualTo(Credits.of(30));
        assertThat(heard.get(0).about()).isEqualTo("g");
        assertThat(delivered()).isEmpty();
        shop.pass(Duration.ofDays(8));
        heard.clear();
        maintenance.runDue(100);
        assertThat(heard).extracting(CreditEvent::kind).containsExactly(Kind.EXPIRED, Kind.LOW_BALANCE, Kind.EXHAUSTED);
        assertThat(heard.get(0).credits()).isEqualTo(Credits.of(30));
    }

    @Test
    void shouldKnowSinceWhenTheOldestEventWaits() {
        EventOutbox outbox = shop.ledgerStore.outbox();
        assertThat(outbox.oldest()).isEmpty();
        shop.ledger.grant(GrantCredits.of(ACCOUNT, IdempotencyKey.of("g"), Credits.of(150), GrantKind.PROMOTIONAL)
                .expiringAt(Shop.START.plus(Duration.ofDays(30))));
        assertThat(outbox.oldest()).contains(Shop.START.plus(Duration.ofDays(23)));
        shop.pass(Duration.ofHours(1));
        debit(51);
        shop.pass(Duration.ofHours(1));
        debit(99);
        assertThat(outbox.oldest()).contains(Shop.START.plus(Duration.ofHours(1)));
        maintenance.deliver(1);
        assertThat(outbox.oldest()).contains(Shop.START.plus(Duration.ofHours(2)));
        maintenance.deliver(100);
        assertThat(outbox.oldest()).contains(Shop.START.plus(Duration.ofDays(23)));
    }

    @Test
    void shouldNotAnnounceWhatIsUsedUpOrEndsLater() {
        for (String id : List.of("used", "extended")) {
            shop.ledger.grant(GrantCredits.of(ACCOUNT, IdempotencyKey.of(id), Credits.of(5), GrantKind.PROMOTIONAL)
                    .withPriority(id.equals("used") ? 1 : 2)
                    .expiringAt(Shop.START.plus(Duration.ofDays(30))));
        }
        debit(5);
        shop.ledger.extendGrant(new ExtendGrant(
                ACCOUNT, IdempotencyKey.of("e"), GrantId.of("extended"), Shop.START.plus(Duration.ofDays(60))));
        delivered();
        shop.pass(Duration.ofDays(24));
        assertThat(delivered()).isEmpty();
        shop.pass(Duration.ofDays(30));
        assertThat(delivered()).containsExactly(Kind.EXPIRING_SOON);
    }

    @Test
    void shouldTellOfPurchases() {
        shop.buy("s", 1_000, Recurrence.WEEKLY);
        assertThat(delivered()).containsExactly(Kind.PURCHASE_CREDITED);
        assertThat(heard.get(0).about()).isEqualTo("s");
        shop.purchases.recordDispute(ACCOUNT, PurchaseId.of("s"), null).orElseThrow();
        assertThat(delivered()).contains(Kind.DISPUTED);
        shop.bank.alwaysAnswering(Answer.FAILED, "stolen_card");
        shop.purchases.automatic().topUp(TopUpPolicy.fixed(ACCOUNT, Credits.of(100), Credits.of(500), CARD));
        shop.pass(Duration.ofDays(7));
        heard.clear();
        maintenance.runDue(100);
        assertThat(heard)
                .extracting(CreditEvent::kind)
                .contains(Kind.STANDING_PAUSED, Kind.TOP_UP_STARTED, Kind.TOP_UP_PAUSED, Kind.PAYMENT_FAILED);
        shop.bank.alwaysAnswering(Answer.SUCCEEDED, "none");
        shop.bank.answering(Answer.REQUIRES_ACTION);
        shop.buy("a", 1_000, Recurrence.ONE_TIME);
        shop.bank.answering(Answer.FAILED);
        shop.buy("f", 1_000, Recurrence.ONE_TIME);
        shop.bank.answering(Answer.WRONG_AMOUNT);
        shop.quote("m", 1_000, Recurrence.ONE_TIME);
        shop.purchases.tryPurchase(ACCOUNT, QuoteId.of("m"), null, CARD);
        assertThat(delivered()).containsExactly(Kind.ACTION_REQUIRED, Kind.PAYMENT_FAILED, Kind.PAYMENT_MISMATCH);
    }

    @Test
    void shouldBringAnEventAgainUntilItIsHandledAndKeepTheOrder() {
        grant("g", 150);
        debit(51);
        debit(98);
        List<CreditEvent> told = new ArrayList<>();
        CreditMaintenance failing = shop.maintenance.telling(event -> {
            told.add(event);
            if (told.size() < 3) {
                throw new IllegalStateException("mail server is down");
            }
        });
        assertThat(failing.deliver(100)).isZero();
        assertThat(failing.deliver(100)).isZero();
        shop.pass(EventOutbox.CLAIM);
        assertThat(failing.deliver(100)).isZero();
        shop.pass(EventOutbox.CLAIM);
        assertThat(failing.deliver(100)).isEqualTo(2);
        assertThat(told)
                .extracting(event -> Objects.requireNonNull(event.credits()).toString())
                .containsExactly("100", "100", "100", "10");
        assertThat(failing.deliver(100)).isZero();
    }

    @Test
    void shouldTellEachEventOnceInOrderFromSeveralNodes() throws Exception {
        for (int i = 0; i < 20; i++) {
            grant("g" + i, 100);
            debit(i == 0 ? 1 : 100);
        }
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> running = new ArrayList<>();
            for (int node = 0; node < 4; node++) {
                running.add(nodes.submit(() -> maintenance.deliver(100)));
            }
            for (Future<Integer> each : running) {
                each.get();
            }
        } finally {
            nodes.shutdown();
        }
        maintenance.deliver(100);
        assertThat(heard).hasSize(20).isSortedAccordingTo(Comparator.comparingLong(CreditEvent::seq));
    }

    @Test
    void shouldWriteNothingUnlessAsked() {
        Stores stores = fresh();
        Shop quiet = new Shop(stores.ledgers(), stores.purchases());
        quiet.buy("p", 1_000, Recurrence.ONE_TIME);
        quiet.ledger.debit(DebitCredits.of(ACCOUNT, IdempotencyKey.of("d"), Credits.of(1_000)));
        assertThat(quiet.ledgerStore.outbox().claim(quiet.now.plus(Duration.ofDays(99)), 10))
                .isEmpty();
    }
}
