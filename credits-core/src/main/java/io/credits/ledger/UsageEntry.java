package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry that pays for usage, or gives such a payment back. */
public sealed interface UsageEntry extends LedgerEntry
        permits UsageEntry.Consumed, UsageEntry.Debited, UsageEntry.Captured, Reversed {

    /**
     * Returns which grants paid, or were paid back, in the order it happened.
     *
     * @return immutable lines; a part that became debt stands in none [R6]
     */
    List<Line> burned();

    /**
     * Returns the part that no grant paid.
     *
     * @return what became debt, or by how much a reversal lowered it
     */
    Credits debt();

    /**
     * Returns the local day that reports count the usage on.
     *
     * @return a day of the zone that the account was in
     */
    LocalDate day();

    /**
     * Returns the feature used.
     *
     * @return the feature, or null where none was named
     */
    @Nullable FeatureId feature();

    /**
     * Returns the channel used.
     *
     * @return the channel, or null where none was named
     */
    @Nullable ChannelId channel();

    /**
     * Returns the quantity used.
     *
     * @return units, zero where an amount was asked for
     */
    BigDecimal used();

    /**
     * Returns the credits charged, debt included.
     *
     * @return never negative; for a reversal what was given back
     */
    default Credits charged() {
        return Line.sum(burned()).plus(debt());
    }

    @Override
    default Usage usage(Account before) {
        return new Usage(day(), feature(), channel(), charged(), used(), before.worth(burned()), 1);
    }

    /**
     * Rated usage was paid [R16, R19].
     *
     * @param head place, movement and balances
     * @param command what was asked
     * @param burned which grants paid
     * @param debt the part that became debt
     * @param version the rate-card version that priced it, by its start
     * @param meter the cumulative rate line that counts the quantity, or null
     * @param day the local day on which the usage occurred
     * @param order the burn order in force
     */
    record Consumed(
            EntryHead head,
            ConsumeCredits command,
            List<Line> burned,
            Credits debt,
            Instant version,
            @Nullable String meter,
            LocalDate day,
            BurnOrder order)
            implements UsageEntry {
        /**
         * Creates the entry with a copy of the lines.
         *
         * @param head place, movement and balances
         * @param command what was asked
         * @param burned which grants paid
         * @param debt the part that became debt
         * @param version the rate-card version that priced it, by its start
         * @param meter the cumulative rate line that counts the quantity, or null
         * @param day the local day on which the usage occurred
         * @param order the burn order in force
         */
        public Consumed {
            burned = List.copyOf(burned);
        }

        @Override
        public EntryKind kind() {
            return EntryKind.CONSUMED;
        }

        @Override
        public FeatureId feature() {
            return command.feature();
        }

        @Override
        public @Nullable ChannelId channel() {
            return command.channel();
        }

        @Override
        public BigDecimal used() {
            return command.quantity().value();
        }

        @Override
        public Account effect(Account before) {
            return before.burning(burned).withDebt(before.debt().plus(debt)).counting(meter, command.quantity());
        }

        @Override
        public Instant ratedBy() {
            return version;
        }

        @Override
        public Consumed withHead(EntryHead changed) {
            return new Consumed(changed, command, burned, debt, version, meter, day, order);
        }

        @Override
        public void describe(Members members) {
            members.put("lines", burned)
                    .put("debt", debt)
                    .put("version", version)
                    .put("meter", meter)
                    .put("day", day)
                    .put("order", order.id());
        }
    }

    /**
     * An amount was paid.
     *
     * @param head place, movement and balances
     * @param command what was asked
     * @param burned which grants paid
     * @param debt the part that became debt
     * @param day the local day of the debit
     * @param order the burn order in force
     */
    record Debited(
            EntryHead head, DebitCredits command, List<Line> burned, Credits debt, LocalDate day, BurnOrder order)
            implements UsageEntry {
        /**
         * Creates the entry with a copy of the lines.
         *
         * @param head place, movement and balances
         * @param command what was asked
         * @param burned which grants paid
         * @param debt the part that became debt
         * @param day the local day of the debit
         * @param order the burn order in force
         */
        public Debited {
            burned = List.copyOf(burned);
        }

        @Override
        public EntryKind kind() {
            return EntryKind.DEBITED;
        }

        @Override
        public @Nullable FeatureId feature() {
            return command.feature();
        }

        @Override
        public @Nullable ChannelId channel() {
            return command.channel();
        }

        @Override
        public BigDecimal used() {
            return BigDecimal.ZERO;
        }

        @Override
        public Account effect(Account before) {
            return before.burning(burned).withDebt(before.debt().plus(debt));
        }

        @Override
        public Debited withHead(EntryHead changed) {
            return new Debited(changed, command, burned, debt, day, order);
        }

        @Override
        public void describe(Members members) {
            members.put("lines", burned).put("debt", debt).put("day", day).put("order", order.id());
        }
    }

    /**
     * A hold was spent; what was not captured is free again or, past its grant's end, lapsed [R14].
     *
     * @param head place, movement and balances
     * @param command what was asked
     * @param hold the hold as it was
     * @param burned which grants paid
     * @param released what of the hold was not captured, lapsed parts included
     * @param lapsed which released credits were past their end
     * @param quantity the share of the hold's quantity that was captured, or null where it had none
     * @param day the local day of the capture
     * @param order the burn order in force
     */
    record Captured(
            EntryHead head,
            CaptureHold command,
            Hold hold,
            List<Line> burned,
            Credits released,
            List<Line> lapsed,
            @Nullable Quantity quantity,
            LocalDate day,
            BurnOrder order)
            implements UsageEntry {
        /**
         * Creates the entry with copies of the lines.
         *
         * @param head place, movement and balances
         * @param command what was asked
         * @param hold the hold as it was
         * @param burned which grants paid
         * @param released what of the hold was not captured, lapsed parts included
         * @param lapsed which released credits were past their end
         * @param quantity the share of the hold's quantity that was captured, or null where it had none
         * @param day the local day of the capture
         * @param order the burn order in force
         */
        public Captured {
            burned = List.copyOf(burned);
            lapsed = List.copyOf(lapsed);
        }

        @Override
        public EntryKind kind() {
            return EntryKind.CAPTURED;
        }

        @Override
        public Credits debt() {
            return Credits.ZERO;
        }

        @Override
        public @Nullable FeatureId feature() {
            return hold.feature();
        }

        @Override
        public @Nullable ChannelId channel() {
            return hold.channel();
        }

        @Override
        public BigDecimal used() {
            return Usage.value(quantity);
        }

        @Override
        public long refersTo() {
            return hold.number();
        }

        @Override
        public Account effect(Account before) {
            Account captured = before.unholding(hold.number(), hold.lines())
                    .burning(burned)
                    .lapsing(lapsed);
            return quantity == null ? captured : captured.counting(hold.meter(), quantity);
        }

        @Override
        public Captured withHead(EntryHead changed) {
            return new Captured(changed, command, hold, burned, released, lapsed, quantity, day, order);
        }

        @Override
        public void describe(Members members) {
            hold.describe(members);
            members.put("burned", burned)
                    .put("released", released)
                    .put("lapsed", lapsed)
                    .put("quantity", quantity)
                    .put("day", day)
                    .put("order", order.id());
        }
    }
}
