package io.credits.examples.host.gateway;

import io.credits.examples.host.gateway.SandboxPayment.Order;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The provider's books: one payment for each key, however often it is sent. Safe for use by several threads. */
final class SandboxPayments {

    private final Map<String, SandboxPayment> byKey = new ConcurrentHashMap<>();
    private final ScheduledExecutorService later;
    private final Duration slowness;
    private final Consumer<SandboxPayment> news;

    SandboxPayments(ScheduledExecutorService later, Duration slowness, Consumer<SandboxPayment> news) {
        this.later = later;
        this.slowness = slowness;
        this.news = news;
    }

    SandboxPayment charge(Order order) {
        return byKey.computeIfAbsent(order.key(), key -> begin(order));
    }

    Optional<SandboxPayment> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    Optional<SandboxPayment> byId(String id) {
        return byKey.values().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Ends an open payment and tells the merchant; one that has ended stays as it is. */
    SandboxPayment end(SandboxPayment payment, String state, @Nullable String code) {
        String key = payment.order().key();
        SandboxPayment ended =
                byKey.computeIfPresent(key, (k, known) -> known.isOpen() ? known.becoming(state, code) : known);
        SandboxPayment told = ended == null ? payment : ended;
        news.accept(told);
        return told;
    }

    private SandboxPayment begin(Order order) {
        String id = "pay_" + UUID.randomUUID();
        SandboxPayment payment = new SandboxPayment(id, order, "SUCCEEDED", null);
        Optional<SandboxCard> card = SandboxCard.ofToken(order.token());
        if (card.isEmpty()) {
            return payment.becoming("FAILED", "unknown_payment_method");
        }
        return switch (card.get()) {
            case GOOD, GOOD_MASTERCARD -> payment;
            case DECLINED -> payment.becoming("FAILED", "card_declined");
            case NO_FUNDS -> payment.becoming("FAILED", "insufficient_funds");
            case CHALLENGED -> order.buyerPresent() ? payment.becoming("REQUIRES_ACTION", null) : payment;
            case SLOW -> slowly(payment.becoming("PENDING", null));
        };
    }

    private SandboxPayment slowly(SandboxPayment pending) {
        var unused = later.schedule(() -> end(pending, "SUCCEEDED", null), slowness.toMillis(), TimeUnit.MILLISECONDS);
        return pending;
    }
}
