package io.credits.jdbc;

import io.credits.ledger.AccountId;
import io.credits.ledger.History;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Reference;
import java.util.List;
import java.util.Optional;

/** An account's earlier entries, each question a reading of its own. Safe for use by several threads. */
final class StoredHistory implements History {

    private final Connections connections;
    private final AccountId account;

    StoredHistory(Connections connections, AccountId account) {
        this.connections = connections;
        this.account = account;
    }

    @Override
    public Optional<LedgerEntry> underKey(IdempotencyKey key) {
        return connections.read(
                "reading entries", (connection, wiring) -> new LedgerRows(wiring, connection).underKey(account, key));
    }

    @Override
    public List<LedgerEntry> about(Reference reference) {
        return connections.read(
                "reading entries",
                (connection, wiring) -> new LedgerRows(wiring, connection).about(account, reference));
    }
}
