package io.credits.examples.host.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/** The provider's pages: the card fields that a merchant frames, and the bank's question. */
final class SandboxPages {

    private static final String HTML = "text/html;charset=utf-8";

    private final SandboxProvider provider;
    private final SandboxPayments payments;

    SandboxPages(SandboxProvider provider, SandboxPayments payments) {
        this.provider = provider;
        this.payments = payments;
    }

    void register(HttpServer server) {
        server.createContext("/fields", this::fields);
        server.createContext("/challenge", this::challenge);
        server.createContext("/fields.js", raw -> asset(raw, "fields.js", "text/javascript"));
        server.createContext("/provider.css", raw -> asset(raw, "provider.css", "text/css"));
    }

    private void fields(HttpExchange raw) throws IOException {
        Exchange exchange = new Exchange(raw);
        String theme = exchange.query().getOrDefault("theme", "auto").equals("dark") ? "dark" : "light";
        String page = page("fields.html", Map.of("merchant", provider.merchant(), "theme", theme));
        exchange.text(200, HTML, page, provider.merchant());
    }

    private void asset(HttpExchange raw, String name, String type) throws IOException {
        new Exchange(raw).text(200, type, text(name), provider.merchant());
    }

    private void challenge(HttpExchange raw) throws IOException {
        Exchange exchange = new Exchange(raw);
        Map<String, String> given = exchange.isPost() ? exchange.form() : exchange.query();
        Optional<SandboxPayment> found = payments.byId(given.getOrDefault("payment", ""));
        if (found.isEmpty()) {
            exchange.text(404, HTML, "<!doctype html><title>Unknown payment</title><p>Unknown payment.", "'none'");
            return;
        }
        SandboxPayment payment = found.get();
        if (exchange.isPost()) {
            boolean confirmed = given.getOrDefault("answer", "").equals("confirm");
            payments.end(payment, confirmed ? "SUCCEEDED" : "FAILED", confirmed ? null : "authentication_failed");
            exchange.redirect(payment.order().returnUrl());
            return;
        }
        String amount = payment.order().currency() + " " + payment.order().amount();
        exchange.text(
                200,
                HTML,
                page("challenge.html", Map.of("payment", payment.id(), "amount", amount)),
                provider.merchant());
    }

    private static String page(String name, Map<String, String> values) throws IOException {
        String page = text(name);
        for (Map.Entry<String, String> value : values.entrySet()) {
            page = page.replace("{{" + value.getKey() + "}}", HtmlUtils.htmlEscape(value.getValue()));
        }
        return page;
    }

    private static String text(String name) throws IOException {
        try (InputStream in = new ClassPathResource(name, SandboxPages.class).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
