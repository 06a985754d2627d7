package io.credits;

import static io.credits.Shop.ACCOUNT;
import static io.credits.Shop.CARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.CloseAccount;
import io.credits.ledger.CreditEvent;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.FreezeAccount;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.Notices;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.ThawAccount;
import io.credits.purchase.DebitNotice;
import io.credits.purchase.Initiator;
import io.credits.purchase.Mandate;
import io.credits.purchase.PaymentState;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.TopUp;
import io.credits.purchase.TopUpPolicy;
import io.credits.spi.InMemoryLedgerStore;
import io.credits.spi.InMemoryPurchaseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Top-ups that wait: held back without keeping others waiting, and under a mandate [R24] [R25]. */
class TopUpTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final InMemoryLedgerStore ledgers = new InMemoryLedgerStore();
    private final Shop shop = new Shop(ledgers, new InMemoryPurchaseStore(ledgers), Notices.below());
    private final List<CreditEvent> heard = new ArrayList<>();

    private void set(TopUpPolicy policy) {
        shop.purchases.automatic().topUp(policy).orElseThrow();
    }

    private TopUp topUp() {
        return shop.purchases.automatic().topUp(ACCOUNT).orElseThrow();
    }

    private int runAt(Instant at) {
        shop.now = at;
        return shop.runDue().topUps();
    }

    private static TopUpPolicy tens(AccountId account) {
        return TopUpPolicy.fixed(account, Credits.of(10), Credits.of(10), CARD);
    }

    @Test
    void shouldNotKeepOthersWaitingForTopUpsThatAreHeldBack() {
        List<AccountId> heldBack = List.of(AccountId.of("a"), AccountId.of("b"), AccountId.of("c"));
        for (AccountId account : heldBack) {
            shop.ledger.open(OpenAccount.of(account, Shop.ZONE));
            set(tens(account).coolingDown(DAY));
        }
        assertThat(shop.runDue().topUps()).isEqualTo(3);
        for (AccountId account : heldBack) {
            shop.ledger.debit(DebitCredits.of(account, IdempotencyKey.of("d"), Credits.of(10)));
        }
        AccountId last = AccountId.of("z");
        shop.ledger.open(OpenAccount.of(last, Shop.ZONE));
        set(tens(last));
        assertThat(shop.maintenance.runDue(1).topUps()).isEqualTo(1);
        assertThat(shop.ledger.balance(last).available()).isEqualTo(Credits.of(10));
    }

    @Test
    void shouldNotKeepOthersWaitingForTopUpsThatCannotBeBought() {
        set(tens(ACCOUNT));
        shop.ledger.close(new CloseAccount(ACCOUNT, IdempotencyKey.of("close")));
        AccountId last = AccountId.of("z");
        shop.ledger.open(OpenAccount.of(last, Shop.ZONE));
        set(tens(last));
        assertThat(shop.maintenance.runDue(1).topUps()
                        + shop.maintenance.runDue(1).topUps())
                .isEqualTo(1);
        assertThat(topUp().reason()).isEqualTo("ACCOUNT_CLOSED");
    }

    @Test
    void shouldNotKeepOthersWaitingForFrozenAccounts() {
        for (String name : List.of("a", "b", "c")) {
            AccountId frozen = AccountId.of(name);
            shop.ledger.open(OpenAccount.of(frozen, Shop.ZONE));
            set(tens(frozen));
            shop.ledger.freeze(new FreezeAccount(frozen, IdempotencyKey.of("still")));
        }
        AccountId last = AccountId.of("z");
        shop.ledger.open(OpenAccount.of(last, Shop.ZONE));
        set(tens(last));
        assertThat(shop.maintenance.runDue(1).topUps()).isEqualTo(1);
        assertThat(shop.ledger.balance(last).available()).isEqualTo(Credits.of(10));
        assertThat(shop.maintenance.runDue(1).topUps()).isZero();
        shop.ledger.thaw(new ThawAccount(AccountId.of("b"), IdempotencyKey.of("on")));
        assertThat(shop.maintenance.runDue(1).topUps()).isEqualTo(1);
        assertThat(shop.ledger.balance(AccountId.of("b")).available()).isEqualTo(Credits.of(10));
    }

    @Test
    void shouldKeepTheCapsOfTheLocalDayAndMonth() {
        set(tens(ACCOUNT).capped(2, 3));
        Instant february = Instant.parse("2025-01-31T18:30:00Z");
        assertThat(timesAt(Shop.START)).isEqualTo(2);
        assertThat(timesAt(february.minusNanos(1_000))).isZero();
        assertThat(timesAt(february)).isEqualTo(2);
        assertThat(timesAt(february.plus(DAY).minusNanos(1_000))).isZero();
        assertThat(timesAt(february.plus(DAY))).as("third of the month").isEqualTo(1);
        assertThat(timesAt(february.plus(Duration.ofDays(28)).minusNanos(1_000)))
                .isZero();
        assertThat(timesAt(february.plus(Duration.ofDays(28)))).isEqualTo(2);
    }

    /** How often credits are bought, when all that was bought is used at once. */
    private int timesAt(Instant at) {
        int times = 0;
        while (times < 5 && runAt(at) == 1) {
            times++;
            IdempotencyKey key = IdempotencyKey.of(at + " " + times);
            shop.ledger.debit(DebitCredits.of(ACCOUNT, key, shop.available()));
        }
        return times;
    }

    @Test
    void shouldTellTheBuyerTheMandatesTimeBeforeTheDebit() {
        set(tens(ACCOUNT).under(Mandate.INDIAN_CARD));
        Instant told = shop.now;
        assertThat(runAt(told)).isZero();
        assertThat(topUp().notice()).isEqualTo(new DebitNotice(told, Money.parse("INR 1.18")));
        assertThat(events()).extracting(CreditEvent::kind).containsExactly(CreditEvent.Kind.DEBIT_NOTICE);
        assertThat(heard.get(0).about()).isEqualTo("top-up/1");
        assertThat(heard.get(0).credits()).isEqualTo(Credits.of(10));
        assertThat(heard.get(0).until()).isEqualTo(told.plus(DAY));
        assertThat(heard.get(0).code()).isEqualTo("INR 1.18");
        assertThat(runAt(told.plus(DAY).minusNanos(1_000))).isZero();
        assertThat(runAt(told.plus(DAY))).isEqualTo(1);
        assertThat(topUp().notice()).isNull();
        assertThat(shop.available()).isEqualTo(Credits.of(10));
    }

    @Test
    void shouldBuyWhatTheBuyerWasToldOfAlthoughMoreIsMissingByThen() {
        grant("g", 8);
        set(TopUpPolicy.upTo(ACCOUNT, Credits.of(10), Credits.of(20), CARD).under(Mandate.INDIAN_CARD));
        Instant told = shop.now;
        runAt(told);
        assertThat(topUp().told()).isEqualTo(Credits.of(12));
        shop.ledger.debit(DebitCredits.of(ACCOUNT, IdempotencyKey.of("d"), Credits.of(8)));
        assertThat(runAt(told.plus(DAY))).isEqualTo(1);
        assertThat(shop.find("top-up/1").quote().credits()).isEqualTo(Credits.of(12));
    }

    @Test
    void shouldNotDebitWhatIsNotWantedAnyMore() {
        set(tens(ACCOUNT).under(Mandate.INDIAN_CARD));
        Instant told = shop.now;
        runAt(told);
        grant("g", 10);
        assertThat(runAt(told.plus(DAY))).isZero();
        assertThat(shop.purchases.list(ACCOUNT, null, 1)).isEmpty();
    }

    @Test
    void shouldTellAgainWhatWasToldTooLongAgo() {
        set(tens(ACCOUNT).under(Mandate.INDIAN_CARD));
        Instant told = shop.now;
        runAt(told);
        Instant late = told.plus(DAY).plus(TopUp.NOTICE_HOLDS);
        assertThat(runAt(late)).isZero();
        assertThat(topUp().notice()).isEqualTo(new DebitNotice(late, Money.parse("INR 1.18")));
        assertThat(runAt(late.plus(DAY).plus(TopUp.NOTICE_HOLDS).minusNanos(1_000)))
                .isEqualTo(1);
    }

    @Test
    void shouldNeedNoNoticeWhereTheMandateAsksForNone() {
        set(tens(ACCOUNT).under(new Mandate(Duration.ZERO, null)));
        assertThat(runAt(shop.now)).isEqualTo(1);
    }

    @Test
    void shouldWantTheBuyerBeyondTheMandatesLimitAndPauseIfTheBuyerDoesNotPay() {
        // INR 1.18 with tax.
        set(tens(ACCOUNT).under(new Mandate(Duration.ZERO, Money.parse("INR 1.17"))));
        shop.bank.answering(Bank.Answer.REQUIRES_ACTION);
        assertThat(runAt(shop.now)).isZero();
        Purchase waiting = shop.find("top-up/1");
        assertThat(waiting.initiator()).isEqualTo(Initiator.TOP_UP_BEYOND_MANDATE);
        assertThat(shop.bank.requests().get("top-up/1").buyerMustAct()).isTrue();
        shop.bank.becomes("top-up/1", PaymentState.FAILED);
        runAt(shop.now.plus(DAY));
        assertThat(topUp().state()).isEqualTo(TopUp.State.PAUSED);
        runAt(shop.now.plus(DAY));
        assertThat(shop.purchases.list(ACCOUNT, null, 9)).hasSize(1);
    }

    @Test
    void shouldDebitUpToTheMandatesLimitWithoutTheBuyer() {
        set(tens(ACCOUNT).under(new Mandate(Duration.ZERO, Money.parse("INR 1.18"))));
        assertThat(runAt(shop.now)).isEqualTo(1);
        assertThat(shop.purchases.find(ACCOUNT, PurchaseId.of("top-up/1")).initiator())
                .isEqualTo(Initiator.TOP_UP);
    }

    private void grant(String key, long credits) {
        shop.ledger.grant(GrantCredits.of(ACCOUNT, IdempotencyKey.of(key), Credits.of(credits), GrantKind.PROMOTIONAL));
    }

    private List<CreditEvent> events() {
        heard.clear();
        shop.maintenance.telling(heard::add).deliver(100);
        return heard;
    }
}
