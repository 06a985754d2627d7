package io.credits.ledger;

import io.credits.ledger.AccountEntry.ZoneChanged;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Moves an account to another time zone: granted occurrences stay, the coming ones follow the new zone's clock [R13].
 *
 * @param account the account
 * @param key makes the command safe to repeat
 * @param zone the new zone
 */
public record ChangeZone(AccountId account, IdempotencyKey key, ZoneId zone) implements LedgerCommand<ZoneChanged> {

    @Override
    public Class<ZoneChanged> entryType() {
        return ZoneChanged.class;
    }

    @Override
    public void describe(Members members) {
        members.put("zone", zone.getId());
    }

    @Override
    public Decision<ZoneChanged> decide(Account current, Past past, Instant now) {
        Draft draft = Draft.settled(current, now);
        Draft trial = draft.fork();
        trial.post(now, head -> new ZoneChanged(head, this, null));
        TimeOwed.settle(trial, now);
        Instant next = nextRefresh(trial.account());
        ZoneChanged changed = draft.post(now, head -> new ZoneChanged(head, this, next));
        // In the new zone the next occurrence may have been due earlier today: it happens at the change.
        TimeOwed.settle(draft, now);
        return draft.accept(changed);
    }

    private static @Nullable Instant nextRefresh(Account account) {
        Subscription subscription = account.subscription();
        return subscription == null ? null : subscription.refreshAt();
    }
}
