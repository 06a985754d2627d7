package io.credits.ledger;

import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.ledger.GrantEntry.Granted;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Issues credits to an account.
 *
 * <pre>{@code
 * GrantCredits.of(account, key, Credits.of(100), GrantKind.PROMOTIONAL).expiringAt(endOfTrial)
 * }</pre>
 *
 * @param account the account
 * @param key makes the command safe to repeat
 * @param id the grant's name within its account, or null for the key's text
 * @param credits how many, more than 0 and at most {@link Credits#MAX_OPERATION}
 * @param kind where they come from
 * @param priority the lower number pays first; {@value Grant#DEFAULT_PRIORITY} unless given
 * @param effectiveAt from when they count, or null for the instant of the decision
 * @param expiresAt from when they are worth nothing, or null for never
 * @param scope what they may pay for
 * @param costBasis money paid per credit, or null where nothing was paid
 */
public record GrantCredits(
        AccountId account,
        IdempotencyKey key,
        @Nullable GrantId id,
        Credits credits,
        GrantKind kind,
        int priority,
        @Nullable Instant effectiveAt,
        @Nullable Instant expiresAt,
        Scope scope,
        @Nullable CostBasis costBasis)
        implements LedgerCommand<Granted> {

    /**
     * Creates the command.
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param id the grant's name within its account, or null for the key's text
     * @param credits how many, more than 0 and at most {@link Credits#MAX_OPERATION}
     * @param kind where they come from
     * @param priority the lower number pays first; {@value Grant#DEFAULT_PRIORITY} unless given
     * @param effectiveAt from when they count, or null for the instant of the decision
     * @param expiresAt from when they are worth nothing, or null for never
     * @param scope what they may pay for
     * @param costBasis money paid per credit, or null where nothing was paid
     * @throws InvalidAmountException if the amount is not positive or beyond the limit of one operation
     * @throws InvalidArgumentException with INVALID_WINDOW if the grant would end before it begins
     */
    public GrantCredits {
        Operation.requirePositive("credits", credits);
        effectiveAt = effectiveAt == null ? null : Operation.instant("effectiveAt", effectiveAt);
        expiresAt = expiresAt == null ? null : Operation.instant("expiresAt", expiresAt);
        if (effectiveAt != null && expiresAt != null && !expiresAt.isAfter(effectiveAt)) {
            throw new InvalidArgumentException(
                    RejectionCode.INVALID_WINDOW, "expiresAt", "later than " + effectiveAt, expiresAt.toString());
        }
    }

    /**
     * Creates a command for credits that count at once, never expire and pay for everything.
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param credits how many
     * @param kind where they come from
     * @return the command
     * @throws InvalidAmountException if the amount is not positive or beyond the limit of one operation
     */
    public static GrantCredits of(AccountId account, IdempotencyKey key, Credits credits, GrantKind kind) {
        return new GrantCredits(
                account, key, null, credits, kind, Grant.DEFAULT_PRIORITY, null, null, Scope.ANYTHING, null);
    }

    /**
     * Returns the command with a name for the grant.
     *
     * @param name the name
     * @return a command that is otherwise the same
     */
    public GrantCredits named(GrantId name) {
        return new GrantCredits(account, key, name, credits, kind, priority, effectiveAt, expiresAt, scope, costBasis);
    }

    /**
     * Returns the command with a priority.
     *
     * @param number the lower number pays first
     * @return a command that is otherwise the same
     */
    public GrantCredits withPriority(int number) {
        return new GrantCredits(account, key, id, credits, kind, number, effectiveAt, expiresAt, scope, costBasis);
    }

    /**
     * Returns the command with a begin.
     *
     * @param from from when the credits count
     * @return a command that is otherwise the same
     */
    public GrantCredits effectiveFrom(Instant from) {
        return new GrantCredits(account, key, id, credits, kind, priority, from, expiresAt, scope, costBasis);
    }

    /**
     * Returns the command with an end.
     *
     * @param end from when the credits are worth nothing
     * @return a command that is otherwise the same
     */
    public GrantCredits expiringAt(Instant end) {
        return new GrantCredits(account, key, id, credits, kind, priority, effectiveAt, end, scope, costBasis);
    }

    /**
     * Returns the command for credits that pay only for some features or channels.
     *
     * @param only the scope
     * @return a command that is otherwise the same
     */
    public GrantCredits scopedTo(Scope only) {
        return new GrantCredits(account, key, id, credits, kind, priority, effectiveAt, expiresAt, only, costBasis);
    }

    /**
     * Returns the command with what was paid.
     *
     * @param paid money per credit
     * @return a command that is otherwise the same
     */
    public GrantCredits withCostBasis(CostBasis paid) {
        return new GrantCredits(account, key, id, credits, kind, priority, effectiveAt, expiresAt, scope, paid);
    }

    /**
     * Returns the name that the grant will have.
     *
     * @return the given name, or the key's text
     */
    public GrantId grant() {
        return id == null ? GrantId.of(key.value()) : id;
    }

    @Override
    public Class<Granted> entryType() {
        return Granted.class;
    }

    @Override
    public void describe(Members members) {
        members.put("id", id == null ? null : id.value())
                .put("credits", credits)
                .put("kind", kind)
                .put("priority", priority)
                .put("effectiveAt", effectiveAt)
                .put("expiresAt", expiresAt)
                .put("features", scope.features())
                .put("channels", scope.channels())
                .put("costBasis", costBasis);
    }

    @Override
    public Set<Reference> asks(Account current, Past past) {
        return past.unanswered(List.of(new Reference.IssueOf(grant())));
    }

    @Override
    public Decision<Granted> decide(Account current, Past past, Instant now) {
        Draft draft = Draft.settled(current, now);
        Account settled = draft.account();
        if (settled.grants().byId(grant()) != null
                || draft.issue(grant()) != null
                || past.entry(new Reference.IssueOf(grant())).isPresent()) {
            return draft.reject(new Rejection.InvalidArgument(account, "id", "a new name", grant().value()));
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            return draft.reject(new Rejection.InvalidWindow(account, "expiresAt", "later than " + now, expiresAt));
        }
        if (costBasis != null
                && !costBasis.isZero()
                && !costBasis.currency().equals(settled.terms().currency())) {
            return draft.reject(new Rejection.InvalidArgument(
                    account,
                    "costBasis",
                    settled.terms().currency().getCode(),
                    costBasis.currency().getCode()));
        }
        if (settled.openGrants() >= Account.MAX_OPEN_GRANTS) {
            return draft.reject(new Rejection.LimitReached(account, "open grants", Account.MAX_OPEN_GRANTS));
        }
        if (settled.booked().micros() > Credits.MAX_BALANCE.micros() - credits.micros()) {
            return draft.reject(new Rejection.Overflow(account, "balance", Credits.MAX_BALANCE));
        }
        return draft.accept(draft.post(now, head -> new Granted(head, this, issued(head))));
    }

    private Grant issued(EntryHead head) {
        return new Grant(
                grant(),
                head.seq(),
                kind,
                priority,
                effectiveAt == null ? head.at() : effectiveAt,
                expiresAt,
                scope,
                costBasis,
                false,
                credits,
                credits,
                Credits.ZERO,
                Credits.ZERO);
    }
}
