package io.credits.jdbc;

import io.credits.ledger.AccountId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The accounts that others were seen to write too, and how sure of the state a write is to be from the start. What was lost
 * costs a step more next time, what nobody else touched a step less; so a process that is alone guesses, and processes that
 * share a hot account take its lock in turn, each for all of its callers.
 *
 * <p>Bounded: what was not needed longest is forgotten. Safe for use by several threads.
 */
final class Rivals {

    private static final int MOST = 100_000;

    private static final float LOAD_FACTOR = 0.75f;

    private final Map<AccountId, Attempt.Certainty> starts = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AccountId, Attempt.Certainty> eldest) {
            return size() > MOST;
        }
    };

    /** How sure of an account's state the first try is to be. */
    synchronized Attempt.Certainty start(AccountId account) {
        return starts.getOrDefault(account, Attempt.Certainty.REMEMBERED);
    }

    /** Notes that somebody else was first. */
    synchronized void lost(AccountId account, Attempt.Certainty tried) {
        starts.put(account, tried == Attempt.Certainty.REMEMBERED ? Attempt.Certainty.FRESH : Attempt.Certainty.LOCKED);
    }

    /** Notes that an account was found as this process left it. */
    synchronized void untouched(AccountId account) {
        if (starts.get(account) == Attempt.Certainty.LOCKED) {
            starts.put(account, Attempt.Certainty.FRESH);
        } else {
            starts.remove(account);
        }
    }
}
