package io.credits.ledger;

import io.credits.amount.InvalidAmountException;
import io.credits.amount.Quantity;
import io.credits.ledger.UsageEntry.Consumed;
import io.credits.rating.ChannelId;
import io.credits.rating.Charge;
import io.credits.rating.FeatureId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pays for a used quantity of a feature at the rate in force when it occurred, with what is usable when it is recorded
 * [R16, R19].
 *
 * @param account the account
 * @param key makes the command safe to repeat
 * @param feature what was used
 * @param quantity how much of it, more than 0
 * @param channel through which channel, or null
 * @param occurredAt when, or null for the instant of the decision
 */
public record ConsumeCredits(
        AccountId account,
        IdempotencyKey key,
        FeatureId feature,
        Quantity quantity,
        @Nullable ChannelId channel,
        @Nullable Instant occurredAt)
        implements LedgerCommand<Consumed> {

    /**
     * Creates the command.
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param feature what was used
     * @param quantity how much of it, more than 0
     * @param channel through which channel, or null
     * @param occurredAt when, or null for the instant of the decision
     * @throws InvalidAmountException if the quantity is 0
     */
    public ConsumeCredits {
        if (quantity.isZero()) {
            throw InvalidAmountException.invalid("quantity", "more than 0", quantity);
        }
        occurredAt = occurredAt == null ? null : Operation.instant("occurredAt", occurredAt);
    }

    /**
     * Creates a command for usage through no named channel that occurs now.
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param feature what is used
     * @param quantity how much of it
     * @return the command
     * @throws InvalidAmountException if the quantity is 0
     */
    public static ConsumeCredits of(AccountId account, IdempotencyKey key, FeatureId feature, Quantity quantity) {
        return new ConsumeCredits(account, key, feature, quantity, null, null);
    }

    /**
     * Returns the command with a channel.
     *
     * @param through the channel
     * @return a command that is otherwise the same
     */
    public ConsumeCredits through(ChannelId through) {
        return new ConsumeCredits(account, key, feature, quantity, through, occurredAt);
    }

    /**
     * Returns the command for usage that occurred earlier.
     *
     * @param at when it occurred
     * @return a command that is otherwise the same
     */
    public ConsumeCredits occurring(Instant at) {
        return new ConsumeCredits(account, key, feature, quantity, channel, at);
    }

    @Override
    public Class<Consumed> entryType() {
        return Consumed.class;
    }

    @Override
    public void describe(Members members) {
        members.put("feature", feature.value())
                .put("quantity", quantity)
                .put("channel", channel == null ? null : channel.value())
                .put("occurredAt", occurredAt);
    }

    @Override
    public Decision<Consumed> decide(Account current, Past past, Instant now) {
        Draft draft = Draft.settled(current, now);
        Account settled = draft.account();
        Terms terms = settled.terms();
        Instant used = occurredAt == null ? now : occurredAt;
        Instant earliest = now.minus(terms.lateTolerance());
        Instant latest = now.plus(terms.futureTolerance());
        if (used.isBefore(earliest) || used.isAfter(latest)) {
            return draft.reject(new Rejection.InvalidUsageTime(account, used, earliest, latest));
        }
        Optional<Charge> rated;
        try {
            rated = Rating.charge(settled, feature, channel, quantity, used);
        } catch (InvalidAmountException beyondLimits) {
            return draft.reject(Rating.overflow(account));
        }
        if (rated.isEmpty()) {
            return draft.reject(Rating.unknown(account, feature, channel, used));
        }
        Charge charge = rated.get();
        Burn burn = Burn.of(settled, feature, channel, charge.credits(), now);
        if (!burn.isCovered() && !burn.isCoveredWithOverdraft(settled)) {
            return draft.reject(burn.refusal(settled, feature, channel, now));
        }
        LocalDate day = LocalDate.ofInstant(used, settled.zone());
        return draft.accept(draft.post(
                now,
                head -> new Consumed(
                        head,
                        this,
                        burn.lines(),
                        burn.shortfall(),
                        charge.version(),
                        Rating.meter(charge.line()),
                        day,
                        terms.burnOrder())));
    }
}
