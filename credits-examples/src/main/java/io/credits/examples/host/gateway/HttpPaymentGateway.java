package io.credits.examples.host.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credits.ledger.AccountId;
import io.credits.purchase.ChargeRequest;
import io.credits.purchase.PaymentNotification;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.PaymentState;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.SignedNotification;
import io.credits.purchase.UntrustedNotificationException;
import io.credits.purchase.UntrustedNotificationException.Reason;
import io.credits.spi.PaymentGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** The host's adapter to the provider. A lost answer is an exception: the library then asks again, with the same key. */
@Component
class HttpPaymentGateway implements PaymentGateway {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final SandboxProvider provider;

    HttpPaymentGateway(SandboxProvider provider) {
        this.provider = provider;
    }

    @Override
    public PaymentReport charge(ChargeRequest request) {
        SandboxPayment.Order order = new SandboxPayment.Order(
                request.key(),
                request.account().value(),
                request.purchase().value(),
                request.attempt(),
                request.amount().getAmount().toPlainString(),
                request.amount().getCurrencyUnit().getCode(),
                request.method().token(),
                request.buyerPresent(),
                provider.merchant() + "/w/" + request.account() + "/purchases/return?id="
                        + escaped(request.purchase().value()));
        try {
            HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(order));
            return report(send(asked("/v1/charges").POST(body).build()));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    @Override
    public Optional<PaymentReport> find(ChargeRequest request) {
        try {
            HttpResponse<String> answer = send(
                    asked("/v1/charges?key=" + escaped(request.key())).GET().build());
            return answer.statusCode() == 404 ? Optional.empty() : Optional.of(report(answer));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    @Override
    public Optional<PaymentNotification> read(SignedNotification notification, Instant now) {
        provider.signature().check(notification, now);
        try {
            JsonNode told = JSON.readTree(notification.body());
            return Optional.of(new PaymentNotification(
                    AccountId.of(told.path("account").asText()),
                    PurchaseId.of(told.path("purchase").asText()),
                    told.path("attempt").asInt(),
                    report(told.path("payment"))));
        } catch (IOException | RuntimeException unreadable) {
            throw new UntrustedNotificationException(Reason.MALFORMED);
        }
    }

    /** Reads the provider's words, which stand in answers and notifications alike. */
    private static PaymentReport report(JsonNode told) {
        PaymentState state = PaymentState.valueOf(told.path("state").asText());
        return switch (state) {
            case SUCCEEDED ->
                PaymentReport.succeeded(Money.of(
                        CurrencyUnit.of(told.path("currency").asText()),
                        new BigDecimal(told.path("amount").asText())));
            case FAILED -> PaymentReport.failed(told.path("code").asText("unknown"));
            case REQUIRES_ACTION ->
                PaymentReport.requiresAction(told.path("next").asText());
            default -> PaymentReport.pending();
        };
    }

    private HttpRequest.Builder asked(String path) {
        return HttpRequest.newBuilder(URI.create(provider.origin() + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + provider.secret())
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the provider", stopped);
        }
    }

    private static PaymentReport report(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException("the provider answered " + answer.statusCode());
        }
        return report(JSON.readTree(answer.body()));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
