package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.plan.DebtPolicy;
import io.credits.plan.Plan;
import io.credits.plan.Rollover;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What time alone owes an account: each expiry and refresh, dated at its own instant, in the order of time [R4].
 *
 * <p>Several things due at one instant happen in the order hold expiries, rollover, expiries, refresh [R11].
 */
final class TimeOwed {

    private TimeOwed() {}

    /** Writes everything due until an instant, itself included. */
    static void settle(Draft draft, Instant until) {
        for (Instant due = draft.account().nextOwed();
                due != null && !due.isAfter(until);
                due = draft.account().nextOwed()) {
            settleInstant(draft, due);
        }
    }

    private static void settleInstant(Draft draft, Instant due) {
        draft.advance(due);
        for (Hold hold : draft.account().holds()) {
            if (hold.expiresAt().isAfter(due)) {
                break;
            }
            // A grant that ends at this very instant takes its credits back: its rollover and expiry come next.
            List<Line> lapsed = lapsing(draft.account(), hold.lines(), due.minusNanos(1));
            draft.post(due, head -> new HoldEntry.HoldExpired(head, hold, lapsed));
        }
        Subscription turning = draft.account().subscription();
        if (turning != null && turning.nextAt().equals(due)) {
            turn(draft, turning.plan(), due);
        } else {
            expire(draft, due);
        }
    }

    /** Turns the schedule: carries what the ending period's plan allows, ends the rest, grants the new allowance. */
    static void turn(Draft draft, @Nullable Plan ending, Instant at) {
        if (ending != null && ending.rollover() != null) {
            rollOver(draft, ending, ending.rollover(), at);
        }
        expire(draft, at);
        refresh(draft, at);
    }

    private static void expire(Draft draft, Instant at) {
        List<Grant> ended = new ArrayList<>();
        for (Grant grant : draft.account().grants()) {
            if (grant.isExpired(at) && grant.freeMicros() > 0) {
                ended.add(grant);
            }
        }
        for (Grant grant : ended) {
            draft.post(at, head -> new GrantEntry.Expired(head, new Line(grant.id(), grant.number(), grant.free())));
        }
    }

    private static void rollOver(Draft draft, Plan ending, Rollover rule, Instant at) {
        Subscription turned = draft.account().turned();
        List<Grant> unused = new ArrayList<>();
        long unusedMicros = 0;
        for (Grant grant : draft.account().grants()) {
            if (isOfEndingPeriod(grant, at) && grant.freeMicros() > 0) {
                unused.add(grant);
                unusedMicros += grant.freeMicros();
            }
        }
        Credits carried = rule.carried(Credits.ofMicros(unusedMicros), ending.allowance());
        if (rule.ceiling() != null) {
            carried = trimmed(draft, rule.ceiling(), carried, turned.plan().allowance(), at);
        }
        int part = 0;
        for (List<Line> lines : byCostBasis(unused, carried).values()) {
            carry(draft, ending, rule, turned, lines, ++part, at);
        }
    }

    private static void carry(
            Draft draft, Plan ending, Rollover rule, Subscription turned, List<Line> lines, int part, Instant at) {
        GrantId plain = turned.idOf("rollover", turned.next() - 1);
        GrantId id = part == 1 ? plain : GrantId.of(plain.value() + "-" + part);
        Grant source = draft.account().grants().byNumber(lines.get(0).number());
        Instant expiresAt =
                rule.validFor() == null ? null : turned.timetable().occurrence(turned.next() - 1 + rule.validFor());
        Credits sum = Line.sum(lines);
        Grant grant = new Grant(
                id,
                draft.nextSeq(),
                GrantKind.ROLLOVER,
                ending.priority() - 1,
                at,
                expiresAt,
                Scope.ANYTHING,
                source == null ? null : source.costBasis(),
                true,
                sum,
                sum,
                Credits.ZERO,
                Credits.ZERO);
        draft.post(at, head -> new GrantEntry.RolledOver(head, lines, grant));
    }

