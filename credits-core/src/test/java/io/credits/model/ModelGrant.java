package io.credits.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/** A grant of the second model: plain mutable fields, nothing forgotten. */
final class ModelGrant {

    String id;
    long seq;
    String kind;
    int priority = 50;
    Instant from;
    Instant to;
    Set<String> features = Set.of();
    Set<String> channels = Set.of();
    BigDecimal cost = BigDecimal.ZERO;
    boolean ofSchedule;
    boolean started;
    BigDecimal granted;
    BigDecimal left;
    BigDecimal held = BigDecimal.ZERO;

    /** Lapsed at its end or voided: nobody ever used it. */
    BigDecimal unused = BigDecimal.ZERO;

    boolean disputed;

    ModelGrant copy() {
        ModelGrant copy = new ModelGrant();
        copy.id = id;
        copy.seq = seq;
        copy.kind = kind;
        copy.priority = priority;
        copy.from = from;
        copy.to = to;
        copy.features = features;
        copy.channels = channels;
        copy.cost = cost;
        copy.ofSchedule = ofSchedule;
        copy.started = started;
        copy.granted = granted;
        copy.left = left;
        copy.held = held;
        copy.unused = unused;
        copy.disputed = disputed;
        return copy;
    }

    BigDecimal free() {
        return left.subtract(held);
    }

    boolean ended(Instant at) {
        return to != null && to.compareTo(at) <= 0;
    }

    boolean usable(Instant at) {
        return from.compareTo(at) <= 0 && !ended(at);
    }

    boolean unscoped() {
        return features.isEmpty() && channels.isEmpty();
    }

    /** A scope "ai" covers "ai.completion"; a debit without a feature is for unscoped grants only [R7]. */
    boolean covers(String feature, String channel) {
        if (!features.isEmpty()
                && (feature == null
                        || features.stream().noneMatch(f -> feature.equals(f) || feature.startsWith(f + ".")))) {
            return false;
        }
        return channels.isEmpty() || (channel != null && channels.contains(channel));
    }
}
