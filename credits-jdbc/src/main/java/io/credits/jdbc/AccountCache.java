package io.credits.jdbc;

import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The accounts this process wrote last, as guesses at their state; least recently used ones are forgotten.
 *
 * <p>Bounded by weight, one for an account and one for each of its grants and holds, since an account may have ten thousand.
 * Safe for use by several threads.
 */
final class AccountCache {

    private static final float LOAD_FACTOR = 0.75f;

    private final long maxWeight;
    private final Map<AccountId, Account> accounts = new LinkedHashMap<>(16, LOAD_FACTOR, true);
    private long weight;

    AccountCache(long maxWeight) {
        this.maxWeight = maxWeight;
    }

    synchronized @Nullable Account get(AccountId id) {
        return accounts.get(id);
    }

    /** Remembers a committed state, unless a later one is known. */
    synchronized void put(Account account) {
        Account known = accounts.get(account.id());
        if (known != null && known.sequence() > account.sequence()) {
            return;
        }
        if (known != null) {
            weight -= weigh(known);
        }
        accounts.put(account.id(), account);
        weight += weigh(account);
        Iterator<Account> eldest = accounts.values().iterator();
        while (weight > maxWeight && eldest.hasNext()) {
            weight -= weigh(eldest.next());
            eldest.remove();
        }
    }

    synchronized void remove(AccountId id) {
        Account known = accounts.remove(id);
        if (known != null) {
            weight -= weigh(known);
        }
    }

    synchronized long weight() {
        return weight;
    }

    private static long weigh(Account account) {
        return 1L + account.grants().size() + account.holds().size();
    }
}
