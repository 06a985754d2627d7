package io.credits.examples.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.StripeClient;
import com.stripe.net.Webhook;
import io.credits.CreditLedger;
import io.credits.CreditMaintenance;
import io.credits.CreditPurchases;
import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.OpenAccount;
import io.credits.plan.PriceList;
import io.credits.plan.PriceListVersion;
import io.credits.plan.Recurrence;
import io.credits.purchase.Attempt;
import io.credits.purchase.PaymentMethodToken;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.PaymentState;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.QuoteId;
import io.credits.purchase.QuoteRequest;
import io.credits.purchase.RetryPolicy;
import io.credits.purchase.SignedNotification;
import io.credits.purchase.StandingPurchase;
import io.credits.purchase.UntrustedNotificationException;
import io.credits.purchase.UntrustedNotificationException.Reason;
import io.credits.spi.InMemoryCatalog;
import io.credits.spi.InMemoryLedgerStore;
import io.credits.spi.InMemoryPurchaseStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Credits bought through Stripe's own library, from a local stub that checks what it is sent. */
class StripeGatewayTest {

    private static final AccountId W = AccountId.of("w1");
    private static final PaymentMethodToken CARD = PaymentMethodToken.of("pm_card_visa");
    private static final String SECRET = "whsec_test";
    private static final ObjectMapper JSON = new ObjectMapper();

    private StripeStub stripe;
    private StripeGateway gateway;
    private Instant now = Instant.parse("2025-01-01T00:00:00Z");
    private CreditLedger ledger;
    private CreditPurchases purchases;
    private CreditMaintenance maintenance;

    @BeforeEach
    void openTheShop() throws IOException {
        stripe = new StripeStub();
        gateway = gateway(account -> Optional.of("cus_" + account));
        openTheShop("USD", "0.10");
    }

    @AfterEach
    void closeTheStub() {
        stripe.close();
    }

