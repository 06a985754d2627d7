package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which grants pay an amount: the usable ones in scope, in burn order, each as far as it is free [R5, R7].
 *
 * @param lines what each grant pays
 * @param requested the amount
 * @param available what is in scope altogether, without the overdraft
 */
record Burn(List<Line> lines, Credits requested, Credits available) {

    /** Takes the amount as far as it goes from a settled account. */
    static Burn of(
            Account account, @Nullable FeatureId feature, @Nullable ChannelId channel, Credits amount, Instant now) {
        List<Line> lines = List.of();
        long left = amount.micros();
        long available = 0;
        for (Grant grant : account.grants()) {
            long free = grant.freeMicros();
            if (grant.isUsable(now) && grant.scope().covers(feature, channel)) {
                available += free;
                long taken = Math.min(left, free);
                if (taken > 0) {
                    Credits part = taken == amount.micros() ? amount : Credits.ofMicros(taken);
                    lines = Joined.of(lines, List.of(new Line(grant.id(), grant.number(), part)));
                    left -= taken;
                }
            }
        }
        return new Burn(lines, amount, Credits.ofMicros(available));
    }

    boolean isCovered() {
        return available.compareTo(requested) >= 0;
    }

    /** What the grants do not cover. */
    Credits shortfall() {
        return isCovered() ? Credits.ZERO : requested.minus(available);
    }

    /** Whether the unused part of the account's overdraft covers the rest [R6]. */
    boolean isCoveredWithOverdraft(Account account) {
        return shortfall().plus(account.debt()).compareTo(account.overdraft()) <= 0;
    }

    /** Tells why there is too little; the first that is true in the order of [R7]. */
    Rejection refusal(Account account, @Nullable FeatureId feature, @Nullable ChannelId channel, Instant now) {
        if (available.isPositive()) {
            return new Rejection.InsufficientCredits(account.id(), requested, available);
        }
        long held = 0;
        long elsewhere = 0;
        for (Grant grant : account.grants()) {
            if (grant.isUsable(now)) {
                if (grant.scope().covers(feature, channel)) {
                    held += grant.held().micros();
                } else {
                    elsewhere += grant.freeMicros();
                }
            }
        }
        if (held > 0) {
            return new Rejection.AllOnHold(
                    account.id(), requested, Credits.ofMicros(held), firstHoldEnd(account, feature, channel, now));
        }
        return elsewhere > 0
                ? new Rejection.OutOfScope(account.id(), requested, Credits.ofMicros(elsewhere))
                : new Rejection.InsufficientCredits(account.id(), requested, available);
    }

    /** Holds are kept first to expire first, so the first that gives usable credits in scope back is the one. */
    private static Instant firstHoldEnd(
            Account account, @Nullable FeatureId feature, @Nullable ChannelId channel, Instant now) {
        for (Hold hold : account.holds()) {
            for (Line line : hold.lines()) {
                Grant grant = account.grants().byNumber(line.number());
                if (grant != null && grant.isUsable(now) && grant.scope().covers(feature, channel)) {
                    return hold.expiresAt();
                }
            }
        }
        throw new IllegalStateException("held credits of account " + account.id() + " without a hold");
    }
}
