package io.credits.ledger;

import io.credits.ledger.HoldEntry.Released;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Gives a hold back; credits whose grant has ended meanwhile lapse at once [R14].
 *
 * @param account the account
 * @param key makes the command safe to repeat
 * @param hold the hold
 */
public record ReleaseHold(AccountId account, IdempotencyKey key, HoldId hold) implements LedgerCommand<Released> {

    @Override
    public Class<Released> entryType() {
        return Released.class;
    }

    @Override
    public void describe(Members members) {
        members.put("hold", hold.value());
    }

    @Override
    public Set<Reference> asks(Account current, Past past) {
        return EndedHold.asks(hold, current, past);
    }

    @Override
    public Decision<Released> decide(Account current, Past past, Instant now) {
        Draft draft = Draft.settled(current, now);
        Hold open = draft.account().hold(hold);
        if (open == null) {
            return draft.reject(EndedHold.refusal(hold, current, past));
        }
        List<Line> lapsed = TimeOwed.lapsing(draft.account(), open.lines(), now);
        return draft.accept(draft.post(now, head -> new Released(head, this, open, lapsed)));
    }
}
