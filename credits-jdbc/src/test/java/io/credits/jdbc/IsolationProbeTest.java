package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the store leans on, asked of each database at each of its isolation levels: a transaction that began before another
 * one committed either works on what that one left, or is told to try again. None overwrites it unseen.
 */
class IsolationProbeTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 1);

    static Stream<Arguments> levels() {
        List<Integer> all = List.of(
                Connection.TRANSACTION_READ_COMMITTED,
                Connection.TRANSACTION_REPEATABLE_READ,
                Connection.TRANSACTION_SERIALIZABLE);
        // SQLite has one level.
        List<Integer> one = List.of(Connection.TRANSACTION_SERIALIZABLE);
        return Stream.of(TestDatabase.values())
                .flatMap(database -> (database == TestDatabase.SQLITE ? one : all)
                        .stream().map(level -> Arguments.of(database, level)));
    }

    /** Something that one of two does to the row that both know. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Two transactions on one account; {@code late} has looked at the database before {@code early} changes it. */
    private record Pair(SqlDialect dialect, LedgerSql sql, Connection early, Connection late) {

        static void run(TestDatabase database, int level, Probe probe) throws Exception {
            try (HikariDataSource pool = database.fresh(config -> {
                        config.setAutoCommit(false);
                    });
                    Connection early = pool.getConnection();
                    Connection late = pool.getConnection()) {
                SqlDialect dialect = SqlDialect.of(early);
                early.rollback();
                Pair pair = new Pair(dialect, new LedgerSql(TablePrefix.DEFAULT, dialect), early, late);
                pair.fill(early);
                early.commit();
                early.setTransactionIsolation(level);
                late.setTransactionIsolation(level);
                // There a plain read takes a lock: nobody can change what another one has looked at.
                boolean readsLock = database == TestDatabase.MARIADB && level == Connection.TRANSACTION_SERIALIZABLE;
                if (!readsLock) {
                    pair.sheet(late, pair.sql.account);
                }
                probe.on(pair);
                late.rollback();
                early.rollback();
            }
        }

        private void fill(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql.insertAccount)) {
                statement.setString(1, "acme");
                for (int i = 2; i <= 6; i++) {
                    statement.setLong(i, i == 2 ? 1 : 0);
                }
                statement.setBoolean(7, false);
                dialect.times().setInstant(statement, 8, null);
                statement.setString(9, "first");
                statement.executeUpdate();
            }
            if (dialect != SqlDialect.SQLITE) {
                try (PreparedStatement statement =
                        connection.prepareStatement(sql.addByFeature.replaceAll("(?s) ON .*", ""))) {
                    statement.setString(1, "acme");
                    dialect.times().setDay(statement, 2, DAY);
                    statement.setString(3, "ai");
                    statement.setLong(4, 0);
                    statement.setBigDecimal(5, BigDecimal.ZERO);
                    statement.setBigDecimal(6, BigDecimal.ZERO);
                    statement.setLong(7, 0);
                    statement.executeUpdate();
                }
            }
        }

        /** The guarded update of a writer that knows the account as it was at entry 1; how many rows it changed. */
        int guardedUpdate(Connection connection, String sheet) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql.updateAccount)) {
                statement.setLong(1, 2);
                for (int i = 2; i <= 5; i++) {
                    statement.setLong(i, 0);
                }
                statement.setBoolean(6, false);
                dialect.times().setInstant(statement, 7, null);
                statement.setString(8, sheet);
                statement.setString(9, "acme");
                statement.setLong(10, 1);
                return statement.executeUpdate();
            }
        }

        int insertEntry(Connection connection, long seq) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql.insertEntry)) {
                statement.setString(1, "acme");
                statement.setLong(2, seq);
                statement.setString(3, "DEBITED");
                dialect.times().setInstant(statement, 4, Instant.EPOCH);
                statement.setString(5, "one key");
                statement.setLong(6, 0);
                statement.setLong(7, 0);
                statement.setObject(8, null);
                statement.setString(9, null);
                statement.setBytes(10, new byte[16]);
                statement.setString(11, "{}");
                return statement.executeUpdate();
            }
        }

        int addToRollup(Connection connection, long credits) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql.raiseByFeature)) {
                statement.setLong(1, credits);
                statement.setBigDecimal(2, BigDecimal.ZERO);
                statement.setBigDecimal(3, BigDecimal.ZERO);
                statement.setLong(4, 1);
                statement.setString(5, "acme");
                dialect.times().setDay(statement, 6, DAY);
                statement.setString(7, "ai");
                return statement.executeUpdate();
            }
        }

        String sheet(Connection connection, String query) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(query)) {
                statement.setString(1, "acme");
                try (ResultSet row = statement.executeQuery()) {
                    assertThat(row.next()).isTrue();
                    return row.getString(1);
                }
            }
        }

        long rollup() throws SQLException {
            early.rollback();
            try (PreparedStatement statement = early.prepareStatement(sql.topConsumers)) {
                dialect.times().setDay(statement, 1, DAY);
                dialect.times().setDay(statement, 2, DAY);
                statement.setInt(3, 1);
                try (ResultSet row = statement.executeQuery()) {
                    assertThat(row.next()).isTrue();
                    return row.getLong(2);
                }
            }
        }

        /** What the later one gets, or null if the database tells it to try again. */
        <T> T orAgain(Work<T> work) throws SQLException {
            try {
                return work.on(late);
            } catch (SQLException e) {
                assertThat(Trouble.of(e, dialect)).as(e.toString()).isEqualTo(Failure.CONTENTION);
                return null;
            }
        }
    }

    @FunctionalInterface
    private interface Probe {
        void on(Pair pair) throws Exception;
    }

    @ParameterizedTest
    @MethodSource("levels")
    void shouldNotWriteOverAStateThatChangedSinceItWasRead(TestDatabase database, int level) throws Exception {
        Pair.run(database, level, pair -> {
            assertThat(pair.guardedUpdate(pair.early(), "early")).isEqualTo(1);
            pair.early().commit();
            Integer changed = pair.orAgain(late -> pair.guardedUpdate(late, "late"));
            assertThat(changed).isIn(0, null);
        });
    }

    @ParameterizedTest
    @MethodSource("levels")
    void shouldNotWriteOverAStateThatIsBeingChanged(TestDatabase database, int level) throws Exception {
        Pair.run(database, level, pair -> {
            assertThat(pair.guardedUpdate(pair.early(), "early")).isEqualTo(1);
            CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> {
                try {
                    return pair.orAgain(late -> pair.guardedUpdate(late, "late"));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            pair.early().commit();
            assertThat(result(waiting)).isIn(0, null);
        });
    }

    @ParameterizedTest
    @MethodSource("levels")
    void shouldTakeAKeyOnce(TestDatabase database, int level) throws Exception {
        Pair.run(database, level, pair -> {
            assertThat(pair.insertEntry(pair.early(), 2)).isEqualTo(1);
            pair.early().commit();
            try {
                pair.insertEntry(pair.late(), 3);
                assertThat(pair).as("a key was taken twice").isNull();
            } catch (SQLException e) {
                assertThat(Trouble.of(e, pair.dialect())).isIn(Failure.DUPLICATE, Failure.CONTENTION);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("levels")
    void shouldReadUnderALockWhatWasCommittedLast(TestDatabase database, int level) throws Exception {
        Pair.run(database, level, pair -> {
            pair.guardedUpdate(pair.early(), "early");
            pair.insertEntry(pair.early(), 2);
            pair.early().commit();
            String locked = pair.orAgain(late -> {
                if (pair.dialect().locksByWriting()) {
                    try (PreparedStatement touch = late.prepareStatement(pair.sql().touchAccount)) {
                        touch.setString(1, "acme");
                        touch.executeUpdate();
                    }
                }
                return pair.sheet(late, pair.sql().lockedAccount);
            });
            assertThat(locked).isIn("early", null);
        });
    }

    @ParameterizedTest
    @MethodSource("levels")
    void shouldAddToATotalThatAnotherOneRaised(TestDatabase database, int level) throws Exception {
        if (database == TestDatabase.SQLITE) {
            // Its totals are in other columns; the guarded update above shows that nobody writes on an old snapshot.
            return;
        }
        Pair.run(database, level, pair -> {
            pair.addToRollup(pair.early(), 5);
            pair.early().commit();
            Integer raised = pair.orAgain(late -> pair.addToRollup(late, 7));
            pair.late().commit();
            assertThat(pair.rollup()).isEqualTo(raised == null ? 5 : 12);
        });
    }

    private static Integer result(CompletableFuture<Integer> waiting) throws InterruptedException {
        try {
            return waiting.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
