package io.credits.jdbc;

import io.credits.json.EntryColumns;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Rejection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The entries found under some keys. Used by one thread. */
final class KeyedEntries {

    private final Map<IdempotencyKey, LedgerEntry> entries = new HashMap<>();
    private final Map<IdempotencyKey, Rejection> archived = new HashMap<>();

    void add(LedgerEntry entry) {
        entry.key().ifPresent(key -> entries.put(key, entry));
    }

    void add(Rejection.EntryArchived forgotten, EntryColumns columns) {
        archived.put(columns.key(), forgotten);
    }

    List<LedgerEntry> entries() {
        return List.copyOf(entries.values());
    }

    /**
     * Finds the entry under a key.
     *
     * @throws CreditRejectedException if there is one, but what it holds was archived
     */
    Optional<LedgerEntry> under(IdempotencyKey key) {
        Rejection gone = archived.get(key);
        if (gone != null) {
            throw new CreditRejectedException(gone);
        }
        return Optional.ofNullable(entries.get(key));
    }
}
