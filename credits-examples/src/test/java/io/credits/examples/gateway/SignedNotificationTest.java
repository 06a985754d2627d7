package io.credits.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.CreditLedger;
import io.credits.CreditPurchases;
import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Outcome;
import io.credits.plan.PriceList;
import io.credits.plan.PriceListVersion;
import io.credits.plan.Recurrence;
import io.credits.purchase.PaymentMethodToken;
import io.credits.purchase.PaymentNews;
import io.credits.purchase.PaymentNotification;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.PaymentState;
import io.credits.purchase.Purchase;
import io.credits.purchase.QuoteId;
import io.credits.purchase.QuoteRequest;
import io.credits.purchase.SignedNotification;
import io.credits.purchase.UntrustedNotificationException;
import io.credits.purchase.UntrustedNotificationException.Reason;
import io.credits.spi.InMemoryCatalog;
import io.credits.spi.InMemoryLedgerStore;
import io.credits.spi.InMemoryPurchaseStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pending payment is told to have succeeded, by the gateway and by others who are not the gateway. */
class SignedNotificationTest {

    private static final AccountId W = AccountId.of("w1");

    private final SandboxGateway gateway = new SandboxGateway("the secret");
    private final InMemoryLedgerStore accounts = new InMemoryLedgerStore();
    private final InMemoryCatalog catalog = InMemoryCatalog.builder(CurrencyUnit.USD)
            .priceList(new PriceList(
                    List.of(PriceListVersion.builder(Instant.EPOCH, CurrencyUnit.USD, new BigDecimal("0.10"))
                            .build())))
            .build();
    private Instant now = Instant.parse("2025-01-01T00:00:00Z");
    private final CreditLedger ledger = CreditLedger.of(accounts, catalog, () -> now);
    private final CreditPurchases purchases = CreditPurchases.builder(
                    new InMemoryPurchaseStore(accounts), catalog, gateway, () -> now)
            .build();
    private PaymentNotification success;

    @BeforeEach
    void beginAPurchaseThatIsPending() {
        ledger.open(OpenAccount.of(W, ZoneOffset.UTC));
        gateway.answering(SandboxGateway.Answer.PENDING, "", 1);
        purchases.quote(QuoteRequest.of(W, QuoteId.of("q"), Credits.of(100), Recurrence.ONE_TIME));
        Purchase pending = purchases.purchase(W, QuoteId.of("q"), PaymentMethodToken.of("tok_1"));
        assertThat(pending.state()).isEqualTo(PaymentState.PENDING);
        success = PaymentNotification.of(
                W, pending.id(), PaymentReport.succeeded(pending.quote().total()));
    }

    @Test
    void shouldCreditOnceWhatTheGatewayTells() {
        SignedNotification sent = gateway.send(success, now);
        assertThat(credited(sent)).isEqualTo(Credits.of(100));
        assertThat(credited(sent)).as("the same again").isEqualTo(Credits.ZERO);
        now = now.plus(SandboxSignature.TOLERANCE);
        assertThat(credited(sent)).as("the last instant").isEqualTo(Credits.ZERO);
        assertThat(available()).isEqualTo(Credits.of(100));
    }

    @Test
    void shouldRefuseARecordedNotificationOnceItIsOld() {
        SignedNotification sent = gateway.send(success, now);
        now = now.plus(SandboxSignature.TOLERANCE).plusSeconds(1);
        refused(sent, Reason.STALE);
        now = now.minus(SandboxSignature.TOLERANCE.multipliedBy(2)).minus(Duration.ofSeconds(2));
        refused(sent, Reason.STALE);
    }

    @Test
    void shouldRefuseAnotherSecret() {
        refused(new SandboxGateway("another secret").send(success, now), Reason.FORGED);
    }

    @Test
    void shouldRefuseEveryAlteration() {
        SignedNotification sent = gateway.send(success, now);
        for (int i = 0; i < sent.body().length(); i++) {
            refused(new SignedNotification(altered(sent.body(), i), sent.signature()), Reason.FORGED);
        }
        for (int i = 0; i < sent.signature().length(); i++) {
            refused(new SignedNotification(sent.body(), altered(sent.signature(), i)), Reason.FORGED);
        }
        refused(new SignedNotification(sent.body() + " ", sent.signature()), Reason.FORGED);
        String fresh = sent.signature().replaceFirst("t=\\d+", "t=" + (now.getEpochSecond() + 60));
        refused(new SignedNotification(sent.body(), fresh), Reason.FORGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "t=", "v1=", "t=1735689600", "t=1735689600,v1=", "t=x,v1=00", "t=9e9,v1=zz", ",,,=", "v0=00"
            })
    void shouldRefuseWhatIsNoSignature(String signature) {
        refused(new SignedNotification(SandboxNotice.write(success), signature), Reason.FORGED);
    }

    @Test
    void shouldTakeOneOfSeveralSignaturesWhileASecretIsChanged() {
        SignedNotification sent = gateway.send(success, now);
        String both = sent.signature().replace(",v1=", ",v1=" + "00".repeat(32) + ",v1=");
        assertThat(credited(new SignedNotification(sent.body(), both))).isEqualTo(Credits.of(100));
    }

    @Test
    void shouldPassOverWhatIsNotAboutAPaymentAndRefuseNonsense() {
        SandboxSignature signature = new SandboxSignature("the secret");
        assertThat(purchases.receive(signature.sign("{\"type\": \"customer.created\"}", now)))
                .isEmpty();
        refused(signature.sign("{\"type\": \"payment\"}", now), Reason.MALFORMED);
        refused(signature.sign("no JSON", now), Reason.MALFORMED);
    }

    @Test
    void shouldRepeatNothingOfANotification() {
        SignedNotification sent = gateway.send(success, now);
        assertThat(sent.toString()).doesNotContain("w1", "v1=");
        assertThatThrownBy(() -> purchases.receive(new SignedNotification("my secret body", "x")))
                .hasMessageNotContaining("my secret body");
    }

    private void refused(SignedNotification notification, Reason reason) {
        assertThatThrownBy(() -> purchases.receive(notification))
                .isInstanceOfSatisfying(
                        UntrustedNotificationException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
        assertThat(available()).isEqualTo(Credits.ZERO);
    }

    private Credits credited(SignedNotification notification) {
        Outcome<PaymentNews> outcome = purchases.receive(notification).orElseThrow();
        return outcome.orElseThrow().credited();
    }

    private Credits available() {
        return ledger.balance(W).available();
    }

    private static String altered(String text, int at) {
        char other = text.charAt(at) == '7' ? '8' : '7';
        return text.substring(0, at) + other + text.substring(at + 1);
    }
}
