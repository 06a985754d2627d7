package io.credits.jdbc;

import io.credits.json.LedgerJson;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.ArchiveEntries;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.Rejection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Empties the rows of archived usage: first the state that replays begin with is kept, then bodies go, in pieces. Safe for use
 * by several threads.
 */
final class Forgetting {

    /** So many entries are looked at in one transaction. */
    private static final long PIECE = 10_000;

    private static final String FORGETTING = "forgetting archived entries";

    private final ConnectionSource source;
    private final Connections connections;
    private final Limits limits;

    Forgetting(ConnectionSource source, Connections connections, Limits limits) {
        this.source = source;
        this.connections = connections;
        this.limits = limits;
    }

    void forget(Account base) {
        AccountId id = base.id();
        connections.write(source, FORGETTING, (connection, wiring) -> keep(base, connection, wiring));
        for (long seq = 0; seq < base.sequence(); seq += PIECE) {
            long after = seq;
            long upTo = Math.min(seq + PIECE, base.sequence());
            connections.write(source, FORGETTING, (connection, wiring) -> forget(id, after, upTo, connection, wiring));
        }
    }

    private boolean keep(Account base, Connection connection, Wiring wiring) throws SQLException {
        AccountId id = base.id();
        Account stored = new LedgerRows(wiring, connection)
                .lockedAccount(id, base.terms(), limits.callSeconds())
                .orElseThrow(() -> new CreditRejectedException(new Rejection.NotFound(id, "account", id.value())));
        ArchiveEntries.requireArchived(base, stored);
        try (PreparedStatement statement = connection.prepareStatement(wiring.sql().deleteCheckpointsUpTo)) {
            statement.setString(1, id.value());
            statement.setLong(2, base.sequence());
            statement.executeUpdate();
        }
        // Every plan that a state names was kept with the entry that chose it.
        String sheet = LedgerJson.naming(new TermsUse(wiring, id)).sheet(base);
        Checkpoint kept = new Checkpoint(base.sequence(), base.lastAt(), sheet);
        try (PreparedStatement statement = connection.prepareStatement(wiring.sql().insertCheckpoint)) {
            kept.bind(statement, id, wiring.dialect());
            statement.executeUpdate();
        }
        return true;
    }

    private static int forget(AccountId id, long after, long upTo, Connection connection, Wiring wiring)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(wiring.sql().forgetEntries)) {
            statement.setString(1, id.value());
            statement.setLong(2, after);
            statement.setLong(3, upTo);
            return statement.executeUpdate();
        }
    }
}
