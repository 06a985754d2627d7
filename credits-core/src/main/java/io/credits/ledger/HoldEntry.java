package io.credits.ledger;

import io.credits.amount.Credits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry that opens a hold or ends one without spending it. */
public sealed interface HoldEntry extends LedgerEntry {

    /**
     * Credits were set aside.
     *
     * @param head place, movement and balances
     * @param command what was asked
     * @param hold the hold as opened
     * @param version the rate-card version that priced it, or null where credits were asked for
     * @param order the burn order in force
     */
    record Held(
            EntryHead head,
            HoldCredits command,
            Hold hold,
            @Nullable Instant version,
            BurnOrder order) implements HoldEntry {
        @Override
        public EntryKind kind() {
            return EntryKind.HELD;
        }

        @Override
        public HoldId opens() {
            return hold.id();
        }

        @Override
        public Account effect(Account before) {
            return before.holding(hold);
        }

        @Override
        public @Nullable Instant ratedBy() {
            return version;
        }

        @Override
        public Held withHead(EntryHead changed) {
            return new Held(changed, command, hold, version, order);
        }

        @Override
        public void describe(Members members) {
            hold.describe(members);
            members.put("version", version).put("order", order.id());
        }
    }

    /** An entry that ends a hold without spending it. */
    sealed interface Ended extends HoldEntry {

        /**
         * Returns the hold that ended.
         *
         * @return the hold as it was
         */
        Hold hold();

        /**
         * Returns what of the hold did not become free again.
         *
         * @return immutable lines of credits that were past their end
         */
        List<Line> lapsed();

        @Override
        default long refersTo() {
            return hold().number();
        }

        @Override
        default Account effect(Account before) {
            return before.unholding(hold().number(), hold().lines()).lapsing(lapsed());
        }

        @Override
        default void describe(Members members) {
            hold().describe(members);
            members.put("lapsed", lapsed());
        }
    }

    /**
     * A hold was given back.
     *
     * @param head place, movement and balances
     * @param command what was asked
     * @param hold the hold as it was
     * @param lapsed which released credits were past their end
     */
    record Released(EntryHead head, ReleaseHold command, Hold hold, List<Line> lapsed) implements Ended {
        /**
         * Creates the entry with a copy of the lines.
         *
         * @param head place, movement and balances
         * @param command what was asked
         * @param hold the hold as it was
         * @param lapsed which released credits were past their end
         */
        public Released {
            lapsed = List.copyOf(lapsed);
        }

        /**
         * Returns what was given back.
         *
         * @return all of the hold, lapsed parts included
         */
        public Credits released() {
            return hold.credits();
        }

        @Override
        public EntryKind kind() {
            return EntryKind.RELEASED;
        }

        @Override
        public Released withHead(EntryHead changed) {
            return new Released(changed, command, hold, lapsed);
        }
    }

    /**
     * A hold ended by itself.
     *
     * @param head place, movement and balances
     * @param hold the hold as it was
     * @param lapsed which of its credits were past their end
     */
    record HoldExpired(EntryHead head, Hold hold, List<Line> lapsed) implements Ended {
        /**
         * Creates the entry with a copy of the lines.
         *
         * @param head place, movement and balances
         * @param hold the hold as it was
         * @param lapsed which of its credits were past their end
         */
        public HoldExpired {
            lapsed = List.copyOf(lapsed);
        }

        @Override
        public EntryKind kind() {
            return EntryKind.HOLD_EXPIRED;
        }

        @Override
        public HoldExpired withHead(EntryHead changed) {
            return new HoldExpired(changed, hold, lapsed);
        }
    }
}
