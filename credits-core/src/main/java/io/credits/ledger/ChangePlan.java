package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.ledger.AccountEntry.PlanChanged;
import io.credits.ledger.AccountEntry.PlanChanged.TakesEffect;
import io.credits.plan.Plan;
import io.credits.plan.RefreshMode;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Moves an account to another plan, or to newer terms of its plan [R12].
 *
 * <p>An upgrade at once keeps the anchor and adds the difference of the allowances, prorated. A plan with another
 * schedule starts that schedule with its first allowance in full. Nothing is ever taken back within a period.
 *
 * @param account the account
 * @param key makes the command safe to repeat
 * @param plan the plan with the terms that the account keeps from now on
 * @param when when it takes effect, or null for now if the plan's rank is higher and at the next refresh if not
 * @param proration how the difference of the allowances is counted
 */
public record ChangePlan(
        AccountId account,
        IdempotencyKey key,
        Plan plan,
        @Nullable When when,
        Proration proration) implements LedgerCommand<PlanChanged> {

    /** When a plan change takes effect. */
    public enum When {
        /** At once. */
        NOW,
        /** At the next occurrence of the schedule in force. */
        NEXT_REFRESH
    }

    /** How an upgrade's extra allowance is counted. */
    public enum Proration {
        /** By the exact part of the period that is left, floored to a micro. */
        PRORATED,
        /** The whole difference. */
        FULL,
        /** Nothing before the next refresh. */
        NONE
    }

    /**
     * Creates a command with the default time and proration.
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param plan the plan
     * @return the command
     */
    public static ChangePlan to(AccountId account, IdempotencyKey key, Plan plan) {
        return new ChangePlan(account, key, plan, null, Proration.PRORATED);
    }

    @Override
    public Class<PlanChanged> entryType() {
        return PlanChanged.class;
    }

    @Override
    public void describe(Members members) {
        members.put("plan", plan.id().value()).put("when", when).put("proration", proration);
    }

    @Override
    public Decision<PlanChanged> decide(Account current, Past past, Instant now) {
        Draft draft = Draft.settled(current, now);
        Subscription subscription = draft.account().subscription();
        if (subscription == null) {
            return newSchedule(draft, null);
        }
        When effective = when != null ? when : plan.rank() > subscription.plan().rank() ? When.NOW : When.NEXT_REFRESH;
        if (effective == When.NEXT_REFRESH) {
            Instant next = subscription.nextAt();
            return draft.accept(draft.post(now, head -> entry(head, draft, TakesEffect.AT_NEXT_REFRESH, null, next)));
        }
        return plan.refresh().equals(subscription.plan().refresh())
                ? inPeriod(draft, subscription)
                : newSchedule(draft, subscription.plan());
    }

    private Decision<PlanChanged> inPeriod(Draft draft, Subscription subscription) {
        Credits extra = extra(subscription, draft.now());
        if (draft.account().booked().micros() > Credits.MAX_BALANCE.micros() - extra.micros()) {
            return draft.reject(new Rejection.Overflow(account, "balance", Credits.MAX_BALANCE));
        }
        Grant grant = extra.isZero() ? null : upgrade(draft, subscription, extra);
        Draft trial = draft.fork();
        trial.post(draft.now(), head -> entry(head, draft, TakesEffect.IN_PERIOD, grant, subscription.nextAt()));
        return draft.accept(draft.post(
                draft.now(), head -> entry(head, trial, TakesEffect.IN_PERIOD, grant, subscription.nextAt())));
    }

    private Grant upgrade(Draft draft, Subscription subscription, Credits extra) {
        Instant end = plan.mode() == RefreshMode.RESET ? subscription.nextAt() : null;
        return TimeOwed.planGrant(
                GrantId.of("upgrade-" + draft.nextSeq()), draft.nextSeq(), plan, extra, draft.now(), end);
    }

    /** The new schedule's first turn follows the change at the same instant; a trial tells what it will come to. */
    private Decision<PlanChanged> newSchedule(Draft draft, @Nullable Plan ending) {
        Draft trial = draft.fork();
        trial.post(draft.now(), head -> entry(head, draft, TakesEffect.NEW_SCHEDULE, null, null));
        TimeOwed.turn(trial, ending, draft.now());
        Subscription started = trial.account().subscription();
        Instant next = started == null ? null : started.nextAt();
        PlanChanged changed = draft.post(draft.now(), head -> entry(head, trial, TakesEffect.NEW_SCHEDULE, null, next));
        TimeOwed.turn(draft, ending, draft.now());
        return draft.accept(changed);
    }

    private PlanChanged entry(
            EntryHead head, Draft complete, TakesEffect effect, @Nullable Grant extra, @Nullable Instant next) {
        Credits granted =
                effect == TakesEffect.NEW_SCHEDULE ? plan.allowance() : extra == null ? Credits.ZERO : extra.granted();
        Credits balance = complete.account().balance(complete.now()).balance();
        return new PlanChanged(head, this, effect, extra, granted, next, balance);
    }

    /** The difference of the allowances for what is left of the period; all of it exactly at an occurrence. */
    private Credits extra(Subscription subscription, Instant now) {
        Instant start = subscription.periodStart();
        long difference =
                plan.allowance().micros() - subscription.plan().allowance().micros();
        if (start == null || difference <= 0) {
            return Credits.ZERO;
        }
        if (proration == Proration.FULL || start.equals(now)) {
            return Credits.ofMicros(difference);
        }
        if (proration == Proration.NONE) {
            return Credits.ZERO;
        }
        BigInteger left = nanos(Duration.between(now, subscription.nextAt()));
        BigInteger whole = nanos(Duration.between(start, subscription.nextAt()));
        return Credits.ofMicros(
                BigInteger.valueOf(difference).multiply(left).divide(whole).longValueExact());
    }

    private static BigInteger nanos(Duration duration) {
        return BigInteger.valueOf(duration.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000L))
                .add(BigInteger.valueOf(duration.getNano()));
    }
}
