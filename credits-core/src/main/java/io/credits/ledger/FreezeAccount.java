package io.credits.ledger;

import io.credits.ledger.AccountEntry.Frozen;
import java.time.Instant;

/**
 * Makes an account stand still until it is thawed: every other command is refused with ACCOUNT_FROZEN, nothing is written,
 * what time owes is written on thawing. For a support case, and for moving an account to another database.
 *
 * <p>What was written before the freeze is all there is: whoever reads the account after it has read all of it. A repeated
 * key is answered as ever, and so is every read.
 *
 * @param account the account
 * @param key makes the command safe to repeat
 */
public record FreezeAccount(AccountId account, IdempotencyKey key) implements LedgerCommand<Frozen> {

    @Override
    public Class<Frozen> entryType() {
        return Frozen.class;
    }

    @Override
    public void describe(Members members) {
        // Nothing but the account and the key.
    }

    @Override
    public Decision<Frozen> decide(Account current, Past past, Instant now) {
        Draft draft = Draft.settled(current, now);
        return draft.accept(draft.post(now, head -> new Frozen(head, this)));
    }
}
