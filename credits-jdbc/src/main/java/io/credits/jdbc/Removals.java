package io.credits.jdbc;

import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.Restoration;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Removes accounts that were moved elsewhere: first the account's row, from when on nobody can write, then what it leaves, in
 * pieces. Safe for use by several threads.
 */
final class Removals {

    /** So many entries go in one transaction. */
    private static final long PIECE = 10_000;

    private static final String REMOVING = "removing an account";

    private final ConnectionSource source;
    private final Connections connections;
    private final Limits limits;

    Removals(ConnectionSource source, Connections connections, Limits limits) {
        this.source = source;
        this.connections = connections;
        this.limits = limits;
    }

    void remove(Account frozen) {
        AccountId id = frozen.id();
        connections.write(source, REMOVING, (connection, wiring) -> {
            Optional<Account> stored =
                    new LedgerRows(wiring, connection).lockedAccount(id, frozen.terms(), limits.callSeconds());
            if (stored.isPresent()) {
                Restoration.requireLeft(frozen, stored.get());
                delete(connection, wiring.sql().deleteAccount, id);
            }
            return true;
        });
        for (long seq = PIECE; seq < frozen.sequence() + PIECE; seq += PIECE) {
            long until = seq;
            connections.write(source, REMOVING, (connection, wiring) -> deleteEntries(connection, wiring, id, until));
        }
        connections.write(source, REMOVING, (connection, wiring) -> {
            delete(connection, wiring.sql().deleteByFeature, id);
            delete(connection, wiring.sql().deleteByChannel, id);
            return delete(connection, wiring.sql().deleteCheckpoints, id);
        });
    }

    private static int deleteEntries(Connection connection, Wiring wiring, AccountId id, long until)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(wiring.sql().deleteEntries)) {
            statement.setString(1, id.value());
            statement.setLong(2, until);
            return statement.executeUpdate();
        }
    }

    /** Deletes an account's rows of one table. */
    static int delete(Connection connection, String deletion, AccountId id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(deletion)) {
            statement.setString(1, id.value());
            return statement.executeUpdate();
        }
    }
}
