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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The host's adapter to the provider. A lost answer is an exception: the library then asks again, with the same key. */
@Component
class HttpPaymentGateway implements PaymentGateway {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Many times what the provider has to say. */
    private static final int MAX_ANSWER = 100_000;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final SandboxProvider provider;
    private final Duration patience;

    @Autowired
    HttpPaymentGateway(SandboxProvider provider) {
        this(provider, PATIENCE);
    }

    HttpPaymentGateway(SandboxProvider provider, Duration patience) {
        this.provider = provider;
        this.patience = patience;
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
                        amount(told.path("amount").asText())));
            case FAILED -> PaymentReport.failed(told.path("code").asText("unknown"));
            case REQUIRES_ACTION ->
                PaymentReport.requiresAction(told.path("next").asText());
            default -> PaymentReport.pending();
        };
    }

    /** No exponents: a few characters of them could stand for more digits than there is memory. */
    private static BigDecimal amount(String text) {
        if (!text.matches("[0-9]{1,15}(\\.[0-9]{1,4})?")) {
            throw new IllegalArgumentException("amount: wanted a plain decimal number");
        }
        return new BigDecimal(text);
    }

    private HttpRequest.Builder asked(String path) {
        return HttpRequest.newBuilder(URI.create(provider.origin() + path))
                .header("Authorization", "Bearer " + provider.secret())
                .header("Content-Type", "application/json");
    }

    /** The client's own time-out ends with the answer's head; this one is for the whole answer. */
    private HttpResponse<String> send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request, head -> new BoundedBody(MAX_ANSWER));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the provider", stopped);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new IOException("the provider did not answer within " + patience, late);
        } catch (ExecutionException failed) {
            throw new IOException("the provider could not be asked", failed.getCause());
        }
    }

    private static PaymentReport report(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException("the provider answered " + answer.statusCode());
        }
        try {
            return report(JSON.readTree(answer.body()));
        } catch (IOException | RuntimeException unreadable) {
            // The cause may repeat what the provider wrote; whoever logs the failure is not to.
            throw new IOException("the provider's answer cannot be read");
        }
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
