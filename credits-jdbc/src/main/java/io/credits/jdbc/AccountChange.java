package io.credits.jdbc;

import io.credits.json.LedgerJson;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.Balance;
import io.credits.ledger.CreditEvent;
import io.credits.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * All that one write changes for one account.
 *
 * @param before the state that was decided on
 * @param after the state to keep
 * @param held credits on hold after it
 * @param available micros available after it, as time stood then
 * @param sheet the state as text
 * @param entries the new entries in order; not empty
 * @param byFeature what is added to the rollup by feature
 * @param byChannel what is added to the rollup by channel
 * @param checkpoints states to keep along the way
 * @param events what is to be told of it, in order
 */
record AccountChange(
        Account before,
        Account after,
        long held,
        long available,
        String sheet,
        List<EntryRow> entries,
        List<UsageTotal> byFeature,
        List<UsageTotal> byChannel,
        List<Checkpoint> checkpoints,
        List<CreditEvent> events) {

    static AccountChange of(Turn turn, LedgerJson json) {
        List<LedgerEntry> written = turn.entries();
        Account after = turn.account();
        Balance shown = written.get(written.size() - 1).head().shown();
        String sheet = json.sheet(after);
        return new AccountChange(
                turn.before(),
                after,
                shown.held().micros(),
                shown.available().micros(),
                sheet,
                written.stream().map(entry -> EntryRow.of(entry, json)).toList(),
                UsageTotal.sum(turn.usage(), UsageTotal::feature),
                UsageTotal.sum(turn.usage(), UsageTotal::channel),
                checkpoints(turn, json, sheet),
                turn.events());
    }

    AccountId account() {
        return after.id();
    }

    /** Mostly none or the state to keep anyway; many entries at once are replayed to find the states between. */
    @SuppressWarnings("ReferenceEquality") // only saves a text
    private static List<Checkpoint> checkpoints(Turn turn, LedgerJson json, String sheet) {
        Account after = turn.reached();
        if (!Checkpoint.between(turn.before().sequence(), after.sequence())) {
            return List.of();
        }
        List<Checkpoint> kept = new ArrayList<>();
        if (turn.entries().size() > Checkpoint.INTERVAL) {
            Account state = turn.replayFrom();
            for (LedgerEntry entry : turn.entries()) {
                state = entry.applyTo(state);
                if (state.sequence() % Checkpoint.INTERVAL == 0 && state.sequence() < after.sequence()) {
                    kept.add(new Checkpoint(state.sequence(), state.lastAt(), json.sheet(state)));
                }
            }
        }
        String reached = after == turn.account() ? sheet : json.sheet(after);
        kept.add(new Checkpoint(after.sequence(), after.lastAt(), reached));
        return kept;
    }
}
