package io.credits.ledger;

import io.credits.ledger.AccountEntry.Closed;
import java.time.Instant;

/**
 * Closes an account for good: its credits stay, refreshes stop, open holds can only expire, commands are refused [R28].
 *
 * @param account the account
 * @param key makes the command safe to repeat
 */
public record CloseAccount(AccountId account, IdempotencyKey key) implements LedgerCommand<Closed> {

    @Override
    public Class<Closed> entryType() {
        return Closed.class;
    }

    @Override
    public void describe(Members members) {
        // Nothing but the account and the key.
    }

    @Override
    public Decision<Closed> decide(Account current, Past past, Instant now) {
        Draft draft = Draft.settled(current, now);
        return draft.accept(draft.post(now, head -> new Closed(head, this)));
    }
}
