package io.credits.jdbc;

import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.EntryHead;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes with plain statements that every engine runs, each kind in one JDBC batch. */
final class PortableWriter implements LedgerWriter {

    private static final int ROWS_PER_BATCH = 1_000;

    private final SqlDialect dialect;
    private final LedgerSql sql;

    PortableWriter(SqlDialect dialect, LedgerSql sql) {
        this.dialect = dialect;
        this.sql = sql;
    }

    @Override
    public Set<AccountId> write(Connection connection, Changes changes, int seconds) throws SQLException {
        insertTerms(dialect, sql, connection, changes.terms());
        List<AccountChange> won = updateAccounts(connection, changes.accounts(), seconds);
        if (!won.isEmpty()) {
            insertEntries(connection, won);
            addUsage(connection, won, AccountChange::byFeature, sql.addByFeature, sql.raiseByFeature);
            addUsage(connection, won, AccountChange::byChannel, sql.addByChannel, sql.raiseByChannel);
            insertCheckpoints(connection, won);
        }
        return won.stream().map(AccountChange::account).collect(Collectors.toSet());
    }

    static void insertTerms(Wiring wiring, Connection connection, List<TermsRow> rows) throws SQLException {
        insertTerms(wiring.dialect(), wiring.sql(), connection, rows);
    }

    private static void insertTerms(SqlDialect dialect, LedgerSql sql, Connection connection, List<TermsRow> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql.insertTerms)) {
            for (TermsRow row : rows) {
                statement.setString(1, row.hash());
                statement.setString(2, row.kind());
                statement.setString(3, row.name());
                dialect.times().setInstant(statement, 4, row.from());
                statement.setString(5, row.content());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private List<AccountChange> updateAccounts(Connection connection, List<AccountChange> changes, int seconds)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.updateAccount)) {
            if (seconds > 0) {
                dialect.limit(statement, seconds);
            }
            for (AccountChange change : changes) {
                Account after = change.after();
                statement.setLong(1, after.sequence());
                statement.setLong(2, after.booked().micros());
                statement.setLong(3, change.held());
                statement.setLong(4, after.debt().micros());
                statement.setLong(5, change.available());
                statement.setBoolean(6, after.closed());
                dialect.times().setInstant(statement, 7, after.nextDue());
                statement.setString(8, change.sheet());
                statement.setString(9, after.id().value());
                statement.setLong(10, change.before().sequence());
                if (changes.size() == 1) {
                    return statement.executeUpdate() == 1 ? changes : List.of();
                }
                statement.addBatch();
            }
            return won(changes, statement.executeBatch());
        }
    }

    private static List<AccountChange> won(List<AccountChange> changes, int[] counts) throws SQLException {
        List<AccountChange> won = new ArrayList<>(counts.length);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == Statement.SUCCESS_NO_INFO) {
                throw new SQLException("the driver does not tell how many rows each statement of a batch changed;"
                        + " turn off its bulk or rewriting option for UPDATE");
            }
            if (counts[i] == 1) {
                won.add(changes.get(i));
            }
        }
        return won;
    }

    private void insertEntries(Connection connection, List<AccountChange> changes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.insertEntry)) {
            int rows = 0;
            for (AccountChange change : changes) {
                for (EntryRow row : change.entries()) {
                    bind(statement, row);
                    statement.addBatch();
                    if (++rows % ROWS_PER_BATCH == 0) {
                        statement.executeBatch();
                    }
                }
            }
            if (rows % ROWS_PER_BATCH != 0) {
                statement.executeBatch();
            }
        }
    }

    private void bind(PreparedStatement statement, EntryRow row) throws SQLException {
        EntryHead head = row.entry().head();
        statement.setString(1, head.account().value());
        statement.setLong(2, head.seq());
        statement.setString(3, row.entry().kind().name());
        dialect.times().setInstant(statement, 4, head.at());
        statement.setString(5, row.key());
        statement.setLong(6, head.credits().micros());
        statement.setLong(7, head.balanceAfter().micros());
        Long refersTo = row.refersTo();
        if (refersTo == null) {
            statement.setNull(8, Types.BIGINT);
        } else {
            statement.setLong(8, refersTo);
        }
        statement.setString(9, row.name());
        statement.setBytes(10, head.hash().toBytes());
        statement.setString(11, row.body());
    }

    private void addUsage(
            Connection connection,
            List<AccountChange> changes,
            Function<AccountChange, List<UsageTotal>> totals,
            String add,
            String raise)
            throws SQLException {
        if (!dialect.upsert().isEmpty()) {
            insertUsage(connection, changes, totals, add);
            return;
        }
        try (PreparedStatement raising = connection.prepareStatement(raise);
                PreparedStatement adding = connection.prepareStatement(add)) {
            boolean missing = false;
            for (AccountChange change : changes) {
                for (UsageTotal total : totals.apply(change)) {
                    bindRaise(raising, change, total);
                    if (raising.executeUpdate() == 0) {
                        bindAdd(adding, change, total);
                        adding.addBatch();
                        missing = true;
                    }
                }
            }
            if (missing) {
                adding.executeBatch();
            }
        }
    }

    private void insertUsage(
            Connection connection,
            List<AccountChange> changes,
            Function<AccountChange, List<UsageTotal>> totals,
            String add)
            throws SQLException {
        boolean any = false;
        try (PreparedStatement adding = connection.prepareStatement(add)) {
            for (AccountChange change : changes) {
                for (UsageTotal total : totals.apply(change)) {
                    bindAdd(adding, change, total);
                    adding.addBatch();
                    any = true;
                }
            }
            if (any) {
                adding.executeBatch();
            }
        }
    }

    private void bindAdd(PreparedStatement statement, AccountChange change, UsageTotal total) throws SQLException {
        statement.setString(1, change.account().value());
        dialect.times().setDay(statement, 2, total.day());
        statement.setString(3, total.name());
        int next = bindTotals(statement, 4, total);
        statement.setLong(next, total.events());
    }

    private void bindRaise(PreparedStatement statement, AccountChange change, UsageTotal total) throws SQLException {
        int next = bindTotals(statement, 1, total);
        statement.setLong(next, total.events());
        statement.setString(next + 1, change.account().value());
        dialect.times().setDay(statement, next + 2, total.day());
        statement.setString(next + 3, total.name());
    }

    private int bindTotals(PreparedStatement statement, int first, UsageTotal total) throws SQLException {
        statement.setLong(first, total.credits());
        int next = bindDecimal(statement, first + 1, total.quantity());
        return bindDecimal(statement, next, total.money());
    }

    private int bindDecimal(PreparedStatement statement, int index, BigDecimal amount) throws SQLException {
        if (dialect == SqlDialect.SQLITE) {
            statement.setLong(index, UsageTotal.whole(amount));
            statement.setLong(index + 1, UsageTotal.pico(amount));
            return index + 2;
        }
        statement.setBigDecimal(index, amount);
        return index + 1;
    }

    private void insertCheckpoints(Connection connection, List<AccountChange> changes) throws SQLException {
        if (changes.stream().allMatch(change -> change.checkpoints().isEmpty())) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql.insertCheckpoint)) {
            for (AccountChange change : changes) {
                for (Checkpoint checkpoint : change.checkpoints()) {
                    checkpoint.bind(statement, change.account(), dialect);
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }
}
