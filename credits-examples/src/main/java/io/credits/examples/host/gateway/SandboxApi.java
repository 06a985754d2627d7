package io.credits.examples.host.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.credits.examples.host.gateway.SandboxPayment.Order;
import java.io.IOException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The provider's interface for programs: tokens for its own page, charges for the merchant. */
final class SandboxApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPE = "application/json";

    private final SandboxProvider provider;
    private final SandboxPayments payments;

    SandboxApi(SandboxProvider provider, SandboxPayments payments) {
        this.provider = provider;
        this.payments = payments;
    }

    void register(HttpServer server) {
        server.createContext("/v1/tokens", this::tokens);
        server.createContext("/v1/charges", this::charges);
    }

    /** How a payment is told to the merchant: in an answer, when asked again and in a notification. */
    static Map<String, String> report(SandboxProvider provider, SandboxPayment payment) {
        Map<String, String> report = new LinkedHashMap<>();
        report.put("state", payment.state());
        if (payment.state().equals("SUCCEEDED")) {
            report.put("amount", payment.order().amount());
            report.put("currency", payment.order().currency());
        }
        if (payment.code() != null) {
            report.put("code", payment.code());
        }
        if (payment.state().equals("REQUIRES_ACTION")) {
            report.put("next", provider.origin() + "/challenge?payment=" + payment.id());
        }
        return report;
    }

    private void tokens(HttpExchange raw) throws IOException {
        Exchange exchange = new Exchange(raw);
        JsonNode card = JSON.readTree(exchange.body());
        String number = card.path("number").asText("");
        Map<String, String> faults = CardCheck.faults(
                number,
                card.path("expiry").asText(""),
                card.path("code").asText(""),
                YearMonth.from(provider.clock().instant().atZone(ZoneOffset.UTC)));
        Optional<SandboxCard> known = SandboxCard.of(CardCheck.digits(number));
        if (!faults.isEmpty() || known.isEmpty()) {
            answer(exchange, 422, Map.of("faults", faults));
            return;
        }
        SandboxCard accepted = known.get();
        answer(
                exchange,
                200,
                Map.of("token", accepted.token(), "brand", accepted.brand(), "lastFour", accepted.lastFour()));
    }

    private void charges(HttpExchange raw) throws IOException {
        Exchange exchange = new Exchange(raw);
        if (!exchange.hasBearer(provider.secret())) {
            answer(exchange, 401, Map.of("error", "unauthorized"));
            return;
        }
        Optional<SandboxPayment> payment = exchange.isPost()
                ? Optional.of(payments.charge(JSON.readValue(exchange.body(), Order.class)))
                : payments.find(exchange.query().getOrDefault("key", ""));
        if (payment.isEmpty()) {
            answer(exchange, 404, Map.of("error", "not_found"));
            return;
        }
        answer(exchange, 200, report(provider, payment.get()));
    }

    private void answer(Exchange exchange, int status, Map<String, ?> content) throws IOException {
        exchange.text(status, TYPE, JSON.writeValueAsString(content), "'none'");
    }
}
