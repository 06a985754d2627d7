package io.credits.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A limit on how long an answer of the server is waited for, in force for one use of a connection. A server that is slow ends
 * a statement by itself; one that has fallen silent, or a network that has, would else be waited for without end.
 *
 * <p>A shorter limit of the host's stays. Lives within one use and one thread.
 */
final class AnswerLimit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerLimit.class);

    /** So much longer than the call may take, so that an answer that says why comes first. */
    private static final long GRACE_MILLIS = 1_000;

    private static final int UNCHANGED = -1;

    private final Connection connection;
    private final int before;

    private AnswerLimit(Connection connection, int before) {
        this.connection = connection;
        this.before = before;
    }

    static AnswerLimit on(Connection connection, SqlDialect dialect, long deadline) throws SQLException {
        if (!dialect.isRemote()) {
            return new AnswerLimit(connection, UNCHANGED);
        }
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        int limit = (int) Math.min(Integer.MAX_VALUE, Math.max(0, left) + GRACE_MILLIS);
        int before = connection.getNetworkTimeout();
        if (before > 0 && before <= limit) {
            return new AnswerLimit(connection, UNCHANGED);
        }
        connection.setNetworkTimeout(Runnable::run, limit);
        return new AnswerLimit(connection, before);
    }

    /** Restores what was in force before. */
    @Override
    public void close() {
        if (before == UNCHANGED) {
            return;
        }
        try {
            connection.setNetworkTimeout(Runnable::run, before);
        } catch (SQLException e) {
            // Only a connection that is of no use any more refuses; what was decided before stands.
            LOG.debug("could not give a connection back as it was", e);
        }
    }
}
