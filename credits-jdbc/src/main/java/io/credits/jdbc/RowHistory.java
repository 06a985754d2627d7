package io.credits.jdbc;

import io.credits.ledger.AccountId;
import io.credits.ledger.History;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Reference;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An account's history from the database, with the keys looked up beforehand or left to the unique index [R17]. */
final class RowHistory implements History {

    private final AccountId account;
    private final Reading reading;
    private final Map<IdempotencyKey, LedgerEntry> keys = new HashMap<>();

    /** Reads something of the rows, on whatever connection is at hand. */
    @FunctionalInterface
    interface Reading {
        List<LedgerEntry> read(Query query);
    }

    /** What to read. */
    @FunctionalInterface
    interface Query {
        List<LedgerEntry> on(LedgerRows rows) throws SQLException;
    }

    RowHistory(AccountId account, List<LedgerEntry> underKeys, Reading reading) {
        this.account = account;
        this.reading = reading;
        for (LedgerEntry entry : underKeys) {
            entry.key().ifPresent(key -> keys.put(key, entry));
        }
    }

    @Override
    public Optional<LedgerEntry> underKey(IdempotencyKey key) {
        return Optional.ofNullable(keys.get(key));
    }

    @Override
    public List<LedgerEntry> about(Reference reference) {
        return reading.read(rows -> rows.about(account, reference));
    }
}
