package io.credits.examples.host.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.credits.examples.Altered;
import io.credits.ledger.AccountId;
import io.credits.purchase.ChargeRequest;
import io.credits.purchase.PaymentMethodToken;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.PaymentState;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.UntrustedNotificationException;
import io.credits.purchase.UntrustedNotificationException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.joda.money.Money;

/** Whatever the provider answers or sends, it is a report, or an exception soon and in little memory. */
class HttpPaymentGatewayTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static final String ANSWER = "{\"state\":\"SUCCEEDED\",\"amount\":\"944.00\",\"currency\":\"INR\"}";

    private static final String TOLD =
            "{\"account\":\"w1\",\"purchase\":\"q1\",\"attempt\":1,\"payment\":" + ANSWER + "}";

    private static final ChargeRequest REQUEST = new ChargeRequest(
            "w1:q1#1",
            AccountId.of("w1"),
            PurchaseId.of("q1"),
            1,
            Money.parse("INR 944.00"),
            PaymentMethodToken.of("tok"),
            true,
            false);

    private static final SandboxSecret SECRET = new SandboxSecret();

    private static SandboxProvider known;
    private static HttpServer server;
    private static ExecutorService threads;
    private static volatile HttpHandler handler;

    @BeforeContainer
    static void start() throws IOException {
        threads = Executors.newCachedThreadPool();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> handler.handle(exchange));
        server.start();
        known = new SandboxProvider(0, Duration.ZERO, SECRET, () -> NOW) {
            @Override
            public String origin() {
                return "http://localhost:" + server.getAddress().getPort();
            }
        };
    }

    @AfterContainer
    static void stop() {
        known.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpPaymentGateway gateway(Duration patience) {
        return new HttpPaymentGateway(known, patience);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Example
    void shouldReadWhatIsAlteredBelow() {
        handler = exchange -> answer(exchange, ANSWER);
        PaymentReport report = gateway(Duration.ofSeconds(30)).charge(REQUEST);
        assertThat(report.state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(report.taken()).isEqualTo(Money.parse("INR 944.00"));
        assertThat(gateway(Duration.ofSeconds(30))
                        .read(known.signature().sign(TOLD, NOW), NOW)
                        .orElseThrow()
                        .report())
                .isEqualTo(report);
    }

    @Example
    void shouldGiveUpAnAnswerWithoutEnd() {
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(new byte[10_000]);
                }
            }
        };
        assertThatThrownBy(() -> gateway(Duration.ofMinutes(5)).charge(REQUEST))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("wanted an answer of at most 100000 bytes, found more");
    }

    @Example
    void shouldGiveUpAnAnswerThatStopsInTheMiddle() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                over.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
        assertThatThrownBy(() -> gateway(Duration.ofMillis(200)).find(REQUEST))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("did not answer within PT0.2S");
        over.countDown();
    }

    @Property(tries = 200)
    void shouldAnswerOrFailLikeALostAnswer(@ForAll("answers") String text) {
        handler = exchange -> answer(exchange, text);
        try {
            assertThat(gateway(Duration.ofSeconds(30)).charge(REQUEST)).isNotNull();
        } catch (UncheckedIOException lost) {
            assertThat(lost.getMessage()).hasSizeLessThan(300);
        }
    }

    @Property(tries = 600)
    void shouldReadOrRefuseWhatIsSigned(@ForAll("notifications") String body) {
        try {
            gateway(Duration.ofSeconds(30)).read(known.signature().sign(body, NOW), NOW);
        } catch (UntrustedNotificationException refusal) {
            assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED);
            assertThat(refusal.getMessage()).hasSizeLessThan(200);
        }
    }

    @Provide
    Arbitrary<String> answers() {
        return Altered.of(ANSWER);
    }

    @Provide
    Arbitrary<String> notifications() {
        return Altered.of(TOLD);
    }
}
