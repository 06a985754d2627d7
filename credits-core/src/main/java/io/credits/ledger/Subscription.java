package io.credits.ledger;

import io.credits.plan.Plan;
import io.credits.plan.RefreshMode;
import io.credits.plan.Timetable;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * An account's plan on its schedule: which occurrence comes next and what was asked to change at it [R10, R12].
 *
 * @param plan the plan's terms as they were when it was assigned
 * @param timetable when its occurrences are
 * @param schedule 0 for the account's first schedule, k for its k-th further one
 * @param next the number of the next occurrence
 * @param nextAt the instant of that occurrence, never before the account's opening
 * @param pending the plan that takes over at the next occurrence, or null
 * @param endsAt when a cancellation takes effect, before an occurrence at the same instant, or null
 */
public record Subscription(
        Plan plan,
        Timetable timetable,
        int schedule,
        long next,
        Instant nextAt,
        @Nullable Plan pending,
        @Nullable Instant endsAt) {

    /** Starts a schedule at an instant: its occurrence 0 is due there. */
    static Subscription starting(Plan plan, Instant anchor, ZoneId zone, int schedule) {
        return new Subscription(
                plan, Timetable.starting(plan.refresh(), anchor, zone), schedule, 0, anchor, null, null);
    }

    /**
     * Joins a schedule whose anchor may be past: the period in progress is granted, earlier ones are not.
     */
    static Subscription joining(Plan plan, Instant anchor, ZoneId zone, Instant at) {
        Timetable timetable = Timetable.starting(plan.refresh(), anchor, zone);
        long next = Math.max(0, timetable.lastAtOrBefore(at));
        Instant occurrence = timetable.occurrence(next);
        return new Subscription(plan, timetable, 0, next, occurrence.isBefore(at) ? at : occurrence, null, null);
    }

    /**
     * Returns when the next refresh happens.
     *
     * @return its instant, or null if a cancellation comes first
     */
    public @Nullable Instant refreshAt() {
        return endsAt == null || nextAt.isBefore(endsAt) ? nextAt : null;
    }

    /**
     * Returns the plan that the next refresh grants.
     *
     * @return the pending plan, or the current one
     */
    public Plan nextPlan() {
        return pending == null ? plan : pending;
    }

    /** The subscription once the occurrence {@link #next} has happened. */
    Subscription turned(ZoneId zone, int schedules) {
        if (pending != null && !pending.refresh().equals(plan.refresh())) {
            return starting(pending, nextAt, zone, schedules).turned(zone, schedules);
        }
        return new Subscription(
                nextPlan(), timetable, schedule, next + 1, timetable.occurrence(next + 1), null, endsAt);
    }

    Subscription onPlan(Plan changed) {
        return new Subscription(changed, timetable, schedule, next, nextAt, null, null);
    }

    Subscription changingTo(Plan changed) {
        return new Subscription(plan, timetable, schedule, next, nextAt, changed, null);
    }

    Subscription endingAt(Instant end) {
        return new Subscription(plan, timetable, schedule, next, nextAt, null, end);
    }

    Subscription inZone(ZoneId zone, Instant at) {
        Timetable changed = timetable.inZone(zone, next, at);
        Subscription moved = new Subscription(plan, changed, schedule, next, changed.occurrence(next), pending, endsAt);
        // A plan that was to end at an occurrence ends where that occurrence is now, and still before it [R12].
        return endsAt == null
                ? moved
                : new Subscription(plan, changed, schedule, next, moved.nextAt, pending, movedEnd(endsAt, moved));
    }

    /**
     * Moves an end that stands at a coming occurrence to where the other timetable has that occurrence [R13].
     */
    Instant movedEnd(Instant end, Subscription moved) {
        long n = timetable.lastAtOrBefore(end);
        return n >= next && timetable.occurrence(n).equals(end) ? moved.timetable.occurrence(n) : end;
    }

    /** The start of the period in progress, or null before occurrence 0. */
    @Nullable Instant periodStart() {
        return next == 0 ? null : timetable.occurrence(next - 1);
    }

    /** When credits granted for the period that ends at the next occurrence end: never, where they accumulate. */
    @Nullable Instant periodEnd() {
        return plan.mode() == RefreshMode.RESET ? nextAt : null;
    }

    /** The name of what occurrence n brings, for example {@code plan-3}, or {@code plan-1.3} on a further schedule. */
    GrantId idOf(String prefix, long n) {
        return GrantId.of(schedule == 0 ? prefix + "-" + n : prefix + "-" + schedule + "." + n);
    }
}
