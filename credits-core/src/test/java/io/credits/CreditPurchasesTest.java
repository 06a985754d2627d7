package io.credits;

import static io.credits.Shop.ACCOUNT;
import static io.credits.Shop.CARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.Bank.Answer;
import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.ledger.AccountId;
import io.credits.ledger.CloseAccount;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.FreezeAccount;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.Outcome;
import io.credits.ledger.Rejection;
import io.credits.ledger.RejectionCode;
import io.credits.ledger.ThawAccount;
import io.credits.plan.Recurrence;
import io.credits.purchase.PaymentNews;
import io.credits.purchase.PaymentNotification;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.PaymentState;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.QuoteRequest;
import io.credits.purchase.Receipt;
import io.credits.tax.BillingDetails;
import java.time.Duration;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Quote, pay, receive [R20] to [R23]. */
class CreditPurchasesTest {

    private static final Money TOTAL = Money.parse("INR 118.00");

    private final Shop shop = new Shop();

    @Test
    void shouldShowThePriceLineByLine() {
        Quote quote = shop.quote("q1", 50_000, Recurrence.MONTHLY);
        assertThat(quote.price().subtotal()).isEqualTo(Money.parse("INR 5000.00"));
        assertThat(quote.price().discounts())
                .extracting(line -> line.rule() + " " + line.amount())
                .containsExactly("volume:50000 INR 250.00", "recurrence:MONTHLY INR 475.00");
        assertThat(quote.tax().lines())
                .extracting(line -> line.name() + " " + line.amount())
                .containsExactly("CGST INR 384.75", "SGST INR 384.75");
        assertThat(quote.total()).isEqualTo(Money.parse("INR 5044.50"));
        assertThat(quote.validUntil()).isEqualTo(Shop.START.plus(Duration.ofMinutes(30)));
    }

