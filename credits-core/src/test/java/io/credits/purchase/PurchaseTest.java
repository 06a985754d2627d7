package io.credits.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.plan.PriceListVersion;
import io.credits.plan.Recurrence;
import io.credits.tax.BillingDetails;
import io.credits.tax.InvalidBillingException;
import io.credits.tax.NoTax;
import io.credits.tax.Supplier;
import io.credits.tax.TaxQuestion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurchaseTest {

    private static final Instant NOW = Instant.parse("2025-03-31T18:29:59.999999Z");

    private static final PaymentMethodToken CARD = new PaymentMethodToken("tok_secret_9", "Visa", "4242");

    private static final BillingDetails BUYER =
            BillingDetails.of("Acme Traders", "27AAPFU0939F1ZV", "IN", null, "7 Hidden Lane\nMumbai", false);

    private final Purchase begun = begin(Initiator.BUYER);

    @Test
    void shouldComeToOneEndInEveryOrderOfReports() {
        List<PaymentReport> reports = List.of(
                PaymentReport.pending(),
                PaymentReport.requiresAction("https://bank.example/act"),
                PaymentReport.failed("card_declined"),
                PaymentReport.succeeded(begun.quote().total()),
                PaymentReport.pending());
        for (int seed = 0; seed < 200; seed++) {
            List<PaymentReport> order = new ArrayList<>(reports);
            Collections.shuffle(order, new Random(seed));
            Purchase purchase = begun;
            for (PaymentReport each : order) {
                purchase = purchase.hear(1, each, NOW);
            }
            assertThat(purchase.state()).isEqualTo(PaymentState.SUCCEEDED);
            assertThat(purchase.lastAttempt().state()).isEqualTo(PaymentState.SUCCEEDED);
            assertThat(purchase.owesCredits()).isTrue();
        }
    }

    @Test
    void shouldChangeNothingOnARepeatedReport() {
        for (PaymentReport each : List.of(
                PaymentReport.pending(),
                PaymentReport.failed("card_declined"),
                PaymentReport.succeeded(begun.quote().total()),
                PaymentReport.succeeded(Money.parse("USD 1.00")))) {
            Purchase once = begun.hear(1, each, NOW);
            assertThat(once.hear(1, each, NOW.plusSeconds(1))).isEqualTo(once);
        }
    }

    @Test
    void shouldBeginNoSecondAttemptWhileOneIsOpenOrPaid() {
        assertThatThrownBy(() -> begun.tryAgain(CARD, NOW)).isInstanceOf(IllegalStateException.class);
        Purchase paid = begun.hear(1, PaymentReport.succeeded(begun.quote().total()), NOW);
        assertThatThrownBy(() -> paid.tryAgain(CARD, NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldNameEachAttemptForTheGateway() {
        Purchase second = begun.hear(1, PaymentReport.failed("x"), NOW).tryAgain(CARD, NOW);
        assertThat(ChargeRequest.of(begun).key()).isEqualTo("p1");
        assertThat(ChargeRequest.of(second).key()).isEqualTo("p1#2");
        assertThatThrownBy(() -> begun.hear(2, PaymentReport.pending(), NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldKeepTheNameOfAPaymentThatTheGatewayNeverReceived() {
        Purchase lost = begun.hear(1, PaymentReport.failed(PaymentReport.NEVER_RECEIVED), NOW);
        Purchase second = lost.tryAgain(CARD, NOW);
        assertThat(ChargeRequest.of(second).key()).isEqualTo("p1");
        Purchase lostAgain = second.hear(2, PaymentReport.failed(PaymentReport.NEVER_RECEIVED), NOW);
        assertThat(ChargeRequest.of(lostAgain.tryAgain(CARD, NOW)).key()).isEqualTo("p1");
        Purchase declined = second.hear(2, PaymentReport.failed("card_declined"), NOW);
        assertThat(ChargeRequest.of(declined.tryAgain(CARD, NOW)).key()).isEqualTo("p1#3");
    }

    @Test
    void shouldRetryOnlyWhereNobodyIsPresent() {
        PaymentReport declined = PaymentReport.failed("card_declined");
        assertThat(RetryPolicy.DEFAULT.retryAt(begun.hear(1, declined, NOW))).isEmpty();
        assertThat(RetryPolicy.DEFAULT.retryAt(begin(Initiator.STANDING).hear(1, declined, NOW)))
                .contains(NOW.plus(Duration.ofHours(1)));
        Purchase stolen = begin(Initiator.STANDING).hear(1, PaymentReport.failed("STOLEN_CARD"), NOW);
        assertThat(RetryPolicy.DEFAULT.givesUp(stolen)).isTrue();
    }

    @Test
    void shouldRefuseDelaysThatDoNotIncrease() {
        assertThatThrownBy(() -> new RetryPolicy(List.of(Duration.ofHours(1), Duration.ofHours(1)), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111111", "4111 1111 1111 1111"})
    void shouldTakeNoCardNumberAnywhere(String number) {
        assertThatThrownBy(() -> PaymentMethodToken.of(number))
                .isInstanceOf(InvalidBillingException.class)
                .hasMessageNotContaining("1111");
        assertThatThrownBy(() -> QuoteId.of(number)).isInstanceOf(InvalidBillingException.class);
        assertThatThrownBy(() -> PurchaseId.of(number)).isInstanceOf(InvalidBillingException.class);
        assertThatThrownBy(() -> PaymentReport.failed(number)).isInstanceOf(InvalidBillingException.class);
        assertThatThrownBy(() -> new PaymentMethodToken("tok", number, null))
                .isInstanceOf(InvalidBillingException.class);
        assertThatThrownBy(() -> new PaymentMethodToken("tok", "Visa", "42424"))
                .isInstanceOf(InvalidBillingException.class);
    }

    @Test
    void shouldPrintNoSecret() {
        Purchase paid = begun.hear(1, PaymentReport.succeeded(begun.quote().total()), NOW);
        List<Object> everything = List.of(
                CARD,
                BUYER,
                paid,
                paid.attempts(),
                paid.quote(),
                ChargeRequest.of(begun),
                PaymentReport.requiresAction("https://bank.example/tok_secret_9"),
                TopUp.under(TopUpPolicy.fixed(paid.account(), Credits.of(1), Credits.of(1), CARD)),
                new QuoteRequest(paid.account(), QuoteId.of("q"), Credits.of(1), Recurrence.MONTHLY, BUYER, false),
                StandingPurchase.startedBy(paid, ZoneOffset.UTC),
                Receipt.of(paid, ReceiptSeries.at("CR", "IN", NOW), 1, null));
        for (Object each : everything) {
            assertThat(each.toString())
                    .doesNotContain("tok_secret", "AAPFU0939F", "AAACS1234K", "Hidden", "Acme Traders");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-31T18:29:59.999999Z, IN, CR/2425/000007",
        "2025-03-31T18:30:00Z, IN, CR/2526/000007",
        "2025-12-31T23:59:59Z, IN, CR/2526/000007",
        "2099-06-01T00:00:00Z, IN, CR/9900/000007",
        "2025-12-31T23:59:59Z, SG, CR/2025/000007"
    })
    void shouldNumberReceiptsByTheSuppliersYear(Instant at, String country, String number) {
        assertThat(ReceiptSeries.at("CR", country, at).number(7)).isEqualTo(number);
    }

    @Test
    void shouldKeepReceiptNumbersWithinSixteenCharacters() {
        String longest = new ReceiptSeries("ABC", "2526").number(ReceiptSeries.MAX_NUMBER);
        assertThat(longest).hasSizeLessThanOrEqualTo(16).matches("[A-Z0-9/-]+");
        assertThatThrownBy(() -> new ReceiptSeries("ABC", "2526").number(ReceiptSeries.MAX_NUMBER + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReceiptSeries("abc", "2526")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldPrintWhatATaxInvoiceNeeds() {
        Purchase paid = begun.hear(1, PaymentReport.succeeded(begun.quote().total()), NOW);
        Receipt receipt = Receipt.of(
                paid,
                ReceiptSeries.at("CR", "IN", NOW),
                1,
                new Receipt.Letterhead("Credits Ltd", "1 Seller Road\nBengaluru"));
        assertThat(receipt.toPlainText())
                .contains("TAX INVOICE", "CR/2425/000001", "2025-03-31", "Credits Ltd", "1 Seller Road")
                .contains("29AAACS1234K1ZD", "Acme Traders", "7 Hidden Lane", "27AAPFU0939F1ZV")
                .contains("Maharashtra (27)", "998319", "Taxable value", "100.00", "reverse charge")
                .contains("Visa \u2022\u2022\u2022\u2022 4242")
                .doesNotContain("tok_secret");
    }

    private static Purchase begin(Initiator initiator) {
        Money price = Money.parse("INR 100.00");
        Supplier supplier = new Supplier("IN", "29", "29AAACS1234K1ZD", "998319", null);
        QuoteRequest request = new QuoteRequest(
                AccountId.of("w1"), QuoteId.of("q1"), Credits.of(1_000), Recurrence.MONTHLY, BUYER, false);
        PriceListVersion version = PriceListVersion.builder(
                        Instant.EPOCH, CurrencyUnit.of("INR"), new BigDecimal("0.10"))
                .build();
        Quote quote = Quote.of(
                request,
                version,
                supplier,
                new NoTax().assess(new TaxQuestion(supplier, BUYER, price, false, NOW)),
                NOW);
        return Purchase.begin(PurchaseId.of("p1"), quote, initiator, null, CARD, NOW);
    }
}