    /** Takes the amount from the grants in burn order, apart by cost basis so that no paid value changes hands. */
    private static Map<Optional<Object>, List<Line>> byCostBasis(List<Grant> unused, Credits amount) {
        Map<Optional<Object>, List<Line>> lines = new LinkedHashMap<>();
        long left = amount.micros();
        for (Grant grant : unused) {
            long taken = Math.min(left, grant.freeMicros());
            if (taken > 0) {
                lines.computeIfAbsent(Optional.ofNullable(grant.costBasis()), basis -> new ArrayList<>())
                        .add(new Line(grant.id(), grant.number(), Credits.ofMicros(taken)));
                left -= taken;
            }
        }
        return lines;
    }

    /**
     * Applies the total ceiling: what PLAN and ROLLOVER credits will come to after the turn beyond it is trimmed from
     * free rollover credits, oldest first, the newly carried ones last.
     */
    private static Credits trimmed(Draft draft, Credits ceiling, Credits carried, Credits allowance, Instant at) {
        long total = Math.addExact(carried.micros(), allowance.micros());
        List<Grant> rollovers = new ArrayList<>();
        for (Grant grant : draft.account().grants()) {
            if (grant.kind() == GrantKind.ROLLOVER && !grant.isExpired(at)) {
                total += grant.remaining().micros();
                rollovers.add(grant);
            } else if (grant.kind() == GrantKind.ROLLOVER || grant.kind() == GrantKind.PLAN) {
                total += grant.isExpired(at)
                        ? grant.held().micros()
                        : grant.remaining().micros();
            }
        }
        long excess = total - ceiling.micros();
        rollovers.sort(Comparator.comparingLong(Grant::number));
        for (Grant grant : rollovers) {
            long trim = Math.min(excess, grant.freeMicros());
            if (trim > 0) {
                Line line = new Line(grant.id(), grant.number(), Credits.ofMicros(trim));
                draft.post(at, head -> new GrantEntry.Expired(head, line));
                excess -= trim;
            }
        }
        return Credits.ofMicros(Math.max(0, carried.micros() - Math.max(0, excess)));
    }

    private static void refresh(Draft draft, Instant at) {
        Account account = draft.account();
        Subscription turned = account.turned();
        Plan plan = turned.plan();
        Credits forgiven = plan.debtAtRefresh() == DebtPolicy.FORGIVE ? account.debt() : Credits.ZERO;
        long room =
                Credits.MAX_BALANCE.micros() - Math.addExact(account.booked().micros(), forgiven.micros());
        // A plan that accumulates for ever stops at the documented limit instead of stopping the account.
        Credits allowance = Credits.ofMicros(Math.min(plan.allowance().micros(), Math.max(0, room)));
        Grant grant = allowance.isZero()
                ? null
                : planGrant(
                        turned.idOf("plan", turned.next() - 1),
                        draft.nextSeq(),
                        plan,
                        allowance,
                        at,
                        turned.periodEnd());
        draft.post(at, head -> new GrantEntry.Refreshed(head, turned.schedule(), turned.next() - 1, grant, forgiven));
    }

    /** Credits that a plan gives for the period in progress. */
    static Grant planGrant(
            GrantId id, long number, Plan plan, Credits credits, Instant at, @Nullable Instant expiresAt) {
        return new Grant(
                id,
                number,
                GrantKind.PLAN,
                plan.priority(),
                at,
                expiresAt,
                Scope.ANYTHING,
                plan.costBasis(),
                true,
                credits,
                credits,
                Credits.ZERO,
                Credits.ZERO);
    }

    /** The lines' credits whose grant has ended by an instant, once the lines are free again. */
    static List<Line> lapsing(Account account, List<Line> lines, Instant at) {
        List<Line> lapsed = new ArrayList<>();
        for (Line line : lines) {
            Grant grant = account.grants().byNumber(line.number());
            if (grant != null && grant.isExpired(at)) {
                lapsed.add(line);
            }
        }
        return lapsed;
    }

    private static boolean isOfEndingPeriod(Grant grant, Instant at) {
        return grant.scheduled() && grant.kind() == GrantKind.PLAN && at.equals(grant.expiresAt());
    }
}
