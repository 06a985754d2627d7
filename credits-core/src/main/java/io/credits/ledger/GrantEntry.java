package io.credits.ledger;

import io.credits.amount.Credits;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry that issues, carries, changes or ends a grant. */
public sealed interface GrantEntry extends LedgerEntry {

    /**
     * Credits were issued by the host.
     *
     * @param head place, movement and balances
     * @param command what was asked
     * @param grant the grant as issued
     */
    record Granted(EntryHead head, GrantCredits command, Grant grant) implements GrantEntry {
        @Override
        public EntryKind kind() {
            return EntryKind.GRANTED;
        }

        @Override
        public Grant issued() {
            return grant;
        }

        @Override
        public Account effect(Account before) {
            return before.issuing(grant, head.at());
        }

        @Override
        public Granted withHead(EntryHead changed) {
            return new Granted(changed, command, grant);
        }

        @Override
        public void describe(Members members) {
            grant.describe(members);
        }
    }

    /**
     * The plan granted the allowance of one occurrence; identified by (schedule, n) [R10].
     *
     * @param head place, movement and balances
     * @param schedule 0 for the account's first schedule, k for its k-th further one
     * @param n the occurrence
     * @param grant the grant as issued, or null for an allowance of zero
     * @param forgiven debt that the plan's policy wrote off [R6]
     */
    record Refreshed(
            EntryHead head, int schedule, long n, @Nullable Grant grant, Credits forgiven) implements GrantEntry {
        @Override
        public EntryKind kind() {
            return EntryKind.REFRESHED;
        }

        @Override
        public @Nullable Grant issued() {
            return grant;
        }

        @Override
        public Account effect(Account before) {
            Subscription turning = before.turned();
            if (turning.schedule() != schedule || turning.next() != n + 1) {
                throw new IllegalStateException("occurrence " + n + " is not the next one of account " + before.id());
            }
            Account turned = before.withSubscription(turning, Math.max(before.schedules(), schedule + 1))
                    .withCounters(Map.of())
                    .withDebt(before.debt().minus(forgiven));
            return grant == null ? turned : turned.issuing(grant, head.at());
        }

        @Override
        public Refreshed withHead(EntryHead changed) {
            return new Refreshed(changed, schedule, n, grant, forgiven);
        }

        @Override
        public void describe(Members members) {
            members.put("schedule", (long) schedule).put("n", n).put("forgiven", forgiven);
            if (grant != null) {
                grant.describe(members);
            }
        }
    }

    /**
     * Unused plan credits were carried into the next period [R11]; the booked balance does not change.
     *
     * @param head place, movement and balances
     * @param lines what was taken from the ending period's grants
     * @param grant the grant that carries it
     */
    record RolledOver(EntryHead head, List<Line> lines, Grant grant) implements GrantEntry {
        /**
         * Creates the entry with a copy of the lines.
         *
         * @param head place, movement and balances
         * @param lines what was taken from the ending period's grants
         * @param grant the grant that carries it
         */
        public RolledOver {
            lines = List.copyOf(lines);
        }

        @Override
        public EntryKind kind() {
            return EntryKind.ROLLED_OVER;
        }

        @Override
        public Grant issued() {
            return grant;
        }

        @Override
        public Account effect(Account before) {
            Account taken = before.withGrants(before.grants().changing(lines, Grant::burned));
            return taken.carrying(grant, head.at());
        }

        @Override
        public RolledOver withHead(EntryHead changed) {
            return new RolledOver(changed, lines, grant);
        }

        @Override
        public void describe(Members members) {
            members.put("lines", lines);
            grant.describe(members);
        }
    }

    /**
     * What was free of a grant lapsed at its end.
     *
     * @param head place, movement and balances
     * @param line the grant and what lapsed
     */
    record Expired(EntryHead head, Line line) implements GrantEntry {
        @Override
        public EntryKind kind() {
            return EntryKind.EXPIRED;
        }

        @Override
        public long refersTo() {
            return line.number();
        }

        @Override
        public Account effect(Account before) {
            return before.lapsing(List.of(line));
        }

        @Override
        public Expired withHead(EntryHead changed) {
            return new Expired(changed, line);
        }

        @Override
        public void describe(Members members) {
            members.put("lines", List.of(line));
        }
    }

    /**
     * A grant was taken back as far as it was free; the part on hold lapses when its hold ends.
     *
     * @param head place, movement and balances
     * @param command what was asked
     * @param number the number of the grant
     * @param voided what was taken
     */
    record Voided(EntryHead head, VoidGrant command, long number, Credits voided) implements GrantEntry {
        @Override
        public EntryKind kind() {
            return EntryKind.VOIDED;
        }

        @Override
        public long refersTo() {
            return number;
        }

        @Override
        public Account effect(Account before) {
            Account lapsed =
                    voided.isZero() ? before : before.lapsing(List.of(new Line(command.grant(), number, voided)));
            return lapsed.withGrants(lapsed.grants()
                    .mapping(grant -> grant.number() == number && !grant.isExpired(head.at())
                            ? grant.expiringAt(head.at())
                            : grant));
        }

        @Override
        public Voided withHead(EntryHead changed) {
            return new Voided(changed, command, number, voided);
        }

        @Override
        public void describe(Members members) {
            members.put("number", number).put("voided", voided);
        }
    }

    /**
     * A live grant's end was moved later.
     *
     * @param head place, movement and balances
     * @param command what was asked
     * @param number the number of the grant
     */
    record Extended(EntryHead head, ExtendGrant command, long number) implements GrantEntry {
        @Override
        public EntryKind kind() {
            return EntryKind.EXTENDED;
        }

        @Override
        public long refersTo() {
            return number;
        }

        @Override
        public Account effect(Account before) {
            return before.withGrants(before.grants()
                    .mapping(grant -> grant.number() == number ? grant.expiringAt(command.expiresAt()) : grant));
        }

        @Override
        public Extended withHead(EntryHead changed) {
            return new Extended(changed, command, number);
        }

        @Override
        public void describe(Members members) {
            members.put("number", number);
        }
    }

    /**
     * A purchase was charged back: its unspent credits were taken back, the rest became debt [R23].
     *
     * @param head place, movement and balances
     * @param command what was asked
     * @param number the number of the purchase's grant
     * @param clawedBack what was taken back
     * @param debt what became debt
     */
    record Disputed(EntryHead head, RecordDispute command, long number, Credits clawedBack, Credits debt)
            implements GrantEntry {
        @Override
        public EntryKind kind() {
            return EntryKind.DISPUTED;
        }

        @Override
        public long refersTo() {
            return number;
        }

        @Override
        public Account effect(Account before) {
            Account taken = clawedBack.isZero()
                    ? before
                    : before.lapsing(List.of(new Line(command.purchase(), number, clawedBack)));
            return taken.withDebt(taken.debt().plus(debt));
        }

        @Override
        public Disputed withHead(EntryHead changed) {
            return new Disputed(changed, command, number, clawedBack, debt);
        }

        @Override
        public void describe(Members members) {
            members.put("number", number).put("clawedBack", clawedBack).put("debt", debt);
        }
    }
}
