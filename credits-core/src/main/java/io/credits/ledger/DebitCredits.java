package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.ledger.UsageEntry.Debited;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Pays an amount that the host has priced itself, all or nothing [R6].
 *
 * @param account the account
 * @param key makes the command safe to repeat
 * @param credits how many, more than 0 and at most {@link Credits#MAX_OPERATION}
 * @param feature what they pay for, or null, which only unscoped grants pay
 * @param channel through which channel, or null
 */
public record DebitCredits(
        AccountId account,
        IdempotencyKey key,
        Credits credits,
        @Nullable FeatureId feature,
        @Nullable ChannelId channel)
        implements LedgerCommand<Debited> {

    /**
     * Creates the command.
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param credits how many, more than 0 and at most {@link Credits#MAX_OPERATION}
     * @param feature what they pay for, or null, which only unscoped grants pay
     * @param channel through which channel, or null
     * @throws InvalidAmountException if the amount is not positive or beyond the limit of one operation
     */
    public DebitCredits {
        Operation.requirePositive("credits", credits);
    }

    /**
     * Creates a command that names no feature.
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param credits how many
     * @return the command
     * @throws InvalidAmountException if the amount is not positive or beyond the limit of one operation
     */
    public static DebitCredits of(AccountId account, IdempotencyKey key, Credits credits) {
        return new DebitCredits(account, key, credits, null, null);
    }

    /**
     * Returns the command for a feature and a channel.
     *
     * @param used the feature
     * @param through the channel, or null
     * @return a command that is otherwise the same
     */
    public DebitCredits forFeature(FeatureId used, @Nullable ChannelId through) {
        return new DebitCredits(account, key, credits, used, through);
    }

    @Override
    public Class<Debited> entryType() {
        return Debited.class;
    }

    @Override
    public void describe(Members members) {
        members.put("credits", credits)
                .put("feature", feature == null ? null : feature.value())
                .put("channel", channel == null ? null : channel.value());
    }

    @Override
    public Decision<Debited> decide(Account current, Past past, Instant now) {
        Draft draft = Draft.settled(current, now);
        Account settled = draft.account();
        Burn burn = Burn.of(settled, feature, channel, credits, now);
        if (!burn.isCovered() && !burn.isCoveredWithOverdraft(settled)) {
            return draft.reject(burn.refusal(settled, feature, channel, now));
        }
        LocalDate day = LocalDate.ofInstant(now, settled.zone());
        return draft.accept(draft.post(
                now,
                head -> new Debited(
                        head,
                        this,
                        burn.lines(),
                        burn.shortfall(),
                        day,
                        settled.terms().burnOrder())));
    }
}
