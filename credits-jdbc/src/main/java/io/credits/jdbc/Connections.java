package io.credits.jdbc;

import io.credits.spi.LedgerStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands out connections for one use each and leaves them as they were found. Safe for use by several threads.
 */
final class Connections {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    /** A read that finds its connection dead is tried so often. */
    private static final int READ_ATTEMPTS = 4;

    private final ConnectionSource source;
    private final @Nullable SqlDialect chosen;
    private final TablePrefix prefix;
    private final Duration callTimeout;
    private final StoreListener listener;
    private final @Nullable Shards shards;
    private volatile @Nullable Wiring wiring;

    Connections(
            ConnectionSource source,
            @Nullable SqlDialect chosen,
            TablePrefix prefix,
            Duration callTimeout,
            StoreListener listener,
            @Nullable Shards shards) {
        this.source = source;
        this.chosen = chosen;
        this.prefix = prefix;
        this.callTimeout = callTimeout;
        this.listener = listener;
        this.shards = shards;
    }

    /** When a call that begins now is over. */
    long deadline() {
        return System.nanoTime() + callTimeout.toNanos();
    }

    static boolean isOver(long deadline) {
        return System.nanoTime() - deadline > 0;
    }

    /** Something done on a connection. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T on(Connection connection, Wiring wiring) throws SQLException;
    }

    @Nullable SqlDialect dialect() {
        Wiring known = wiring;
        return known == null ? chosen : known.dialect();
    }

    /** The wiring; connects if nobody has yet. */
    Wiring wiring() {
        Wiring known = wiring;
        return known == null ? read("connecting", (connection, found) -> found) : known;
    }

    /** The wiring for a connection's database, found once. */
    Wiring wiring(Connection connection) throws SQLException {
        Wiring known = wiring;
        if (known != null) {
            return known;
        }
        SqlDialect dialect = spoken(connection);
        if (shards == null) {
            DatabaseSettings.requireOneDatabase(connection);
            requireSettings(connection, dialect);
        } else {
            requireSettings(shards, dialect);
        }
        synchronized (this) {
            known = wiring;
            if (known == null) {
                known = Wiring.of(dialect, prefix, shards);
                wiring = known;
            }
            return known;
        }
    }

    private void requireSettings(Connection connection, SqlDialect dialect) throws SQLException {
        DatabaseSettings.require(connection, dialect, prefix);
        List<String> losses = DatabaseSettings.lossesOnPowerFailure(connection, dialect);
        if (!losses.isEmpty()) {
            LOG.warn("if the machine fails, the last acknowledged writes can be lost: {}", losses);
        }
    }

    /** Looks at the servers of all shards that can be reached; one that is down is not to keep the others' accounts waiting. */
    private void requireSettings(Shards behind, SqlDialect dialect) {
        for (DataSource shard : behind.dataSources()) {
            try (Connection connection = shard.getConnection()) {
                requireSettings(connection, dialect);
            } catch (SQLException e) {
                LOG.warn("a shard's settings could not be looked at", e);
            }
        }
    }

    private SqlDialect spoken(Connection connection) throws SQLException {
        SqlDialect known = dialect();
        return known == null ? SqlDialect.of(connection) : known;
    }

    /** Reads, outside any transaction of ours or inside the host's, as a call of its own. */
    <T extends @Nullable Object> T read(String what, Work<T> work) {
        return read(what, deadline(), work);
    }

    /** Reads, outside any transaction of ours or inside the host's, at least once and not again after a deadline. */
    <T extends @Nullable Object> T read(String what, long deadline, Work<T> work) {
        return read(source, what, deadline, work);
    }

    /** Reads from a shard by itself, as a call of its own. */
    <T extends @Nullable Object> T readFrom(DataSource shard, String what, Work<T> work) {
        return read(ConnectionSource.owning(shard), what, deadline(), work);
    }

