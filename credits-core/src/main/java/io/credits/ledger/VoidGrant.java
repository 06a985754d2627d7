package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.ledger.GrantEntry.Voided;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a grant back as far as it is free; the part on hold lapses when its hold ends.
 *
 * <p>Voiding a grant of which nothing is left takes nothing and keeps later reversals from returning to it.
 *
 * @param account the account
 * @param key makes the command safe to repeat
 * @param grant the grant
 */
public record VoidGrant(AccountId account, IdempotencyKey key, GrantId grant) implements LedgerCommand<Voided> {

    @Override
    public Class<Voided> entryType() {
        return Voided.class;
    }

    @Override
    public void describe(Members members) {
        members.put("grant", grant.value());
    }

    @Override
    public Set<Reference> asks(Account current, Past past) {
        return current.grants().byId(grant) == null ? past.unanswered(List.of(new Reference.IssueOf(grant))) : Set.of();
    }

    @Override
    public Decision<Voided> decide(Account current, Past past, Instant now) {
        Draft draft = Draft.settled(current, now);
        Optional<Grant> open = Optional.ofNullable(draft.account().grants().byId(grant));
        Optional<Long> number = open.map(Grant::number)
                .or(() -> past.entry(new Reference.IssueOf(grant)).map(LedgerEntry::seq))
                .or(() -> Optional.ofNullable(current.grants().byId(grant)).map(Grant::number))
                .or(() -> Optional.ofNullable(draft.issue(grant)).map(LedgerEntry::seq));
        if (number.isEmpty()) {
            return draft.reject(new Rejection.NotFound(account, "grant", grant.value()));
        }
        Credits free = open.map(Grant::free).orElse(Credits.ZERO);
        return draft.accept(draft.post(now, head -> new Voided(head, this, number.get(), free)));
    }
}
