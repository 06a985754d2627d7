package io.credits.ledger;

import io.credits.ledger.GrantEntry.Extended;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Moves the end of a live grant later.
 *
 * @param account the account
 * @param key makes the command safe to repeat
 * @param grant the grant; it must have credits left and not be over
 * @param expiresAt its new end, later than the one it has
 */
public record ExtendGrant(AccountId account, IdempotencyKey key, GrantId grant, Instant expiresAt)
        implements LedgerCommand<Extended> {

    /**
     * Creates the command, its instant in microseconds [R18].
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param grant the grant; it must have credits left and not be over
     * @param expiresAt its new end, later than the one it has
     */
    public ExtendGrant {
        expiresAt = Operation.instant("expiresAt", expiresAt);
    }

    @Override
    public Class<Extended> entryType() {
        return Extended.class;
    }

    @Override
    public void describe(Members members) {
        members.put("grant", grant.value()).put("expiresAt", expiresAt);
    }

    @Override
    public Set<Reference> asks(Account current, Past past) {
        return current.grants().byId(grant) == null ? past.unanswered(List.of(new Reference.IssueOf(grant))) : Set.of();
    }

    @Override
    public Decision<Extended> decide(Account current, Past past, Instant now) {
        Draft draft = Draft.settled(current, now);
        Grant open = draft.account().grants().byId(grant);
        if (open == null
                && current.grants().byId(grant) == null
                && draft.issue(grant) == null
                && past.entry(new Reference.IssueOf(grant)).isEmpty()) {
            return draft.reject(new Rejection.NotFound(account, "grant", grant.value()));
        }
        if (open == null || open.isExpired(now) || open.remaining().isZero()) {
            return draft.reject(new Rejection.InvalidWindow(account, "grant", "a live grant", now));
        }
        if (open.expiresAt() == null || !expiresAt.isAfter(open.expiresAt())) {
            return draft.reject(new Rejection.InvalidWindow(
                    account,
                    "expiresAt",
                    open.expiresAt() == null ? "no end, since the grant has none" : "later than " + open.expiresAt(),
                    expiresAt));
        }
        return draft.accept(draft.post(now, head -> new Extended(head, this, open.number())));
    }
}