    @Test
    void shouldGrantWhatWasPaidWithItsCostBasisAndAReceipt() {
        Purchase purchase = shop.buy("q1", 1_000, Recurrence.ONE_TIME);
        assertThat(purchase.state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(purchase.credited()).isTrue();
        assertThat(shop.available()).isEqualTo(Credits.of(1_000));
        assertThat(shop.ledger.deferred(ACCOUNT, shop.now).sold()).isEqualTo(Money.parse("INR 100.00"));
        assertThat(shop.purchases.receipt(ACCOUNT, purchase.id()).number()).isEqualTo("CR/2425/000001");
        assertThat(shop.ledger.balance(ACCOUNT).grants().get(0).grant().value()).isEqualTo("q1");
    }

    @Test
    void shouldAnswerAPaidPurchaseAgain() {
        Purchase first = shop.buy("q1", 1_000, Recurrence.ONE_TIME);
        shop.pass(Duration.ofDays(40));
        assertThat(shop.again("q1")).isEqualTo(first);
        assertThat(shop.bank.books()).hasSize(1);
    }

    @Test
    void shouldRefuseAQuoteFromItsEndOn() {
        shop.quote("early", 1_000, Recurrence.ONE_TIME);
        shop.quote("late", 1_000, Recurrence.ONE_TIME);
        shop.pass(Duration.ofMinutes(30).minusNanos(1_000));
        assertThat(shop.again("early").state()).isEqualTo(PaymentState.SUCCEEDED);
        shop.pass(Duration.ofNanos(1_000));
        refused(attempt("late"), RejectionCode.QUOTE_EXPIRED);
        assertThat(shop.bank.books()).hasSize(1);
    }

    @Test
    void shouldAnswerTheSameQuoteUnderTheSameNameAndRefuseAnother() {
        Quote first = shop.quote("q1", 1_000, Recurrence.ONE_TIME);
        shop.pass(Duration.ofMinutes(1));
        assertThat(shop.quote("q1", 1_000, Recurrence.ONE_TIME)).isEqualTo(first);
        Rejection conflict = shop.purchases
                .tryQuote(QuoteRequest.of(ACCOUNT, QuoteId.of("q1"), Credits.of(2_000), Recurrence.ONE_TIME))
                .rejection()
                .orElseThrow();
        assertThat(conflict)
                .isInstanceOfSatisfying(
                        Rejection.IdempotencyConflict.class,
                        found -> assertThat(found.field()).isEqualTo("credits"));
    }

    @Test
    void shouldBeginASecondAttemptAfterAFailureOnly() {
        shop.bank.answering(Answer.FAILED);
        assertThat(shop.buy("q1", 1_000, Recurrence.ONE_TIME).state()).isEqualTo(PaymentState.FAILED);
        assertThat(shop.available()).isEqualTo(Credits.ZERO);
        assertThat(shop.again("q1").state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(shop.bank.books()).containsOnlyKeys("q1", "q1#2");
        assertThat(shop.available()).isEqualTo(Credits.of(1_000));
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "REQUIRES_ACTION", "TIMEOUT_THEN_SUCCEEDED", "TIMEOUT_THEN_NOTHING"})
    void shouldRefuseASecondAttemptWhileOneIsOpen(Answer answer) {
        shop.bank.answering(answer);
        assertThat(shop.buy("q1", 1_000, Recurrence.ONE_TIME).state().isOpen()).isTrue();
        refused(attempt("q1"), RejectionCode.PAYMENT_IN_PROGRESS);
        assertThat(shop.bank.taken("q1")).isLessThan(2);
    }

    @Test
    void shouldStoreThePurchaseBeforeTheGatewayIsAsked() {
        shop.bank.answering(Answer.CRASH_BEFORE);
        shop.quote("q1", 1_000, Recurrence.ONE_TIME);
        assertThatThrownBy(() -> shop.again("q1")).isInstanceOf(Bank.Crash.class);
        assertThat(shop.find("q1").state()).isEqualTo(PaymentState.UNKNOWN);
    }

    @Test
    void shouldFindALostAnswerAgainAfterFiveMinutes() {
        shop.bank.answering(Answer.TIMEOUT_THEN_SUCCEEDED);
        assertThat(shop.buy("q1", 1_000, Recurrence.ONE_TIME).state()).isEqualTo(PaymentState.UNKNOWN);
        shop.pass(Duration.ofMinutes(5).minusNanos(1_000));
        shop.runDue();
        assertThat(shop.find("q1").state()).isEqualTo(PaymentState.UNKNOWN);
        shop.pass(Duration.ofNanos(1_000));
        assertThat(shop.runDue().charged()).isEqualTo(1);
        assertThat(shop.available()).isEqualTo(Credits.of(1_000));
    }

    @Test
    void shouldAskAgainAfterAnHourAndThenDaily() {
        shop.bank.answering(Answer.PENDING);
        shop.buy("q1", 1_000, Recurrence.ONE_TIME);
        Duration[] asks = {Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(2)};
        for (Duration ask : asks) {
            shop.now = Shop.START.plus(ask).minusNanos(1_000);
            shop.runDue();
            int before = shop.find("q1").lastAttempt().asked();
            shop.now = Shop.START.plus(ask);
            shop.runDue();
            assertThat(shop.find("q1").lastAttempt().asked()).isEqualTo(before + 1);
        }
    }

    @Test
    void shouldTakeAPaymentForFailedThatTheGatewayNeverReceived() {
        shop.bank.answering(Answer.TIMEOUT_THEN_NOTHING);
        shop.buy("q1", 1_000, Recurrence.ONE_TIME);
        assertThat(shop.purchases.reconcile(10)).isZero();
        assertThat(shop.find("q1").state()).isEqualTo(PaymentState.UNKNOWN);
        shop.pass(CreditPurchases.DEFAULT_GRACE);
        assertThat(shop.purchases.reconcile(10)).isOne();
        assertThat(shop.find("q1").lastAttempt().code()).isEqualTo(PaymentReport.NEVER_RECEIVED);
        assertThat(shop.again("q1").state()).isEqualTo(PaymentState.SUCCEEDED);
    }

    @Test
    void shouldCreditOnceHoweverOftenItIsTold() {
        shop.bank.answering(Answer.PENDING);
        shop.buy("q1", 1_000, Recurrence.ONE_TIME);
        assertThat(notify("q1", PaymentReport.succeeded(TOTAL)).orElseThrow().credited())
                .isEqualTo(Credits.of(1_000));
        assertThat(notify("q1", PaymentReport.succeeded(TOTAL)).orElseThrow().credited())
                .isEqualTo(Credits.ZERO);
        assertThat(shop.available()).isEqualTo(Credits.of(1_000));
    }

    @Test
    void shouldAcceptALateAuthorisationAndForgetNoSuccess() {
        shop.bank.answering(Answer.FAILED);
        shop.buy("q1", 1_000, Recurrence.ONE_TIME);
        assertThat(notify("q1", PaymentReport.succeeded(TOTAL)).orElseThrow().credited())
                .isEqualTo(Credits.of(1_000));
        notify("q1", PaymentReport.failed("card_declined"));
        notify("q1", PaymentReport.pending());
        assertThat(shop.find("q1").state()).isEqualTo(PaymentState.SUCCEEDED);
    }

    @Test
    void shouldNotReopenAFailureByAnOldNotification() {
        shop.bank.answering(Answer.FAILED);
        shop.buy("q1", 1_000, Recurrence.ONE_TIME);
        notify("q1", PaymentReport.pending());
        assertThat(shop.find("q1").state()).isEqualTo(PaymentState.FAILED);
    }

    @Test
    void shouldGrantNothingForOtherMoneyThanWasQuoted() {
        shop.bank.answering(Answer.PENDING);
        shop.buy("q1", 1_000, Recurrence.ONE_TIME);
        refused(notify("q1", PaymentReport.succeeded(Money.parse("INR 117.99"))), RejectionCode.PAYMENT_MISMATCH);
        refused(notify("q1", PaymentReport.succeeded(Money.parse("USD 118.00"))), RejectionCode.PAYMENT_MISMATCH);
        assertThat(shop.find("q1").isOvercharged()).isTrue();
        assertThat(shop.available()).isEqualTo(Credits.ZERO);
        refused(attempt("q1"), RejectionCode.PAYMENT_IN_PROGRESS);
        assertThat(notify("q1", PaymentReport.succeeded(TOTAL)).orElseThrow().credited())
                .isEqualTo(Credits.of(1_000));
    }

    @Test
    void shouldNoteASecondChargeAndCreditOnce() {
        shop.bank.answering(Answer.FAILED, Answer.SUCCEEDED);
        shop.buy("q1", 1_000, Recurrence.ONE_TIME);
        shop.again("q1");
        PaymentNotification late =
                new PaymentNotification(ACCOUNT, PurchaseId.of("q1"), 1, PaymentReport.succeeded(TOTAL));
        assertThat(shop.purchases.tryNotify(late).orElseThrow().credited()).isEqualTo(Credits.ZERO);
        assertThat(shop.find("q1").isOvercharged()).isTrue();
        assertThat(shop.available()).isEqualTo(Credits.of(1_000));
    }

    @Test
    void shouldGoOnAfterARequiredAction() {
        shop.bank.answering(Answer.REQUIRES_ACTION);
        Purchase waiting = shop.buy("q1", 1_000, Recurrence.ONE_TIME);
        assertThat(waiting.lastAttempt().next()).isEqualTo("https://bank.example/act");
        shop.bank.becomes("q1", PaymentState.SUCCEEDED);
        assertThat(shop.purchases.confirm(ACCOUNT, waiting.id()).state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(shop.available()).isEqualTo(Credits.of(1_000));
    }

    @Test
    void shouldAskForNoMoneyWhereCreditsCouldNotBeGranted() {
        shop.quote("q1", 1_000, Recurrence.ONE_TIME);
        shop.ledger.close(new CloseAccount(ACCOUNT, IdempotencyKey.of("end")));
        refused(attempt("q1"), RejectionCode.ACCOUNT_CLOSED);
        assertThat(shop.bank.books()).isEmpty();
    }

    @Test
    void shouldTakeNoMoneyForAFrozenAccountAndHearOfItOnceItIsThawed() {
        shop.bank.answering(Answer.PENDING);
        shop.buy("q1", 1_000, Recurrence.ONE_TIME);
        shop.quote("q2", 1_000, Recurrence.ONE_TIME);
        shop.ledger.freeze(new FreezeAccount(ACCOUNT, IdempotencyKey.of("still")));
        refused(attempt("q2"), RejectionCode.ACCOUNT_FROZEN);
        refused(notify("q1", PaymentReport.succeeded(TOTAL)), RejectionCode.ACCOUNT_FROZEN);
        assertThat(shop.bank.books()).hasSize(1);
        shop.ledger.thaw(new ThawAccount(ACCOUNT, IdempotencyKey.of("on")));
        assertThat(notify("q1", PaymentReport.succeeded(TOTAL)).orElseThrow().credited())
                .isEqualTo(Credits.of(1_000));
    }

    @Test
    void shouldKeepAPaidPurchaseWhoseAccountWasClosedMeanwhile() {
        shop.bank.answering(Answer.PENDING);
        shop.buy("q1", 1_000, Recurrence.ONE_TIME);
        shop.ledger.close(new CloseAccount(ACCOUNT, IdempotencyKey.of("end")));
        assertThat(notify("q1", PaymentReport.succeeded(TOTAL)).orElseThrow().credited())
                .isEqualTo(Credits.ZERO);
        assertThat(shop.find("q1").owesCredits()).isTrue();
    }

    @Test
    void shouldRefuseWhatIsUnknown() {
        refused(attempt("nothing"), RejectionCode.NOT_FOUND);
        refused(notify("nothing", PaymentReport.pending()), RejectionCode.NOT_FOUND);
        assertThatThrownBy(() -> shop.purchases.receipt(ACCOUNT, PurchaseId.of("nothing")))
                .isInstanceOf(CreditRejectedException.class);
        QuoteRequest stranger =
                QuoteRequest.of(AccountId.of("nobody"), QuoteId.of("q"), Credits.of(10), Recurrence.ONE_TIME);
        refused(shop.purchases.tryQuote(stranger), RejectionCode.NOT_FOUND);
    }

    @Test
    void shouldRefuseAPurchaseThatCostsNothingByRounding() {
        QuoteRequest tiny = QuoteRequest.of(ACCOUNT, QuoteId.of("q"), Credits.parse("0.049999"), Recurrence.ONE_TIME);
        assertThatThrownBy(() -> shop.purchases.quote(tiny)).isInstanceOf(InvalidAmountException.class);
        QuoteRequest half = QuoteRequest.of(ACCOUNT, QuoteId.of("q"), Credits.parse("0.05"), Recurrence.ONE_TIME);
        assertThat(shop.purchases.quote(half).total()).isEqualTo(Money.parse("INR 0.01"));
    }

    @Test
    void shouldTakeAChargedBackPurchaseBackOnce() {
        shop.buy("q1", 1_000, Recurrence.ONE_TIME);
        shop.ledger.debit(DebitCredits.of(ACCOUNT, IdempotencyKey.of("d"), Credits.of(300)));
        var first = shop.purchases.recordDispute(ACCOUNT, PurchaseId.of("q1"), null);
        assertThat(first.orElseThrow().clawedBack()).isEqualTo(Credits.of(700));
        assertThat(first.orElseThrow().debt()).isEqualTo(Credits.of(300));
        assertThat(shop.purchases
                        .recordDispute(ACCOUNT, PurchaseId.of("q1"), TOTAL)
                        .replayed())
                .isTrue();
        assertThat(shop.available()).isEqualTo(Credits.of(-300));
        assertThat(shop.ledger.audit(ACCOUNT).ok()).isTrue();
    }

    @Test
    void shouldTakeBackWhatTheDisputedMoneyBought() {
        shop.buy("q1", 1_000, Recurrence.ONE_TIME);
        var half = shop.purchases.recordDispute(ACCOUNT, PurchaseId.of("q1"), Money.parse("INR 59.00"));
        assertThat(half.orElseThrow().clawedBack()).isEqualTo(Credits.of(500));
    }

    private Outcome<Purchase> attempt(String quote) {
        return shop.purchases.tryPurchase(ACCOUNT, QuoteId.of(quote), null, CARD);
    }

    private Outcome<PaymentNews> notify(String purchase, PaymentReport report) {
        return shop.purchases.tryNotify(PaymentNotification.of(ACCOUNT, PurchaseId.of(purchase), report));
    }

    private static void refused(Outcome<?> outcome, RejectionCode code) {
        assertThat(outcome.rejection()).map(Rejection::code).contains(code);
    }

    @Test
    void shouldKeepTheReceiptWhenTheBuyerIsForgotten() {
        Shop shop = new Shop();
        BillingDetails buyer = BillingDetails.of("Zebra Works", "27AAPFU0939F1ZV", "IN", null, "1 High Street", false);
        shop.purchases.quote(QuoteRequest.of(ACCOUNT, QuoteId.of("q"), Credits.of(1_000), Recurrence.MONTHLY)
                .billedTo(buyer));
        shop.again("q");
        Receipt before = shop.purchases.receipt(ACCOUNT, PurchaseId.of("q"));
        assertThat(before.toPlainText()).contains("Zebra Works", "27AAPFU0939F1ZV", "High Street");

        shop.purchases.eraseBilling(ACCOUNT);

        Receipt after = shop.purchases.receipt(ACCOUNT, PurchaseId.of("q"));
        assertThat(after.toPlainText()).doesNotContain("Zebra", "27AAPFU0939F1ZV", "High Street");
        assertThat(after.number()).isEqualTo(before.number());
        String total = "106.20"; // 100.00 less 10 % plus 18 %
        assertThat(before.toPlainText()).contains(total);
        assertThat(after.toPlainText()).contains(total);
        shop.pass(Duration.ofDays(31));
        shop.runDue();
        assertThat(shop.bank.books()).containsKey("q/1");
        assertThat(shop.purchases.receipt(ACCOUNT, PurchaseId.of("q/1")).toPlainText())
                .doesNotContain("Zebra", "27AAPFU0939F1ZV", "High Street");
        assertThat(shop.ledger.audit(ACCOUNT).ok()).isTrue();
    }

    @Test
    void shouldRefuseToForgetTheBuyerOfAnUnknownAccount() {
        AccountId unknown = AccountId.of("nobody");
        assertThatThrownBy(() -> new Shop().purchases.eraseBilling(unknown))
                .isInstanceOf(CreditRejectedException.class)
                .hasMessageContaining("nobody");
    }
}