    private <T extends @Nullable Object> T read(ConnectionSource from, String what, long deadline, Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return from instanceof ConnectionSource.Joining joining
                        ? joined(joining, work)
                        : readOnce(((ConnectionSource.Owning) from), deadline, work);
            } catch (SQLException e) {
                Failure failure = Trouble.of(e, dialect());
                boolean again = from instanceof ConnectionSource.Owning
                        && (failure == Failure.CONNECTION || failure == Failure.CONTENTION);
                if (!again || attempt == READ_ATTEMPTS || isOver(deadline)) {
                    throw Trouble.asStoreException(what, e, failure);
                }
                pause(failure, attempt);
            }
        }
    }

    private <T extends @Nullable Object> T readOnce(ConnectionSource.Owning owning, long deadline, Work<T> work)
            throws SQLException {
        try (Connection connection = owning.dataSource().getConnection()) {
            AnswerLimit limit = AnswerLimit.on(connection, spoken(connection), deadline);
            try (limit) {
                T result = unwrapped(connection, work);
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
                return result;
            }
        }
    }

    private <T extends @Nullable Object> T unwrapped(Connection connection, Work<T> work) throws SQLException {
        try {
            return work.on(connection, wiring(connection));
        } catch (UncheckedSqlException e) {
            throw e.failure();
        }
    }

    /**
     * Writes what may be written again, in a transaction of our own or in the host's: tries again after what passes, and after
     * a commit whose answer was lost.
     */
    <T extends @Nullable Object> T write(ConnectionSource from, String what, Work<T> work) {
        long deadline = deadline();
        for (int attempt = 1; ; attempt++) {
            SQLException failed;
            Failure failure;
            try {
                return from instanceof ConnectionSource.Joining joining
                        ? joined(joining, work)
                        : transact((ConnectionSource.Owning) from, false, deadline, work);
            } catch (UncertainCommit e) {
                failed = e.failure();
                failure = Failure.CONNECTION;
            } catch (SQLException e) {
                failed = e;
                failure = Trouble.of(e, dialect());
            }
            boolean passing = from instanceof ConnectionSource.Owning
                    && (failure == Failure.CONTENTION || failure == Failure.CONNECTION || failure == Failure.DUPLICATE);
            if (!passing || attempt >= Limits.ATTEMPTS || isOver(deadline)) {
                throw Trouble.asStoreException(what, failed, failure);
            }
            pause(failure, attempt);
        }
    }

    /** Works in the host's transaction; what fails is the host's to roll back. */
    <T extends @Nullable Object> T joined(ConnectionSource.Joining joining, Work<T> work) throws SQLException {
        Connection connection = joining.current().get();
        if (connection.getAutoCommit()) {
            throw new LedgerStoreException(
                    "connection: wanted a transaction to join, found auto-commit; turn it off or use"
                            + " ConnectionSource.owning",
                    null);
        }
        return unwrapped(connection, work);
    }

    /**
     * Works in a transaction of our own and commits it; where one statement is all, it may commit itself.
     *
     * @throws UncertainCommit if the connection was lost when the work may have been committed
     */
    <T extends @Nullable Object> T transact(ConnectionSource.Owning owning, boolean atOnce, long deadline, Work<T> work)
            throws SQLException, UncertainCommit {
        Connection connection = open(owning);
        AnswerLimit limit = null;
        boolean autoCommit = true;
        boolean ended = false;
        try {
            limit = AnswerLimit.on(connection, spoken(connection), deadline);
            autoCommit = connection.getAutoCommit();
            Wiring found = wiring(connection);
            if (autoCommit && atOnce && found.writer().writesAtOnce()) {
                T result = selfCommitting(connection, work);
                ended = true;
                return result;
            }
            if (autoCommit) {
                connection.setAutoCommit(false);
            }
            T result = unwrapped(connection, work);
            commit(connection);
            ended = true;
            return result;
        } finally {
            giveBack(connection, limit, autoCommit, ended);
        }
    }

    private static Connection open(ConnectionSource.Owning owning) throws SQLException {
        try {
            return owning.dataSource().getConnection();
        } catch (SQLException e) {
            throw Failure.isConnection(e) ? e : new SQLException("no connection to be had", "08001", e);
        }
    }

    private <T extends @Nullable Object> T selfCommitting(Connection connection, Work<T> work)
            throws SQLException, UncertainCommit {
        try {
            return unwrapped(connection, work);
        } catch (SQLException e) {
            // An answer of the server that names an error says that nothing was written; silence says nothing.
            boolean silent = e.getSQLState() == null || Trouble.of(e, dialect()) == Failure.CONNECTION;
            if (silent) {
                throw new UncertainCommit(e);
            }
            throw e;
        }
    }

    private void commit(Connection connection) throws SQLException, UncertainCommit {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (Trouble.of(e, dialect()) == Failure.CONTENTION) {
                throw e;
            }
            throw new UncertainCommit(e);
        }
    }

    private static void giveBack(
            Connection connection, @Nullable AnswerLimit limit, boolean autoCommit, boolean ended) {
        try (connection;
                limit) {
            if (!connection.getAutoCommit()) {
                if (!ended) {
                    connection.rollback();
                }
                if (autoCommit) {
                    connection.setAutoCommit(true);
                }
            }
        } catch (SQLException e) {
            // The connection is dead or about to be thrown away by its pool; what was decided before stands.
            LOG.debug("could not give a connection back as it was", e);
        }
    }

    StoreListener listener() {
        return listener;
    }

    /** Waits a moment before another try, a different one for each thread that met the same trouble. */
    void pause(Failure failure, int attempt) {
        listener.retried(failure == Failure.CONNECTION ? StoreListener.Retry.CONNECTION : StoreListener.Retry.CONFLICT);
        long longest = failure == Failure.CONNECTION ? 25L << Math.min(attempt, 5) : 1L << Math.min(attempt, 6);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1)
                + ThreadLocalRandom.current().nextLong(TimeUnit.MILLISECONDS.toNanos(longest)));
    }
}
