package io.credits.ledger;

import io.credits.ledger.AccountEntry.Thawed;
import java.time.Instant;

/**
 * Ends a freeze: first comes what time owed meanwhile, each at its own instant, as if the account had never been frozen.
 *
 * @param account the account
 * @param key makes the command safe to repeat
 */
public record ThawAccount(AccountId account, IdempotencyKey key) implements LedgerCommand<Thawed> {

    @Override
    public Class<Thawed> entryType() {
        return Thawed.class;
    }

    @Override
    public void describe(Members members) {
        // Nothing but the account and the key.
    }

    @Override
    public boolean endsFreeze() {
        return true;
    }

    @Override
    public Decision<Thawed> decide(Account current, Past past, Instant now) {
        Draft draft = Draft.settled(current, now);
        if (!current.frozen()) {
            return draft.reject(new Rejection.NotFound(account, "freeze", "none"));
        }
        return draft.accept(draft.post(now, head -> new Thawed(head, this)));
    }
}
