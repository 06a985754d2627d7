package io.credits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.amount.Credits;
import io.credits.plan.Recurrence;
import io.credits.purchase.DebitNotice;
import io.credits.purchase.Initiator;
import io.credits.purchase.Mandate;
import io.credits.purchase.PaymentState;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.QuoteId;
import io.credits.purchase.StandingPurchase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Debits that a buyer's mandate makes wait: for a notice, and for the buyer [R24]. */
class MandateTest {

    private final Shop shop = new Shop();

    private final CreditPurchases purchases = CreditPurchases.builder(
                    shop.store, shop.catalog, shop.bank, () -> shop.now)
            .mandates(first -> Optional.of(Mandate.INDIAN_CARD))
            .build();

    private final CreditMaintenance maintenance =
            CreditMaintenance.of(shop.ledgerStore, shop.catalog, () -> shop.now).with(purchases);

    private Instant date;

    @BeforeEach
    void buyEveryWeek() {
        shop.quote("s", 1_000, Recurrence.WEEKLY);
        purchases.purchase(Shop.ACCOUNT, QuoteId.of("s"), Shop.CARD);
        date = shop.now.plus(Duration.ofDays(7));
    }

    @Test
    void shouldTellTheAmountWithTaxADayBeforeAndOnce() {
        runAt(date.minus(Duration.ofDays(1)));
        DebitNotice told = standing().notice();
        assertThat(told).isEqualTo(new DebitNotice(shop.now, Money.parse("INR 112.10")));
        runAt(date.minusNanos(1_000));
        assertThat(standing().notice()).isEqualTo(told);
        assertThat(runAt(date).charged()).isEqualTo(1);
        assertThat(standing().notice()).isNull();
    }

    @Test
    void shouldTellAgainWhereTheAmountChangesAfterTheNotice() {
        runAt(date.minus(Duration.ofDays(1)));
        shop.now = date.minus(Duration.ofHours(1));
        purchases
                .automatic()
                .changeAmount(Shop.ACCOUNT, PurchaseId.of("s"), Credits.of(2_000))
                .orElseThrow();
        assertThat(runAt(date).charged()).isZero();
        assertThat(standing().notice()).isEqualTo(new DebitNotice(date, Money.parse("INR 224.20")));
        assertThat(runAt(date.plus(Duration.ofDays(1)).minusNanos(1_000)).charged())
                .isZero();
        assertThat(runAt(date.plus(Duration.ofDays(1))).charged()).isEqualTo(1);
        assertThat(standing().nextCharge()).contains(date.plus(Duration.ofDays(7)));
    }

    @Test
    void shouldLetTheBuyerTryAgainBeyondTheLimitAndNeverDebitByItself() {
        purchases
                .automatic()
                .changeAmount(Shop.ACCOUNT, PurchaseId.of("s"), Credits.of(200_000))
                .orElseThrow();
        runAt(date.minus(Duration.ofDays(1)));
        shop.bank.alwaysAnswering(Bank.Answer.FAILED, "authentication_required");
        runAt(date);
        var waiting = purchases.find(Shop.ACCOUNT, PurchaseId.of("s/1"));
        assertThat(shop.bank.requests().get("s/1").buyerMustAct()).isTrue();
        assertThat(waiting.initiator()).isEqualTo(Initiator.STANDING_BEYOND_MANDATE);
        assertThat(waiting.state()).isEqualTo(PaymentState.FAILED);
        runAt(date.plus(Duration.ofDays(6)).minusNanos(1_000));
        assertThat(purchases.find(Shop.ACCOUNT, PurchaseId.of("s/1")).attempts())
                .hasSize(1);
        assertThat(standing().state()).isEqualTo(StandingPurchase.State.ACTIVE);
    }

    @Test
    void shouldCoverItsLimitInItsCurrencyOnly() {
        assertThat(Mandate.INDIAN_CARD.covers(Money.parse("INR 15000.00"))).isTrue();
        assertThat(Mandate.INDIAN_CARD.covers(Money.parse("INR 15000.01"))).isFalse();
        assertThat(Mandate.INDIAN_CARD.covers(Money.parse("USD 1.00"))).isFalse();
        assertThat(new Mandate(Duration.ZERO, null).covers(Money.parse("USD 1.00")))
                .isTrue();
    }

    @Test
    void shouldRefuseANoticeOrALimitThatMakesNoSense() {
        assertThatThrownBy(() -> new Mandate(Duration.ofNanos(-1), null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mandate(Mandate.MAX_NOTICE.plusNanos(1), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mandate(Duration.ZERO, Money.parse("INR -0.01")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private CreditMaintenance.Run runAt(Instant at) {
        shop.now = at;
        return maintenance.runDue(100);
    }

    private StandingPurchase standing() {
        return purchases.automatic().standing(Shop.ACCOUNT, PurchaseId.of("s"));
    }
}
