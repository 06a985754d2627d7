package io.credits.examples.stripe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Stripe's interface for PaymentIntents as far as the adapter needs it, on a local port. It keeps its books by idempotency key,
 * as Stripe does: the same key and content is answered again, another content is an error.
 */
final class StripeStub implements AutoCloseable {

    /** How a new payment is answered. */
    enum Mode {
        SUCCEED,
        DECLINE,
        WANT_3DS,
        PROCESS,
        /** The money is taken and the connection breaks before the answer. */
        TAKE_THEN_BREAK,
        /** The connection breaks and nothing was taken. */
        BREAK,
        /** The money is taken and the answer comes too late. */
        TAKE_THEN_HANG,
        ERROR_500,
        TOO_MANY
    }

    static final String API_KEY = "sk_test_of_the_stub";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);

    final List<Received> received = new ArrayList<>();
    final Map<String, ObjectNode> intents = new LinkedHashMap<>();
    private final Map<String, String> contents = new TreeMap<>();
    private final Map<String, String> answers = new TreeMap<>();

    Mode mode = Mode.SUCCEED;
    String declineCode = "generic_decline";
    String errorCode = "card_declined";
    String adviceCode = "";

    StripeStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The one payment there is. */
    ObjectNode onlyIntent() {
        if (intents.size() != 1) {
            throw new AssertionError("payments: " + intents.keySet());
        }
        return intents.values().iterator().next();
    }

    /** The buyer has acted, or the bank has decided. */
    void becomes(ObjectNode intent, String status) {
        intent.put("status", status);
        intent.putNull("next_action");
        intent.put(
                "amount_received",
                status.equals("succeeded") ? intent.path("amount").asLong() : 0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Received request = Received.of(exchange);
        String answer;
        int status;
        boolean lost = false;
        synchronized (this) {
            received.add(request);
            String path = request.path();
            if (!("Bearer " + API_KEY).equals(request.authorization())) {
                status = 401;
                answer = error("invalid_request_error", "unauthorized", null);
            } else if (request.method().equals("POST") && path.equals("/v1/payment_intents")) {
                String known = answers.get(request.idempotencyKey());
                if (known != null && !request.form().toString().equals(contents.get(request.idempotencyKey()))) {
                    status = 400;
                    answer = error("idempotency_error", null, null);
                } else if (known != null) {
                    status = Integer.parseInt(known.substring(0, 3));
                    answer = known.substring(3);
                } else if (mode == Mode.BREAK) {
                    exchange.close();
                    return;
                } else if (mode == Mode.ERROR_500 || mode == Mode.TOO_MANY) {
                    status = mode == Mode.ERROR_500 ? 500 : 429;
                    answer = error("api_error", null, null);
                } else {
                    ObjectNode intent = create(request);
                    status = mode == Mode.DECLINE ? 402 : 200;
                    answer = mode == Mode.DECLINE ? error("card_error", errorCode, intent) : intent.toString();
                    answers.put(request.idempotencyKey(), status + answer);
                    contents.put(request.idempotencyKey(), request.form().toString());
                }
                // The JDK sends a request again by itself whose connection broke; that answer is lost too.
                lost = mode == Mode.TAKE_THEN_BREAK || mode == Mode.TAKE_THEN_HANG;
            } else if (path.equals("/v1/payment_intents/search")) {
                status = 200;
                answer = list("search_result", found(request.query().get("query")));
            } else if (path.equals("/v1/payment_intents")) {
                status = 200;
                answer = list(
                        "list",
                        intents.values().stream()
                                .filter(each -> each.path("customer")
                                        .asText()
                                        .equals(request.query().get("customer")))
                                .toList());
            } else {
                ObjectNode intent = intents.get(path.substring(path.lastIndexOf('/') + 1));
                status = intent == null ? 404 : 200;
                answer = intent == null ? error("invalid_request_error", "resource_missing", null) : intent.toString();
            }
        }
        if (lost) {
            if (mode == Mode.TAKE_THEN_HANG) {
                awaitClose();
            }
            exchange.close();
            return;
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private ObjectNode create(Received request) {
        Map<String, String> form = request.form();
        String id = "pi_" + (intents.size() + 1);
        ObjectNode intent = JSON.createObjectNode()
                .put("id", id)
                .put("object", "payment_intent")
                .put("amount", Long.parseLong(form.get("amount")))
                .put("currency", form.get("currency"))
                .put("customer", form.get("customer"))
                .put("client_secret", id + "_secret_x")
                .put("created", 1_735_689_600L);
        ObjectNode metadata = intent.putObject("metadata");
        form.forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                metadata.put(name.substring(9, name.length() - 1), value);
            }
        });
        switch (mode) {
            case WANT_3DS -> {
                becomes(intent, "requires_action");
                intent.putObject("next_action")
                        .put("type", "redirect_to_url")
                        .putObject("redirect_to_url")
                        .put("url", "https://bank.example/3ds/" + id);
            }
            case PROCESS -> becomes(intent, "processing");
            case DECLINE -> {
                becomes(intent, "requires_payment_method");
                intent.set("last_payment_error", cardError());
            }
            default -> becomes(intent, "succeeded");
        }
        intents.put(id, intent);
        return intent;
    }

    private List<ObjectNode> found(String query) {
        return intents.values().stream()
                .filter(each -> query.equals("metadata['credits_key']:'"
                        + each.at("/metadata/credits_key").asText() + "'"))
                .toList();
    }

    private ObjectNode cardError() {
        ObjectNode error = JSON.createObjectNode().put("type", "card_error").put("code", errorCode);
        if (!declineCode.isEmpty()) {
            error.put("decline_code", declineCode);
        }
        if (!adviceCode.isEmpty()) {
            error.put("advice_code", adviceCode);
        }
        return error;
    }

    private String error(String type, String code, ObjectNode intent) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode error = type.equals("card_error")
                ? cardError()
                : JSON.createObjectNode().put("type", type).put("code", code);
        error.put("message", "no");
        if (intent != null) {
            error.set("payment_intent", intent.deepCopy());
        }
        return body.set("error", error).toString();
    }

    private static String list(String object, List<ObjectNode> found) {
        ObjectNode body = JSON.createObjectNode()
                .put("object", object)
                .put("url", "/v1/payment_intents")
                .put("has_more", false);
        body.putArray("data").addAll(found);
        return body.toString();
    }

    private void awaitClose() {
        try {
            closed.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /** One request as it came in. */
    record Received(
            String method,
            String path,
            Map<String, String> query,
            String authorization,
            String idempotencyKey,
            String contentType,
            Map<String, String> form) {

        static Received of(HttpExchange exchange) {
            try {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                return new Received(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getPath(),
                        fields(exchange.getRequestURI().getRawQuery()),
                        header(exchange, "Authorization"),
                        header(exchange, "Idempotency-Key"),
                        header(exchange, "Content-Type"),
                        fields(body));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private static String header(HttpExchange exchange, String name) {
            String value = exchange.getRequestHeaders().getFirst(name);
            return value == null ? "" : value;
        }

        private static Map<String, String> fields(String encoded) {
            Map<String, String> fields = new TreeMap<>();
            if (encoded != null && !encoded.isEmpty()) {
                for (String field : encoded.split("&")) {
                    String[] parts = field.split("=", 2);
                    fields.put(
                            URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                            URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
                }
            }
            return fields;
        }
    }
}
