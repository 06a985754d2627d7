package io.credits;

import static io.credits.Shop.ACCOUNT;
import static io.credits.Shop.CARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.Bank.Answer;
import io.credits.amount.Credits;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.Rejection;
import io.credits.ledger.RejectionCode;
import io.credits.plan.Recurrence;
import io.credits.purchase.PaymentState;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.StandingPurchase;
import io.credits.purchase.TopUp;
import io.credits.purchase.TopUpPolicy;
import io.credits.spi.LedgerStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Standing purchases [R24] and automatic top-ups [R25]. */
class AutomaticPurchasesTest {

    private static final PurchaseId FIRST = PurchaseId.of("s");

    private final Shop shop = new Shop();
    private int debits;

    @Test
    void shouldChargeEachMonthEndFromTheFirstPayment() {
        shop.buy("s", 1_000, Recurrence.MONTHLY);
        at("2025-02-28T09:59:59.999999Z");
        assertThat(shop.runDue().charged()).isZero();
        at("2025-02-28T10:00:00Z");
        assertThat(shop.runDue().charged()).isEqualTo(1);
        at("2025-03-31T10:00:00Z");
        assertThat(shop.runDue().charged()).isEqualTo(1);
        assertThat(shop.runDue().charged()).isZero();
        assertThat(shop.find("s/2").credited()).isTrue();
        assertThat(shop.available()).isEqualTo(Credits.of(3_000));
    }

    @Test
    void shouldChargeEachOfSeveralMissedOccurrencesOnce() {
        shop.buy("s", 1_000, Recurrence.WEEKLY);
        shop.pass(Duration.ofDays(21));
        assertThat(shop.runDue().charged()).isEqualTo(3);
        assertThat(shop.bank.books()).containsOnlyKeys("s", "s/1", "s/2", "s/3");
    }

    @Test
    void shouldBeginOnlyOnceTheFirstPaymentSucceeded() {
        shop.bank.answering(Answer.PENDING);
        shop.buy("s", 1_000, Recurrence.WEEKLY);
        assertThat(shop.store.standing(ACCOUNT, FIRST)).isEmpty();
        shop.bank.becomes("s", PaymentState.SUCCEEDED);
        shop.pass(Duration.ofHours(2));
        shop.runDue();
        assertThat(standing().nextCharge()).contains(shop.now.plus(Duration.ofDays(7)));
    }

    @Test
    void shouldTryADeclinedOccurrenceAgainByPolicyAndThenPause() {
        shop.buy("s", 1_000, Recurrence.MONTHLY);
        Instant declined = Instant.parse("2025-02-28T10:00:00Z");
        shop.bank.alwaysAnswering(Answer.FAILED, "insufficient_funds");
        shop.now = declined;
        shop.runDue();
        Duration[] retries = {
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(7),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(5)
        };
        int attempts = 1;
        for (Duration retry : retries) {
            shop.now = declined.plus(retry).minusNanos(1_000);
            shop.runDue();
            assertThat(shop.find("s/1").attempts()).hasSize(attempts);
            assertThat(standing().state()).isEqualTo(StandingPurchase.State.ACTIVE);
            shop.now = declined.plus(retry);
            shop.runDue();
            attempts++;
            assertThat(shop.find("s/1").attempts()).hasSize(attempts);
        }
        assertThat(standing().state()).isEqualTo(StandingPurchase.State.PAUSED);
        assertThat(standing().reason()).isEqualTo("insufficient_funds");
        shop.pass(Duration.ofDays(60));
        assertThat(shop.runDue().charged()).isZero();
    }

    @Test
    void shouldMakeUpForMissedTriesByOne() {
        shop.buy("s", 1_000, Recurrence.MONTHLY);
        shop.bank.alwaysAnswering(Answer.FAILED, "insufficient_funds");
        shop.now = Instant.parse("2025-02-28T10:00:00Z");
        shop.runDue();
        shop.pass(Duration.ofDays(2));
        shop.runDue();
        shop.runDue();
        assertThat(shop.find("s/1").attempts()).hasSize(2);
        assertThat(standing().state()).isEqualTo(StandingPurchase.State.ACTIVE);
        shop.pass(Duration.ofDays(30));
        shop.runDue();
        assertThat(shop.find("s/1").attempts()).hasSize(3);
        assertThat(standing().state()).isEqualTo(StandingPurchase.State.PAUSED);
    }

