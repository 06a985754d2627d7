package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.amount.Quantity;
import io.credits.ledger.HoldEntry.Held;
import io.credits.rating.ChannelId;
import io.credits.rating.Charge;
import io.credits.rating.FeatureId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sets credits aside for work whose cost is not known yet [R14]. A hold cannot use the overdraft [R6].
 *
 * @param account the account
 * @param key makes the command safe to repeat
 * @param id the hold's name within its account, or null for the key's text
 * @param credits how many, or null to price a quantity
 * @param feature what they are for; required with a quantity
 * @param quantity how much of the feature, or null where credits are given
 * @param channel through which channel, or null
 * @param expiresAt when the hold ends by itself
 */
public record HoldCredits(
        AccountId account,
        IdempotencyKey key,
        @Nullable HoldId id,
        @Nullable Credits credits,
        @Nullable FeatureId feature,
        @Nullable Quantity quantity,
        @Nullable ChannelId channel,
        Instant expiresAt)
        implements LedgerCommand<Held> {

    /**
     * Creates the command.
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param id the hold's name within its account, or null for the key's text
     * @param credits how many, or null to price a quantity
     * @param feature what they are for; required with a quantity
     * @param quantity how much of the feature, or null where credits are given
     * @param channel through which channel, or null
     * @param expiresAt when the hold ends by itself
     * @throws InvalidAmountException if the amount or quantity is not positive or beyond the limit of one operation
     * @throws InvalidArgumentException unless either credits or a feature with a quantity are given
     */
    public HoldCredits {
        expiresAt = Operation.instant("expiresAt", expiresAt);
        if ((credits == null) == (quantity == null) || (quantity != null && feature == null)) {
            throw new InvalidArgumentException(
                    RejectionCode.INVALID_ARGUMENT,
                    "credits",
                    "either credits, or a feature with a quantity",
                    credits == null ? "neither" : "both");
        }
        if (credits != null) {
            Operation.requirePositive("credits", credits);
        }
        if (quantity != null && quantity.isZero()) {
            throw InvalidAmountException.invalid("quantity", "more than 0", quantity);
        }
    }

    /**
     * Creates a command for an amount.
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param credits how many
     * @param expiresAt when the hold ends by itself
     * @return the command
     * @throws InvalidAmountException if the amount is not positive or beyond the limit of one operation
     */
    public static HoldCredits of(AccountId account, IdempotencyKey key, Credits credits, Instant expiresAt) {
        return new HoldCredits(account, key, null, credits, null, null, null, expiresAt);
    }

    /**
     * Creates a command for what a quantity of a feature costs at the rate in force.
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param feature the feature
     * @param quantity how much of it
     * @param expiresAt when the hold ends by itself
     * @return the command
     * @throws InvalidAmountException if the quantity is 0
     */
    public static HoldCredits of(
            AccountId account, IdempotencyKey key, FeatureId feature, Quantity quantity, Instant expiresAt) {
        return new HoldCredits(account, key, null, null, feature, quantity, null, expiresAt);
    }

    /**
     * Returns the command with a name for the hold.
     *
     * @param name the name
     * @return a command that is otherwise the same
     */
    public HoldCredits named(HoldId name) {
        return new HoldCredits(account, key, name, credits, feature, quantity, channel, expiresAt);
    }

    /**
     * Returns the command for a feature and a channel.
     *
     * @param used the feature
     * @param through the channel, or null
     * @return a command that is otherwise the same
     */
    public HoldCredits forFeature(FeatureId used, @Nullable ChannelId through) {
        return new HoldCredits(account, key, id, credits, used, quantity, through, expiresAt);
    }

    /**
     * Returns the name that the hold will have.
     *
     * @return the given name, or the key's text
     */
    public HoldId hold() {
        return id == null ? HoldId.of(key.value()) : id;
    }

    @Override
    public Class<Held> entryType() {
        return Held.class;
    }

    @Override
    public void describe(Members members) {
        members.put("id", id == null ? null : id.value())
                .put("credits", credits)
                .put("feature", feature == null ? null : feature.value())
                .put("quantity", quantity)
                .put("channel", channel == null ? null : channel.value())
                .put("expiresAt", expiresAt);
    }

    @Override
    public Set<Reference> asks(Account current, Past past) {
        return past.unanswered(List.of(new Reference.OpeningOf(hold())));
    }

    @Override
    public Decision<Held> decide(Account current, Past past, Instant now) {
        Draft draft = Draft.settled(current, now);
        Account settled = draft.account();
        if (past.entry(new Reference.OpeningOf(hold())).isPresent()) {
            return draft.reject(new Rejection.InvalidArgument(account, "id", "a new name", hold().value()));
        }
        if (!expiresAt.isAfter(now)) {
            return draft.reject(new Rejection.InvalidWindow(account, "expiresAt", "later than " + now, expiresAt));
        }
        if (settled.holds().size() >= Account.MAX_OPEN_HOLDS) {
            return draft.reject(new Rejection.LimitReached(account, "open holds", Account.MAX_OPEN_HOLDS));
        }
        Charge charge = null;
        if (feature != null && quantity != null) {
            Optional<Charge> rated;
            try {
                rated = Rating.charge(settled, feature, channel, quantity, now);
            } catch (InvalidAmountException beyondLimits) {
                return draft.reject(Rating.overflow(account));
            }
            if (rated.isEmpty()) {
                return draft.reject(Rating.unknown(account, feature, channel, now));
            }
            charge = rated.get();
        }
        return holding(draft, charge);
    }

    private Decision<Held> holding(Draft draft, @Nullable Charge charge) {
        Account settled = draft.account();
        Credits amount = charge != null ? charge.credits() : credits == null ? Credits.ZERO : credits;
        Burn burn = Burn.of(settled, feature, channel, amount, draft.now());
        if (!burn.isCovered()) {
            return draft.reject(burn.refusal(settled, feature, channel, draft.now()));
        }
        Hold hold = new Hold(
                hold(),
                draft.nextSeq(),
                expiresAt,
                feature,
                channel,
                quantity,
                charge == null ? null : Rating.meter(charge.line()),
                burn.lines());
        return draft.accept(draft.post(
                draft.now(),
                head -> new Held(
                        head,
                        this,
                        hold,
                        charge == null ? null : charge.version(),
                        settled.terms().burnOrder())));
    }
}
