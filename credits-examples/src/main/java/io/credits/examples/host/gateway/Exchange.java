package io.credits.examples.host.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request to the provider and its answer. */
final class Exchange {

    private static final int MAX_BODY = 20_000;

    private final HttpExchange exchange;

    Exchange(HttpExchange exchange) {
        this.exchange = exchange;
    }

    boolean isPost() {
        return exchange.getRequestMethod().equals("POST");
    }

    String body() throws IOException {
        return new String(exchange.getRequestBody().readNBytes(MAX_BODY), StandardCharsets.UTF_8);
    }

    Map<String, String> query() {
        return pairs(exchange.getRequestURI().getRawQuery());
    }

    Map<String, String> form() throws IOException {
        return pairs(body());
    }

    boolean hasBearer(String secret) {
        return ("Bearer " + secret).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    void answer(int status, String type, byte[] content, String framedBy) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; "
                        + "form-action 'self' " + framedBy + "; frame-ancestors " + framedBy);
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        try (var out = exchange.getResponseBody()) {
            out.write(content);
        }
    }

    void text(int status, String type, String content, String framedBy) throws IOException {
        answer(status, type, content.getBytes(StandardCharsets.UTF_8), framedBy);
    }

    void redirect(String where) throws IOException {
        exchange.getResponseHeaders().set("Location", where);
        exchange.sendResponseHeaders(303, -1);
        exchange.close();
    }

    private static Map<String, String> pairs(@Nullable String text) {
        Map<String, String> pairs = new HashMap<>();
        if (text == null) {
            return pairs;
        }
        for (String pair : text.split("&", -1)) {
            int split = pair.indexOf('=');
            if (split > 0) {
                pairs.put(decoded(pair.substring(0, split)), decoded(pair.substring(split + 1)));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
