package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.plan.Plan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry that changes what the account is rather than what it has. */
public sealed interface AccountEntry extends LedgerEntry {

    /**
     * Another plan was chosen [R12].
     *
     * @param head place, movement and balances
     * @param command what was asked; it carries the plan's terms
     * @param takesEffect when and how
     * @param extra the prorated extra of an upgrade, or null
     * @param granted what the change brought at once
     * @param nextRefresh when the next refresh comes, or null
     * @param balance the balance shown once the change was complete
     */
    record PlanChanged(
            EntryHead head,
            ChangePlan command,
            TakesEffect takesEffect,
            @Nullable Grant extra,
            Credits granted,
            @Nullable Instant nextRefresh,
            Credits balance)
            implements AccountEntry {

        /** How a plan change takes effect. */
        public enum TakesEffect {
            /** At once, on the schedule in progress. */
            IN_PERIOD,
            /** At once, on a schedule of its own that starts now. */
            NEW_SCHEDULE,
            /** At the next occurrence. */
            AT_NEXT_REFRESH
        }

        @Override
        public EntryKind kind() {
            return EntryKind.PLAN_CHANGED;
        }

        @Override
        public @Nullable Grant issued() {
            return extra;
        }

        @Override
        public Account effect(Account before) {
            Plan plan = command.plan();
            Subscription current = before.subscription();
            if (current == null || takesEffect == TakesEffect.NEW_SCHEDULE) {
                Subscription started = Subscription.starting(plan, head.at(), before.zone(), before.schedules());
                return before.withSubscription(started, before.schedules() + 1)
                        .withGrants(before.grants().mapping(grant -> endingWith(current, grant)));
            }
            if (takesEffect == TakesEffect.AT_NEXT_REFRESH) {
                return before.withSubscription(current.changingTo(plan), before.schedules());
            }
            Account changed = before.withSubscription(current.onPlan(plan), before.schedules());
            return extra == null ? changed : changed.issuing(extra, head.at());
        }

        /** The old allowance ends as at a turn; what was carried, extended, accumulated or left by a cancelled plan stays. */
        private Grant endingWith(@Nullable Subscription old, Grant grant) {
            boolean ends = old != null
                    && grant.scheduled()
                    && grant.kind() == GrantKind.PLAN
                    && old.nextAt().equals(grant.expiresAt());
            return ends ? grant.expiringAt(head.at()) : grant;
        }

        @Override
        public PlanChanged withHead(EntryHead changed) {
            return new PlanChanged(changed, command, takesEffect, extra, granted, nextRefresh, balance);
        }

        @Override
        public void describe(Members members) {
            members.put("takesEffect", takesEffect)
                    .put("terms", command.plan())
                    .put("extra", extra)
                    .put("granted", granted)
                    .put("nextRefresh", nextRefresh)
                    .put("balance", balance);
        }
    }

    /**
     * The plan was cancelled.
     *
     * @param head place, movement and balances
     * @param command what was asked
     * @param endsAt when the plan ends, before an occurrence at the same instant
     * @param nextRefresh the next refresh before that, or null
     */
    record PlanCancelled(
            EntryHead head,
            CancelPlan command,
            Instant endsAt,
            @Nullable Instant nextRefresh) implements AccountEntry {
        @Override
        public EntryKind kind() {
            return EntryKind.PLAN_CANCELLED;
        }

        @Override
        public Account effect(Account before) {
            Subscription current = before.subscription();
            return current == null
                    ? before
                    : before.withSubscription(current.endingAt(endsAt), before.schedules())
                            .at(head.at());
        }

        @Override
        public PlanCancelled withHead(EntryHead changed) {
            return new PlanCancelled(changed, command, endsAt, nextRefresh);
        }

        @Override
        public void describe(Members members) {
            members.put("endsAt", endsAt).put("nextRefresh", nextRefresh);
        }
    }

    /**
     * The account moved to another zone [R13].
     *
     * @param head place, movement and balances
     * @param command what was asked
     * @param nextRefresh when the next refresh comes, or null
     */
    record ZoneChanged(
            EntryHead head, ChangeZone command, @Nullable Instant nextRefresh) implements AccountEntry {
        @Override
        public EntryKind kind() {
            return EntryKind.ZONE_CHANGED;
        }

        @Override
        public Account effect(Account before) {
            Account moved = before.inZone(command.zone());
            Subscription current = before.subscription();
            if (current == null) {
                return moved;
            }
            Subscription there = current.inZone(command.zone(), head.at());
            return moved.withSubscription(there, before.schedules())
                    .withGrants(before.grants().mapping(grant -> following(grant, current, there)));
        }

        private static Grant following(Grant grant, Subscription from, Subscription to) {
            if (!grant.scheduled() || grant.expiresAt() == null) {
                return grant;
            }
            Instant end = from.movedEnd(grant.expiresAt(), to);
            return end.equals(grant.expiresAt()) ? grant : grant.expiringAt(end);
        }

        @Override
        public ZoneChanged withHead(EntryHead changed) {
            return new ZoneChanged(changed, command, nextRefresh);
        }

        @Override
        public void describe(Members members) {
            members.put("nextRefresh", nextRefresh);
        }
    }

    /**
     * The account was made to stand still; nothing is written until it is thawed.
     *
     * @param head place, movement and balances
     * @param command what was asked
     */
    record Frozen(EntryHead head, FreezeAccount command) implements AccountEntry {
        @Override
        public EntryKind kind() {
            return EntryKind.FROZEN;
        }

        @Override
        public Account effect(Account before) {
            return before.freezing();
        }

        @Override
        public Frozen withHead(EntryHead changed) {
            return new Frozen(changed, command);
        }

        @Override
        public void describe(Members members) {
            // The command says it all.
        }
    }

    /**
     * The account goes on; what time owed while it was frozen stands before.
     *
     * @param head place, movement and balances
     * @param command what was asked
     */
    record Thawed(EntryHead head, ThawAccount command) implements AccountEntry {
        @Override
        public EntryKind kind() {
            return EntryKind.THAWED;
        }

        @Override
        public Account effect(Account before) {
            return before.thawed();
        }

        @Override
        public Thawed withHead(EntryHead changed) {
            return new Thawed(changed, command);
        }

        @Override
        public void describe(Members members) {
            // The command says it all.
        }
    }

    /**
     * Old usage was written down in the host's archive; replays begin after it from now on.
     *
     * @param head place, movement and balances
     * @param command what was asked; it vouches for the state that replays begin with
     */
    record Archived(EntryHead head, ArchiveEntries command) implements AccountEntry {
        @Override
        public EntryKind kind() {
            return EntryKind.ARCHIVED;
        }

        @Override
        public Account effect(Account before) {
            return before.archivedTo(command.upTo());
        }

        @Override
        public Archived withHead(EntryHead changed) {
            return new Archived(changed, command);
        }

        @Override
        public void describe(Members members) {
            // The command says it all.
        }
    }

    /**
     * The account was closed; its credits stay, its refreshes stop [R28].
     *
     * @param head place, movement and balances
     * @param command what was asked
     */
    record Closed(EntryHead head, CloseAccount command) implements AccountEntry {
        @Override
        public EntryKind kind() {
            return EntryKind.CLOSED;
        }

        @Override
        public Account effect(Account before) {
            return before.closing();
        }

        @Override
        public Closed withHead(EntryHead changed) {
            return new Closed(changed, command);
        }

        @Override
        public void describe(Members members) {
            // The command says it all.
        }
    }
}