    @Test
    void shouldStopAtOnceWhereTheCardIsNotToBeTriedAgain() {
        shop.buy("s", 1_000, Recurrence.WEEKLY);
        shop.bank.alwaysAnswering(Answer.FAILED, "stolen_card");
        shop.pass(Duration.ofDays(7));
        shop.runDue();
        assertThat(standing().state()).isEqualTo(StandingPurchase.State.PAUSED);
        shop.pass(Duration.ofDays(30));
        shop.runDue();
        assertThat(shop.find("s/1").attempts()).hasSize(1);
    }

    @Test
    void shouldKeepTheDateOfTheNextOccurrence() {
        shop.buy("s", 1_000, Recurrence.WEEKLY);
        shop.bank.answering(Answer.FAILED);
        shop.pass(Duration.ofDays(7));
        shop.runDue();
        shop.pass(Duration.ofHours(1));
        assertThat(shop.runDue().charged()).isEqualTo(1);
        assertThat(standing().nextCharge()).contains(Shop.START.plus(Duration.ofDays(14)));
    }

    @Test
    void shouldLeaveOutWhatWasMissedWhilePaused() {
        shop.buy("s", 1_000, Recurrence.WEEKLY);
        shop.purchases.automatic().pause(ACCOUNT, FIRST);
        shop.pass(Duration.ofDays(15));
        assertThat(shop.runDue().charged()).isZero();
        StandingPurchase resumed =
                shop.purchases.automatic().resume(ACCOUNT, FIRST).orElseThrow();
        assertThat(resumed.nextCharge()).contains(Shop.START.plus(Duration.ofDays(21)));
        assertThat(resumed.nextPurchase()).isEqualTo(PurchaseId.of("s/3"));
    }

    @Test
    void shouldSkipChangeAndCancel() {
        shop.buy("s", 1_000, Recurrence.WEEKLY);
        shop.purchases.automatic().skip(ACCOUNT, FIRST);
        shop.purchases.automatic().changeAmount(ACCOUNT, FIRST, Credits.of(50));
        shop.pass(Duration.ofDays(14));
        assertThat(shop.runDue().charged()).isEqualTo(1);
        assertThat(shop.available()).isEqualTo(Credits.of(1_050));
        shop.purchases.automatic().cancel(ACCOUNT, FIRST);
        assertThat(shop.purchases
                        .automatic()
                        .resume(ACCOUNT, FIRST)
                        .orElseThrow()
                        .state())
                .isEqualTo(StandingPurchase.State.CANCELLED);
        shop.pass(Duration.ofDays(30));
        assertThat(shop.runDue().charged()).isZero();
    }

    @Test
    void shouldNotTryAgainOnceTheBuyerCancelled() {
        shop.buy("s", 1_000, Recurrence.WEEKLY);
        shop.bank.answering(Answer.FAILED);
        shop.pass(Duration.ofDays(7));
        shop.runDue();
        shop.purchases.automatic().cancel(ACCOUNT, FIRST);
        shop.pass(Duration.ofDays(1));
        assertThat(shop.runDue().charged()).isZero();
        assertThat(shop.find("s/1").attempts()).hasSize(1);
    }

