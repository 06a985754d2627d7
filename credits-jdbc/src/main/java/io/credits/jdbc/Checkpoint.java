package io.credits.jdbc;

import io.credits.ledger.AccountId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A state kept along the way, so that no replay starts at the opening.
 *
 * @param seq the number of its last entry
 * @param at when that entry was recorded
 * @param sheet the state
 */
record Checkpoint(long seq, Instant at, String sheet) {

    /** So many entries at most are between two checkpoints. */
    static final int INTERVAL = 256;

    void bind(PreparedStatement statement, AccountId account, SqlDialect dialect) throws SQLException {
        statement.setString(1, account.value());
        statement.setLong(2, seq);
        dialect.times().setInstant(statement, 3, at);
        statement.setString(4, sheet);
    }

    static boolean between(long before, long after) {
        return before / INTERVAL < after / INTERVAL;
    }
}
