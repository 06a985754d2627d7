package io.credits.examples.host.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.credits.examples.gateway.SandboxSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The other company: a payment provider on a port of its own. Cards go to it from its own page in the buyer's browser; the
 * host talks to it over HTTP with a secret and hears from it by signed notifications. Safe for use by several threads.
 */
@Component
public class SandboxProvider implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ScheduledExecutorService threads;
    private final SandboxSecret secret;
    private final InstantSource clock;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final SandboxSignature signature;
    private volatile String merchant = "";

    SandboxProvider(
            @Value("${sandbox.port}") int port,
            @Value("${sandbox.slowness}") Duration slowness,
            SandboxSecret secret,
            InstantSource clock)
            throws IOException {
        this.secret = secret;
        this.clock = clock;
        this.signature = new SandboxSignature(secret.value());
        this.threads = Executors.newScheduledThreadPool(4, task -> {
            Thread thread = new Thread(task, "sandbox-provider");
            thread.setDaemon(true);
            return thread;
        });
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        SandboxPayments payments = new SandboxPayments(threads, slowness, this::notifyMerchant);
        new SandboxPages(this, payments).register(server);
        new SandboxApi(this, payments).register(server);
        server.setExecutor(threads);
        server.start();
    }

    /** The merchant's address is known once its own port is. */
    @EventListener
    void register(WebServerInitializedEvent started) {
        merchant = "http://localhost:" + started.getWebServer().getPort();
    }

    /**
     * Tells where the provider's pages are.
     *
     * @return scheme, host and port
     */
    public String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    String merchant() {
        return merchant;
    }

    SandboxSignature signature() {
        return signature;
    }

    String secret() {
        return secret.value();
    }

    InstantSource clock() {
        return clock;
    }

    private void notifyMerchant(SandboxPayment payment) {
        try {
            String body = JSON.writeValueAsString(Map.of(
                    "account", payment.order().account(),
                    "purchase", payment.order().purchase(),
                    "attempt", payment.order().attempt(),
                    "payment", SandboxApi.report(this, payment)));
            HttpRequest request = HttpRequest.newBuilder(URI.create(merchant + PaymentHook.PATH))
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json")
                    .header(
                            PaymentHook.SIGNATURE,
                            signature.sign(body, clock.instant()).signature())
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            // What is lost here the merchant finds out by asking.
            var unused = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
