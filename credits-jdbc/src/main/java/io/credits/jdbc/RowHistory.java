package io.credits.jdbc;

import io.credits.ledger.AccountId;
import io.credits.ledger.History;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Reference;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** An account's history from the database, with the keys looked up beforehand or left to the unique index [R17]. */
final class RowHistory implements History {

    private final AccountId account;
    private final Reading reading;
    private final KeyedEntries keys;

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

    RowHistory(AccountId account, KeyedEntries keys, Reading reading) {
        this.account = account;
        this.keys = keys;
        this.reading = reading;
    }

    @Override
    public Optional<LedgerEntry> underKey(IdempotencyKey key) {
        return keys.under(key);
    }

    @Override
    public List<LedgerEntry> about(Reference reference) {
        return reading.read(rows -> rows.about(account, reference));
    }
}
