package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.CreditLedger;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.Audit;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import io.credits.spi.LedgerStore;
import io.credits.spi.StoreFixture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What callers were told was written; all of it must be there in the end, and nothing else. Safe for several threads. */
final class Acknowledged {

    /** A key of an account. */
    private record Place(AccountId account, IdempotencyKey key) {}

    private final Map<Place, LedgerEntry> entries = new ConcurrentHashMap<>();

    /** Notes an answer; the same key must always be answered by the same entry. */
    void note(LedgerEntry entry) {
        Place place = new Place(entry.head().account(), entry.key().orElseThrow());
        LedgerEntry before = entries.putIfAbsent(place, entry);
        assertThat(before == null || before.equals(entry))
                .as("two answers to %s", place)
                .isTrue();
    }

    int size() {
        return entries.size();
    }

    /** Every acknowledged operation is there once, nothing else is, and the books are right. */
    void assertAllThereOnce(LedgerStore store, List<AccountId> accounts) {
        CreditLedger ledger = new StoreFixture().ledger(store);
        Map<Place, LedgerEntry> found = new HashMap<>();
        for (AccountId account : accounts) {
            assertThat(ledger.audit(account)).as("%s", account).isEqualTo(Audit.Finding.NONE);
            Account stored = ledger.account(account);
            for (long seq = 0; seq < stored.sequence(); ) {
                for (LedgerEntry entry : store.entries(account, seq, LedgerStore.MAX_PAGE)) {
                    entry.key().ifPresent(key -> found.put(new Place(account, key), entry));
                    seq = entry.seq();
                }
            }
        }
        assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(entries.keySet());
        assertThat(found).isEqualTo(entries);
    }
}
