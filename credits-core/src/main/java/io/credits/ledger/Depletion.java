package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.plan.Plan;
import io.credits.plan.RefreshSchedule;
import io.credits.plan.Timetable;
import io.credits.rating.FeatureId;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows an account into the future while features go on being used evenly, until something cannot be paid [R29].
 *
 * <p>Between two things that time owes, grants empty one after the other in burn order; each emptying is computed from the
 * beginning and not from the one before, so that nothing is lost to rounding. Not safe for use by several threads.
 */
public final class Depletion {

    /** So many refreshes, expiries and ends of holds are followed; what then still goes on is taken to go on for ever. */
    public static final int MAX_TURNS = 4_000;

    private static final Duration LONGEST_CLOCK_CHANGE = Duration.ofHours(2);

    private final Instant begin;
    private final BigInteger span;
    private final List<Flow> flows = new ArrayList<>();
    private Account account;
    private Instant now;

    /** What one feature uses in the span, and what of its future use is paid. */
    private static final class Flow {
        private final @Nullable FeatureId feature;
        private final BigInteger rate;
        private long paid;

        Flow(@Nullable FeatureId feature, Credits used) {
            this.feature = feature;
            this.rate = BigInteger.valueOf(used.micros());
        }
    }

    /** The flows that one grant pays at present: their rate, and what they had been paid when it began. */
    private record Drain(Grant grant, BigInteger rate, BigInteger paid) {
        Drain and(Flow flow) {
            return new Drain(grant, rate.add(flow.rate), paid.add(BigInteger.valueOf(flow.paid)));
        }

        /** Micros paid when the grant is empty, times the span: over the rate it is a time. */
        BigInteger work(BigInteger span) {
            return paid.add(BigInteger.valueOf(grant.freeMicros())).multiply(span);
        }
    }

    /**
     * Begins.
     *
     * @param account the account with everything that time owes until the instant
     * @param now the instant
     * @param span how long the usage took that goes on
     */
    public Depletion(Account account, Instant now, Duration span) {
        this.account = account;
        this.now = now;
        this.begin = now;
        this.span = BigInteger.valueOf(micros(span));
    }

    /**
     * Lets a feature go on being used.
     *
     * @param feature the feature, or null for debits without one
     * @param used what it used in the span; nothing happens unless that is positive
     */
    public void using(@Nullable FeatureId feature, Credits used) {
        if (used.isPositive()) {
            flows.add(new Flow(feature, used));
        }
    }

    /**
     * Follows the account.
     *
     * @return the first instant at which a feature in use cannot be paid or, where none is in use, nothing is available;
     *     empty if that never happens
     */
    public Optional<Instant> runsOutAt() {
        for (int turn = 0; turn < MAX_TURNS; turn++) {
            if (isOut()) {
                return Optional.of(now);
            }
            Instant event = nextEvent();
            Optional<Instant> out = drainUntil(event);
            if (out.isPresent()) {
                return out;
            }
            if (event == null || isCoveredForEver(event)) {
                return Optional.empty();
            }
            pay(event);
            now = event;
            account = account.settledAt(event);
        }
        return Optional.empty();
    }

    private boolean isOut() {
        return flows.isEmpty()
                ? !account.balance(now).available().isPositive()
                : flows.stream().anyMatch(flow -> payer(flow) == null);
    }

    /** Empties grants until something else happens; answers when a feature found no other grant. */
    private Optional<Instant> drainUntil(@Nullable Instant event) {
        while (!flows.isEmpty()) {
            Drain first = firstToEmpty();
            BigInteger[] time = first.work(span).divideAndRemainder(first.rate());
            Instant floor = after(time[0]);
            Instant empty = time[1].signum() == 0 ? floor : after(time[0].add(BigInteger.ONE));
            if (empty.isAfter(Timetable.LATEST) || (event != null && !event.isAfter(empty))) {
                return Optional.empty();
            }
            pay(empty);
            now = empty;
            if (isOut()) {
                return Optional.of(floor);
            }
        }
        return Optional.empty();
    }

    private Drain firstToEmpty() {
        Map<Long, Drain> drains = new HashMap<>();
        for (Flow flow : flows) {
            Grant payer = payer(flow);
            if (payer != null) {
                drains.merge(
                        payer.number(),
                        new Drain(payer, flow.rate, BigInteger.valueOf(flow.paid)),
                        (drain, one) -> drain.and(flow));
            }
        }
        return drains.values().stream()
                .min((a, b) ->
                        a.work(span).multiply(b.rate()).compareTo(b.work(span).multiply(a.rate())))
                .orElseThrow();
    }

    /** The grant that pays a feature now: a debit of one micro would be taken from it. */
    private @Nullable Grant payer(Flow flow) {
        List<Line> lines =
                Burn.of(account, flow.feature, null, Credits.ofMicros(1), now).lines();
        return lines.isEmpty() ? null : account.grants().byNumber(lines.get(0).number());
    }

    /** Pays every feature's use until an instant, up to the next micro; what nobody pays has come to its end anyway. */
    private void pay(Instant until) {
        BigInteger elapsed = BigInteger.valueOf(micros(until) - micros(begin));
        for (Flow flow : flows) {
            BigInteger[] used = flow.rate.multiply(elapsed).divideAndRemainder(span);
            long due = used[0].longValueExact() + used[1].signum();
            Burn burn = Burn.of(account, flow.feature, null, Credits.ofMicros(due - flow.paid), now);
            account = account.burning(burn.lines());
            flow.paid = due;
        }
    }

    /** Something that time owes, or a grant that becomes effective. */
    private @Nullable Instant nextEvent() {
        Instant next = account.nextOwed();
        for (Grant grant : account.grants()) {
            if (grant.effectiveAt().isAfter(now)) {
                next = Account.earlier(next, grant.effectiveAt());
            }
        }
        return next;
    }

    /** Whether from an event on each period's allowance alone covers all that is used in it, however long it is. */
    private boolean isCoveredForEver(Instant event) {
        Subscription subscription = account.subscription();
        if (subscription == null || subscription.endsAt() != null || !event.equals(subscription.refreshAt())) {
            return false;
        }
        Plan plan = subscription.nextPlan();
        BigInteger rate = flows.stream().map(flow -> flow.rate).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger longest = BigInteger.valueOf(micros(longest(plan.refresh(), account.zone())));
        BigInteger allowance = BigInteger.valueOf(plan.allowance().micros());
        return allowance.signum() > 0 && rate.multiply(longest).compareTo(allowance.multiply(span)) <= 0;
    }

    private static Duration longest(RefreshSchedule schedule, ZoneId zone) {
        int days = switch (schedule.every()) {
            case DAY -> 1;
            case WEEK -> 7;
            case MONTH -> 31;
            case QUARTER -> 92;
            case YEAR -> 366;
        };
        Duration longest = Duration.ofDays((long) days * schedule.count());
        return zone.getRules().isFixedOffset() ? longest : longest.plus(LONGEST_CLOCK_CHANGE);
    }

    /** An instant so many microseconds after the beginning, or one beyond all dates. */
    private Instant after(BigInteger micros) {
        BigInteger furthest = BigInteger.valueOf(micros(Timetable.LATEST) - micros(begin) + 1);
        return begin.plus(micros.min(furthest).longValueExact(), ChronoUnit.MICROS);
    }

    private static long micros(Duration duration) {
        return Math.addExact(Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
    }

    private static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }
}
