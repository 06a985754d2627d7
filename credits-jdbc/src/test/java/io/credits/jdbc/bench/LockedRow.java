package io.credits.jdbc.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The classic: begin, lock the balance, insert the entry, update the balance, commit. */
public final class LockedRow implements Peer {

    private DataSource pool;

    @Override
    public String label() {
        return "(b) locked row";
    }

    @Override
    public void open(DataSource to, int accounts) {
        pool = to;
        Peer.execute(
                to,
                OneStatement.tables("locked"),
                OneStatement.accounts("locked", accounts),
                "VACUUM ANALYZE locked_account");
    }

    @Override
    public void pay(int account, String key) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            String id = "account-" + account;
            long left = lockedBalance(connection, id) - 1;
            if (left < 0) {
                throw new IllegalStateException("refused");
            }
            insert(connection, id, key, left);
            update(connection, id, left);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long lockedBalance(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT balance FROM locked_account WHERE account_id = ? FOR UPDATE")) {
            statement.setString(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static void insert(Connection connection, String id, String key, long left) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO locked_entry (account_id, idem_key, credits, balance_after, feature, channel)
                VALUES (?, ?, ?, ?, ?, ?)""")) {
            statement.setString(1, id);
            statement.setString(2, key);
            statement.setLong(3, -1);
            statement.setLong(4, left);
            statement.setString(5, OwnLedger.FEATURE);
            statement.setString(6, OwnLedger.CHANNEL);
            statement.executeUpdate();
        }
    }

    private static void update(Connection connection, String id, long left) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE locked_account SET balance = ? WHERE account_id = ?")) {
            statement.setLong(1, left);
            statement.setString(2, id);
            statement.executeUpdate();
        }
    }

    @Override
    public long spent() {
        return Peer.number(pool, "SELECT -sum(credits)::bigint FROM locked_entry");
    }
}