    @Test
    void shouldChargeEachOccurrenceOnceFromEightNodesWithOtherClocks() throws Exception {
        shop.buy("s", 1_000, Recurrence.WEEKLY);
        Instant last = Shop.START.plus(Duration.ofDays(70));
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int node = 0; node < 8; node++) {
                Duration ahead = Duration.ofMinutes(10L * node);
                running.add(nodes.submit(() -> {
                    for (int day = 0; day <= 70; day++) {
                        Instant there = Shop.START.plus(Duration.ofDays(day)).plus(ahead);
                        CreditPurchases door = CreditPurchases.builder(shop.store, shop.catalog, shop.bank, () -> there)
                                .build();
                        CreditMaintenance.of(shop.ledgerStore, shop.catalog, () -> there)
                                .with(door)
                                .runDue(100);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            nodes.shutdown();
        }
        shop.now = last;
        assertThat(shop.bank.books()).hasSize(11);
        assertThat(shop.available()).isEqualTo(Credits.of(11_000));
        assertThat(shop.ledger.audit(ACCOUNT).ok()).isTrue();
    }

    @Test
    void shouldTopUpBelowTheThresholdOnly() {
        shop.buy("q", 100, Recurrence.ONE_TIME);
        shop.purchases.automatic().topUp(TopUpPolicy.fixed(ACCOUNT, Credits.of(50), Credits.of(30), CARD));
        debit("50");
        assertThat(shop.runDue().topUps()).isZero();
        debit("0.000001");
        assertThat(shop.runDue().topUps()).isEqualTo(1);
        assertThat(shop.available()).isEqualTo(Credits.parse("79.999999"));
        assertThat(shop.find("top-up/1").credited()).isTrue();
    }

    @Test
    void shouldCloseTheWholeGapWithOnePurchase() {
        shop.buy("q", 100, Recurrence.ONE_TIME);
        shop.purchases.automatic().topUp(TopUpPolicy.fixed(ACCOUNT, Credits.of(100), Credits.of(30), CARD));
        debit("90");
        assertThat(shop.runDue().topUps()).isEqualTo(1);
        assertThat(shop.available()).isEqualTo(Credits.of(100));
    }

    @Test
    void shouldTopUpToATarget() {
        shop.purchases.automatic().topUp(TopUpPolicy.upTo(ACCOUNT, Credits.of(50), Credits.of(75), CARD));
        assertThat(shop.runDue().topUps()).isEqualTo(1);
        assertThat(shop.available()).isEqualTo(Credits.of(75));
    }

    @Test
    void shouldHaveOneTopUpUnderWayAndCountWhatIsPending() {
        shop.bank.answering(Answer.PENDING);
        shop.purchases.automatic().topUp(TopUpPolicy.upTo(ACCOUNT, Credits.of(50), Credits.of(75), CARD));
        shop.runDue();
        shop.runDue();
        assertThat(shop.bank.books()).containsOnlyKeys("top-up/1");
        shop.bank.becomes("top-up/1", PaymentState.SUCCEEDED);
        shop.pass(Duration.ofMinutes(5));
        assertThat(shop.runDue().topUps()).isEqualTo(1);
        assertThat(shop.bank.books()).containsOnlyKeys("top-up/1");
    }

    @Test
    void shouldCountABuyersPendingPurchase() {
        shop.bank.answering(Answer.PENDING);
        shop.buy("q", 100, Recurrence.ONE_TIME);
        shop.purchases.automatic().topUp(TopUpPolicy.upTo(ACCOUNT, Credits.of(50), Credits.of(75), CARD));
        assertThat(shop.runDue().topUps()).isZero();
    }

    @Test
    void shouldKeepTheCapsOfTheLocalDayAndMonth() {
        shop.purchases
                .automatic()
                .topUp(TopUpPolicy.fixed(ACCOUNT, Credits.of(10), Credits.of(10), CARD)
                        .capped(2, 3));
        for (int i = 0; i < 4; i++) {
            shop.runDue();
            shop.ledger.tryDebit(DebitCredits.of(ACCOUNT, IdempotencyKey.of("use" + i), Credits.of(10)));
        }
        assertThat(shop.bank.books()).hasSize(2);
        // Midnight in Kolkata ends both the day and the month: 31 January 18:30 in UTC.
        at("2025-01-31T18:29:59.999999Z");
        assertThat(shop.runDue().topUps()).isZero();
        at("2025-01-31T18:30:00Z");
        assertThat(shop.runDue().topUps()).isEqualTo(1);
    }

    @Test
    void shouldCoolDown() {
        shop.purchases
                .automatic()
                .topUp(TopUpPolicy.fixed(ACCOUNT, Credits.of(10), Credits.of(10), CARD)
                        .coolingDown(Duration.ofHours(1)));
        shop.runDue();
        debit("10");
        shop.pass(Duration.ofHours(1).minusNanos(1_000));
        assertThat(shop.runDue().topUps()).isZero();
        shop.pass(Duration.ofNanos(1_000));
        assertThat(shop.runDue().topUps()).isEqualTo(1);
    }

    @Test
    void shouldStopTopUpsThatAreDeclinedForGood() {
        shop.bank.alwaysAnswering(Answer.FAILED, "lost_card");
        shop.purchases.automatic().topUp(TopUpPolicy.fixed(ACCOUNT, Credits.of(10), Credits.of(10), CARD));
        shop.runDue();
        shop.pass(Duration.ofDays(10));
        shop.runDue();
        assertThat(shop.bank.books()).hasSize(1);
        assertThat(shop.store.topUp(ACCOUNT).orElseThrow().reason()).isEqualTo("lost_card");
        shop.bank.alwaysAnswering(Answer.SUCCEEDED, "none");
        shop.purchases.automatic().topUp(TopUpPolicy.fixed(ACCOUNT, Credits.of(10), Credits.of(10), CARD));
        assertThat(shop.runDue().topUps()).isEqualTo(1);
    }

    @Test
    void shouldTryADeclinedTopUpAgainInsteadOfStartingAnother() {
        shop.bank.answering(Answer.FAILED);
        shop.purchases.automatic().topUp(TopUpPolicy.fixed(ACCOUNT, Credits.of(10), Credits.of(10), CARD));
        shop.runDue();
        assertThat(shop.bank.books()).containsOnlyKeys("top-up/1");
        shop.pass(Duration.ofHours(1));
        assertThat(shop.runDue().topUps()).isEqualTo(1);
        assertThat(shop.bank.books()).containsOnlyKeys("top-up/1", "top-up/1#2");
    }

    @Test
    void shouldBuyNothingMoreOnceTheTopUpIsSwitchedOff() {
        TopUpPolicy policy = TopUpPolicy.fixed(ACCOUNT, Credits.of(10), Credits.of(10), CARD);
        shop.purchases.automatic().topUp(policy);
        assertThat(shop.runDue().topUps()).isEqualTo(1);
        shop.ledger.debit(DebitCredits.of(ACCOUNT, IdempotencyKey.of("d"), Credits.of(10)));
        TopUp off = shop.purchases.automatic().stopTopUp(ACCOUNT).orElseThrow();
        assertThat(off.state()).isEqualTo(TopUp.State.OFF);
        assertThat(shop.purchases.automatic().topUp(ACCOUNT)).contains(off);
        assertThat(shop.runDue().topUps()).isZero();
        assertThat(shop.purchases.automatic().stopTopUp(ACCOUNT).orElseThrow()).isEqualTo(off);
        assertThat(shop.purchases.automatic().topUp(policy).orElseThrow().started())
                .hasSize(1);
        assertThat(shop.runDue().topUps()).isEqualTo(1);
    }

    @Test
    void shouldNotTryADeclinedTopUpAgainOnceItIsSwitchedOff() {
        shop.bank.answering(Answer.FAILED);
        shop.purchases.automatic().topUp(TopUpPolicy.fixed(ACCOUNT, Credits.of(10), Credits.of(10), CARD));
        shop.runDue();
        shop.purchases.automatic().stopTopUp(ACCOUNT).orElseThrow();
        shop.pass(Duration.ofDays(9));
        assertThat(shop.runDue().topUps()).isZero();
        assertThat(shop.available()).isEqualTo(Credits.ZERO);
        assertThat(shop.purchases.automatic().topUp(ACCOUNT).orElseThrow().state())
                .isEqualTo(TopUp.State.OFF);
    }

    @Test
    void shouldNotSwitchOffWhatWasNeverSet() {
        assertThat(shop.purchases.automatic().topUp(ACCOUNT)).isEmpty();
        assertThat(shop.purchases.automatic().stopTopUp(ACCOUNT).rejection())
                .map(Rejection::code)
                .contains(RejectionCode.NOT_FOUND);
    }

    @Test
    void shouldListWhatWasBoughtAndWhatRepeatsItself() {
        shop.buy("a", 10, Recurrence.ONE_TIME);
        shop.pass(Duration.ofSeconds(1));
        shop.buy("b", 10, Recurrence.WEEKLY);
        shop.pass(Duration.ofDays(8));
        shop.runDue();
        assertThat(shop.purchases.list(ACCOUNT, null, 2))
                .extracting(each -> each.id().value())
                .containsExactly("b/1", "b");
        assertThat(shop.purchases.list(ACCOUNT, PurchaseId.of("b"), 2))
                .extracting(each -> each.id().value())
                .containsExactly("a");
        assertThat(shop.purchases.automatic().list(ACCOUNT, null, 2))
                .extracting(each -> each.id().value())
                .containsExactly("b");
        assertThatThrownBy(() -> shop.purchases.list(ACCOUNT, PurchaseId.of("c"), 2))
                .isInstanceOf(CreditRejectedException.class);
        assertThatThrownBy(() -> shop.purchases.list(ACCOUNT, null, 0)).hasMessageContaining("limit");
        assertThatThrownBy(() -> shop.purchases.automatic().list(ACCOUNT, null, LedgerStore.MAX_PAGE + 1))
                .hasMessageContaining("limit");
    }

    private StandingPurchase standing() {
        return shop.purchases.automatic().standing(ACCOUNT, FIRST);
    }

    private void at(String instant) {
        shop.now = Instant.parse(instant);
    }

    private void debit(String credits) {
        shop.ledger.debit(DebitCredits.of(ACCOUNT, IdempotencyKey.of("use-" + ++debits), Credits.parse(credits)));
    }
}
