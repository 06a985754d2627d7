package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.ledger.BurnOrder.Criterion;
import io.credits.rating.ChannelId;
import io.credits.rating.Charge;
import io.credits.rating.FeatureId;
import io.credits.rating.RateCardId;
import io.credits.rating.RateCardVersion;
import io.credits.rating.RateLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an entry is what it is: which grants could have paid, in which order and by which key, and how the amount came
 * about.
 *
 * @param entry the entry that is explained
 * @param order the burn order in force, for example {@code standard-1}
 * @param candidates the grants with free credits at that instant, in burn order
 * @param rate how the amount was rated, or null where the host named the amount
 */
public record Explanation(
        LedgerEntry entry,
        String order,
        List<Candidate> candidates,
        @Nullable Rated rate) {

    /**
     * Creates the explanation with a copy of the list.
     *
     * @param entry the entry that is explained
     * @param order the burn order in force, for example {@code standard-1}
     * @param candidates the grants with free credits at that instant, in burn order
     * @param rate how the amount was rated, or null where the host named the amount
     */
    public Explanation {
        candidates = List.copyOf(candidates);
    }

    /**
     * A grant that stood in line to pay.
     *
     * @param grant its id
     * @param free what it had to give
     * @param taken what it paid
     * @param inScope whether it may pay for the feature and channel
     * @param after the key of the burn order that put it behind the candidate before it; null for the first
     */
    public record Candidate(
            GrantId grant,
            Credits free,
            Credits taken,
            boolean inScope,
            @Nullable Criterion after) {}

    /**
     * How an amount was rated.
     *
     * @param rateCard the rate card
     * @param version the start of its version in force when the usage occurred
     * @param line the rate that matched
     * @param already what a cumulative rate had counted in the period before
     * @param exact the exact product
     * @param rounding the one rounding step to a micro
     * @param charged the result
     */
    public record Rated(
            RateCardId rateCard,
            Instant version,
            RateLine line,
            Quantity already,
            BigDecimal exact,
            RoundingMode rounding,
            Credits charged) {}

    /**
     * Finds a version of a rate card as it was.
     */
    @FunctionalInterface
    public interface Versions {
        /**
         * Finds a version.
         *
         * @param card the card's id, or null for the only one there was
         * @param from the version's start
         * @return the version with its card's id, or null if it is not known any more
         */
        @Nullable Rates find(@Nullable RateCardId card, Instant from);
    }

    /**
     * A version together with the card it belongs to.
     *
     * @param card the card's id
     * @param version the version
     */
    public record Rates(RateCardId card, RateCardVersion version) {}

    /**
     * Rebuilds the reasons of an entry from the state before it.
     *
     * @param stateBefore the state after the entry before it
     * @param entry the entry
     * @param versions finds the rate-card version that the entry names
     * @return the explanation; without candidates for an entry that burns nothing
     */
    public static Explanation of(Account stateBefore, LedgerEntry entry, Versions versions) {
        Account before = stateBefore.at(entry.at());
        if (entry instanceof UsageEntry.Consumed consumed) {
            Rated rated = rated(
                    before,
                    versions,
                    consumed.version(),
                    consumed.feature(),
                    consumed.channel(),
                    consumed.command().quantity());
            return ofUsage(consumed, before, consumed.order(), rated);
        }
        if (entry instanceof UsageEntry.Debited debited) {
            return ofUsage(debited, before, debited.order(), null);
        }
        if (entry instanceof UsageEntry.Captured captured) {
            Hold hold = captured.hold();
            return ofUsage(captured, before.unholding(hold.number(), hold.lines()), captured.order(), null);
        }
        if (entry instanceof HoldEntry.Held held) {
            return new Explanation(
                    entry,
                    held.order().id(),
                    candidates(
                            under(before, held.order()),
                            held.hold().feature(),
                            held.hold().channel(),
                            held.hold().lines(),
                            entry.at()),
                    ofHold(before, versions, held));
        }
        return new Explanation(entry, before.grants().order().id(), List.of(), null);
    }

    private static Explanation ofUsage(UsageEntry entry, Account account, BurnOrder order, @Nullable Rated rated) {
        return new Explanation(
                entry,
                order.id(),
                candidates(under(account, order), entry.feature(), entry.channel(), entry.burned(), entry.at()),
                rated);
    }

    private static Account under(Account account, BurnOrder order) {
        return account.withGrants(account.grants().inOrder(order));
    }

    private static @Nullable Rated ofHold(Account before, Versions versions, HoldEntry.Held held) {
        Hold hold = held.hold();
        return held.version() == null || hold.feature() == null || hold.quantity() == null
                ? null
                : rated(before, versions, held.version(), hold.feature(), hold.channel(), hold.quantity());
    }

    private static List<Candidate> candidates(
            Account account, @Nullable FeatureId feature, @Nullable ChannelId channel, List<Line> burned, Instant at) {
        List<Candidate> candidates = new ArrayList<>();
        Grant previous = null;
        for (Grant grant : account.grants()) {
            Credits taken = taken(burned, grant);
            if (taken.isZero() && (!grant.isUsable(at) || !grant.free().isPositive())) {
                continue;
            }
            candidates.add(new Candidate(
                    grant.id(),
                    grant.free(),
                    taken,
                    grant.scope().covers(feature, channel),
                    previous == null ? null : account.grants().order().deciding(previous, grant)));
            previous = grant;
        }
        return candidates;
    }

    private static Credits taken(List<Line> burned, Grant grant) {
        Credits taken = Credits.ZERO;
        for (Line line : burned) {
            if (line.number() == grant.number()) {
                taken = taken.plus(line.credits());
            }
        }
        return taken;
    }

    private static @Nullable Rated rated(
            Account before,
            Versions versions,
            Instant version,
            FeatureId feature,
            @Nullable ChannelId channel,
            Quantity quantity) {
        Rates rates = versions.find(before.rateCard(), version);
        RateLine line =
                rates == null ? null : rates.version().lineFor(feature, channel).orElse(null);
        if (rates == null || line == null) {
            return null;
        }
        Quantity already = line.rate().cumulative() ? before.counted(line) : Quantity.ZERO;
        Charge charge = Charge.of(rates.version(), line, already, quantity);
        return new Rated(rates.card(), version, line, already, charge.exact(), charge.rounding(), charge.credits());
    }
}