    @Test
    void shouldSendWhatStripeWantsToKnow() {
        Purchase paid = buy("q1", 1_000);
        assertThat(paid.state()).isEqualTo(PaymentState.SUCCEEDED);
        StripeStub.Received sent = stripe.received.get(0);
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.path()).isEqualTo("/v1/payment_intents");
        assertThat(sent.authorization()).isEqualTo("Bearer " + StripeStub.API_KEY);
        assertThat(sent.contentType()).startsWith("application/x-www-form-urlencoded");
        assertThat(sent.idempotencyKey()).isEqualTo("w1:q1");
        assertThat(sent.form())
                .containsOnly(
                        entry("amount", "10000"),
                        entry("currency", "usd"),
                        entry("confirm", "true"),
                        entry("customer", "cus_w1"),
                        entry("payment_method", "pm_card_visa"),
                        entry("payment_method_types[0]", "card"),
                        entry("return_url", "https://host.example/back"),
                        entry("setup_future_usage", "off_session"),
                        entry("metadata[credits_key]", "w1:q1"),
                        entry("metadata[credits_account]", "w1"),
                        entry("metadata[credits_purchase]", "q1"),
                        entry("metadata[credits_attempt]", "1"));
        assertThat(available()).isEqualTo(Credits.of(1_000));
    }

    @Test
    void shouldCreditOnceAfterTheBuyerActedAtTheBank() throws Exception {
        stripe.mode = StripeStub.Mode.WANT_3DS;
        Purchase waiting = buy("q1", 1_000);
        assertThat(waiting.state()).isEqualTo(PaymentState.REQUIRES_ACTION);
        assertThat(waiting.lastAttempt().next()).isEqualTo("https://bank.example/3ds/pi_1");
        assertThat(purchases
                        .tryPurchase(W, QuoteId.of("q1"), null, CARD)
                        .rejection()
                        .orElseThrow()
                        .code()
                        .name())
                .isEqualTo("PAYMENT_IN_PROGRESS");
        assertThat(available()).isEqualTo(Credits.ZERO);

        ObjectNode intent = stripe.onlyIntent();
        SignedNotification created = event("payment_intent.requires_action", intent);
        stripe.becomes(intent, "succeeded");
        SignedNotification succeeded = event("payment_intent.succeeded", intent);

        assertThat(credited(succeeded)).isEqualTo(Credits.of(1_000));
        assertThat(credited(created)).as("late").isEqualTo(Credits.ZERO);
        assertThat(credited(succeeded)).as("twice").isEqualTo(Credits.ZERO);
        assertThat(purchases.confirm(W, PurchaseId.of("q1")).state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(available()).isEqualTo(Credits.of(1_000));
        assertThat(purchases.receipt(W, PurchaseId.of("q1")).total()).isEqualTo(Money.parse("USD 100.00"));
    }

    @Test
    void shouldAskStripeWhenTheBuyerComesBackBeforeTheNotification() {
        stripe.mode = StripeStub.Mode.WANT_3DS;
        buy("q1", 1_000);
        stripe.becomes(stripe.onlyIntent(), "succeeded");
        assertThat(purchases.confirm(W, PurchaseId.of("q1")).credited()).isTrue();
        assertThat(available()).isEqualTo(Credits.of(1_000));
    }

    @Test
    void shouldBelieveOnlyWhatStripeSignedLately() throws Exception {
        stripe.mode = StripeStub.Mode.PROCESS;
        assertThat(buy("q1", 1_000).state()).isEqualTo(PaymentState.PENDING);
        stripe.becomes(stripe.onlyIntent(), "succeeded");
        SignedNotification told = event("payment_intent.succeeded", stripe.onlyIntent());

        refused(new SignedNotification(told.body().replace("w1", "w2"), told.signature()), Reason.FORGED);
        refused(new SignedNotification(told.body(), "t=1,v1=00"), Reason.FORGED);
        refused(new SignedNotification(told.body(), ""), Reason.FORGED);
        refused(signed(told.body(), "whsec_other"), Reason.FORGED);
        refused(signed("{}", SECRET), Reason.MALFORMED);
        refused(signed("no JSON", SECRET), Reason.MALFORMED);
        now = now.plus(Duration.ofMinutes(5)).plusSeconds(1);
        refused(told, Reason.STALE);
        now = now.minusSeconds(1);
        assertThat(credited(told)).isEqualTo(Credits.of(1_000));
    }

    @Test
    void shouldPassOverWhatWasNotBoughtHere() throws Exception {
        ObjectNode other = JSON.createObjectNode()
                .put("id", "pi_9")
                .put("object", "payment_intent")
                .put("status", "succeeded")
                .put("amount_received", 5)
                .put("currency", "usd");
        assertThat(purchases.receive(event("payment_intent.succeeded", other))).isEmpty();
        assertThat(purchases.receive(
                        event("customer.created", JSON.createObjectNode().put("object", "customer"))))
                .isEmpty();
    }

    @Test
    void shouldNotTakeAPaymentThatIsOnlyCreatedForADeclinedOne() throws Exception {
        stripe.mode = StripeStub.Mode.PROCESS;
        buy("q1", 1_000);
        ObjectNode created = stripe.onlyIntent().deepCopy();
        stripe.becomes(created, "requires_payment_method");
        purchases.receive(event("payment_intent.created", created));
        assertThat(purchases.find(W, PurchaseId.of("q1")).state()).isEqualTo(PaymentState.PENDING);
    }

    @ParameterizedTest
    @CsvSource({
        "insufficient_funds, card_declined, '', insufficient_funds, false",
        "generic_decline, card_declined, '', generic_decline, false",
        "'', expired_card, '', expired_card, false",
        "authentication_required, authentication_required, '', authentication_required, false",
        "lost_card, card_declined, '', lost_card, true",
        "stolen_card, card_declined, '', stolen_card, true",
        "pickup_card, card_declined, do_not_try_again, pickup_card, true",
        "fraudulent, card_declined, '', fraudulent, true",
        "transaction_not_allowed, card_declined, '', transaction_not_allowed, true",
        "revocation_of_all_authorizations, card_declined, '', revocation_of_all_authorizations, true",
        "'', incorrect_number, '', incorrect_number, true",
        "generic_decline, card_declined, do_not_try_again, do_not_try_again, true",
        "insufficient_funds, card_declined, try_again_later, insufficient_funds, false",
    })
    void shouldTellWhyAStandingPurchaseWasDeclinedAndWhetherToTryAgain(
            String declineCode, String errorCode, String advice, String code, boolean pausedAtOnce) {
        buy("s", 1_000, Recurrence.MONTHLY);
        stripe.mode = StripeStub.Mode.DECLINE;
        stripe.declineCode = declineCode;
        stripe.errorCode = errorCode;
        stripe.adviceCode = advice;
        now = Instant.parse("2025-02-01T00:00:00Z");
        maintenance.runDue(100);
        Attempt attempt = purchases.find(W, PurchaseId.of("s/1")).lastAttempt();
        assertThat(attempt.state()).isEqualTo(PaymentState.FAILED);
        assertThat(attempt.code()).isEqualTo(code);
        StandingPurchase standing = purchases.automatic().standing(W, PurchaseId.of("s"));
        assertThat(standing.state())
                .isEqualTo(pausedAtOnce ? StandingPurchase.State.PAUSED : StandingPurchase.State.ACTIVE);
        assertThat(RetryPolicy.DEFAULT.neverRetry().contains(code)).isEqualTo(pausedAtOnce);
    }

    @Test
    void shouldChargeStandingPurchasesOffSessionWithoutAWayBack() {
        buy("s", 1_000, Recurrence.MONTHLY);
        now = Instant.parse("2025-02-01T00:00:00Z");
        assertThat(maintenance.runDue(100).charged()).isEqualTo(1);
        assertThat(maintenance.runDue(100).charged()).isZero();
        StripeStub.Received sent = stripe.received.get(1);
        assertThat(sent.idempotencyKey()).isEqualTo("w1:s/1");
        assertThat(sent.form())
                .contains(entry("off_session", "true"), entry("customer", "cus_w1"))
                .doesNotContainKeys("return_url", "setup_future_usage");
        assertThat(available()).isEqualTo(Credits.of(2_000));
    }

    @ParameterizedTest
    @EnumSource(
            value = StripeStub.Mode.class,
            names = {"TAKE_THEN_BREAK", "TAKE_THEN_HANG"})
    void shouldFindAPaymentWhoseAnswerWasLost(StripeStub.Mode lost) {
        stripe.mode = lost;
        assertThat(buy("q1", 1_000).state()).isEqualTo(PaymentState.UNKNOWN);
        assertThat(available()).isEqualTo(Credits.ZERO);
        stripe.mode = StripeStub.Mode.SUCCEED;
        now = now.plus(Duration.ofMinutes(5));
        assertThat(maintenance.runDue(100).charged()).isEqualTo(1);
        assertThat(available()).isEqualTo(Credits.of(1_000));
        assertThat(stripe.intents).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = StripeStub.Mode.class,
            names = {"BREAK", "ERROR_500", "TOO_MANY"})
    void shouldTryAgainUnderTheSameKeyWhatStripeNeverHeardOf(StripeStub.Mode lost) {
        stripe.mode = lost;
        assertThat(buy("q1", 1_000).state()).isEqualTo(PaymentState.UNKNOWN);
        stripe.mode = StripeStub.Mode.SUCCEED;
        assertThat(purchases.confirm(W, PurchaseId.of("q1")).state())
                .as("may still be on its way")
                .isEqualTo(PaymentState.UNKNOWN);
        now = now.plus(Duration.ofMinutes(5));
        assertThat(purchases.confirm(W, PurchaseId.of("q1")).lastAttempt().code())
                .isEqualTo(PaymentReport.NEVER_RECEIVED);
        assertThat(purchases.purchase(W, QuoteId.of("q1"), CARD).state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(stripe.received.stream()
                        .map(StripeStub.Received::idempotencyKey)
                        .filter(key -> !key.isEmpty()))
                .containsOnly("w1:q1");
        assertThat(stripe.intents).hasSize(1);
        assertThat(available()).isEqualTo(Credits.of(1_000));
    }

    @Test
    void shouldSearchForPaymentsOfBuyersWithoutACustomer() {
        gateway = gateway(account -> Optional.empty());
        openTheShop("USD", "0.10");
        stripe.mode = StripeStub.Mode.TAKE_THEN_BREAK;
        assertThat(buy("q1", 1_000).state()).isEqualTo(PaymentState.UNKNOWN);
        assertThat(stripe.received.get(0).form()).doesNotContainKeys("customer", "setup_future_usage");
        assertThat(purchases.confirm(W, PurchaseId.of("q1")).credited()).isTrue();
        assertThat(stripe.received.stream().map(StripeStub.Received::path))
                .endsWith("/v1/payment_intents/search", "/v1/payment_intents/pi_1");
    }

    @Test
    void shouldTakeARefusedRequestForADecline() {
        StripeClient stranger = StripeClient.builder()
                .setApiKey("sk_wrong")
                .setApiBase(stripe.address())
                .setMaxNetworkRetries(0)
                .build();
        gateway = new StripeGateway(stranger, SECRET, "https://host.example/back", account -> Optional.empty());
        openTheShop("USD", "0.10");
        assertThat(buy("q1", 1_000).state())
                .as("a wrong key says nothing of the payment")
                .isEqualTo(PaymentState.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        // currency, unit price, credits, what Stripe is sent, what is taken
        "USD, 0.10, 1234, 12340, USD 123.40",
        "INR, 0.10, 1, 10, INR 0.10",
        "JPY, 5, 100, 500, JPY 500",
        "KWD, 0.01, 512, 5120, KWD 5.120",
    })
    void shouldCountMoneyAsStripeDoes(String currency, String price, long credits, String amount, Money taken) {
        openTheShop(currency, price);
        Purchase paid = buy("q1", credits);
        assertThat(paid.state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(stripe.received.get(0).form())
                .contains(entry("amount", amount), entry("currency", currency.toLowerCase(java.util.Locale.ROOT)));
        assertThat(paid.quote().total()).isEqualTo(taken);
        assertThat(paid.isOvercharged()).isFalse();
    }

    @Test
    void shouldNotRoundWhatStripeCannotTake() {
        openTheShop("KWD", "0.001");
        Purchase refused = buy("q1", 5_121);
        assertThat(refused.state()).isEqualTo(PaymentState.FAILED);
        assertThat(refused.lastAttempt().code()).isEqualTo(StripeGateway.AMOUNT_NOT_CHARGEABLE);
        assertThat(stripe.received).isEmpty();
    }

    @Test
    void shouldKeepAccountsWithPurchasesOfOneNameApart() {
        AccountId other = AccountId.of("w2");
        ledger.open(OpenAccount.of(other, ZoneOffset.UTC));
        AccountId odd = AccountId.of("ключ ' and more");
        ledger.open(OpenAccount.of(odd, ZoneOffset.UTC));
        for (AccountId account : List.of(W, other, odd)) {
            purchases.quote(QuoteRequest.of(account, QuoteId.of("q1"), Credits.of(100), Recurrence.ONE_TIME));
            assertThat(purchases.purchase(account, QuoteId.of("q1"), CARD).state())
                    .isEqualTo(PaymentState.SUCCEEDED);
        }
        assertThat(Set.copyOf(stripe.received.stream()
                        .map(StripeStub.Received::idempotencyKey)
                        .toList()))
                .hasSize(3)
                .contains("w1:q1", "w2:q1")
                .anyMatch(key -> key.matches("sha256-[0-9a-f]{64}"));
    }

    @Test
    void shouldGrantNothingForOtherMoneyThanWasQuoted() throws Exception {
        stripe.mode = StripeStub.Mode.PROCESS;
        buy("q1", 1_000);
        ObjectNode intent = stripe.onlyIntent();
        stripe.becomes(intent, "succeeded");
        intent.put("amount_received", 9_999);
        assertThat(purchases
                        .receive(event("payment_intent.succeeded", intent))
                        .orElseThrow()
                        .rejection()
                        .orElseThrow()
                        .code()
                        .name())
                .isEqualTo("PAYMENT_MISMATCH");
        assertThat(available()).isEqualTo(Credits.ZERO);
    }

    private void openTheShop(String currency, String unitPrice) {
        InMemoryLedgerStore accounts = new InMemoryLedgerStore();
        CurrencyUnit unit = CurrencyUnit.of(currency);
        InMemoryCatalog catalog = InMemoryCatalog.builder(unit)
                .priceList(
                        new PriceList(List.of(PriceListVersion.builder(Instant.EPOCH, unit, new BigDecimal(unitPrice))
                                .build())))
                .build();
        ledger = CreditLedger.of(accounts, catalog, () -> now);
        purchases = CreditPurchases.builder(new InMemoryPurchaseStore(accounts), catalog, gateway, () -> now)
                .build();
        maintenance = CreditMaintenance.of(accounts, catalog, () -> now).with(purchases);
        ledger.open(OpenAccount.of(W, ZoneOffset.UTC));
    }

    private StripeGateway gateway(java.util.function.Function<AccountId, Optional<String>> customers) {
        StripeClient client = StripeClient.builder()
                .setApiKey(StripeStub.API_KEY)
                .setApiBase(stripe.address())
                .setConnectTimeout(2_000)
                .setReadTimeout(500)
                .setMaxNetworkRetries(0)
                .build();
        return new StripeGateway(client, SECRET, "https://host.example/back", customers);
    }

    private Purchase buy(String id, long credits) {
        return buy(id, credits, Recurrence.ONE_TIME);
    }

    private Purchase buy(String id, long credits, Recurrence recurrence) {
        purchases.quote(QuoteRequest.of(W, QuoteId.of(id), Credits.of(credits), recurrence));
        return purchases.purchase(W, QuoteId.of(id), CARD);
    }

    private Credits available() {
        return ledger.balance(W).available();
    }

    private Credits credited(SignedNotification notification) {
        return purchases.receive(notification).orElseThrow().orElseThrow().credited();
    }

    private void refused(SignedNotification notification, Reason reason) {
        assertThatThrownBy(() -> purchases.receive(notification))
                .isInstanceOfSatisfying(
                        UntrustedNotificationException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
        assertThat(available()).isEqualTo(Credits.ZERO);
    }

    private SignedNotification event(String type, ObjectNode object) throws Exception {
        ObjectNode event = JSON.createObjectNode()
                .put("id", "evt_1")
                .put("object", "event")
                .put("api_version", "2020-08-27")
                .put("type", type);
        event.putObject("data").set("object", object.deepCopy());
        return signed(event.toString(), SECRET);
    }

    private SignedNotification signed(String body, String secret) throws Exception {
        long seconds = now.getEpochSecond();
        String code = Webhook.Util.computeHmacSha256(secret, seconds + "." + body);
        return new SignedNotification(body, "t=" + seconds + ",v1=" + code);
    }
}
