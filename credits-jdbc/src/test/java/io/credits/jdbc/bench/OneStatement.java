package io.credits.jdbc.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The least that a good team writes by hand: one guarded statement in auto-commit mode, one balance, no grants. */
public final class OneStatement implements Peer {

    private static final String PAY = """
            WITH paid AS (
              UPDATE peer_account SET balance = balance - ? WHERE account_id = ? AND balance >= ?
              RETURNING account_id, balance
            )
            INSERT INTO peer_entry (account_id, idem_key, credits, balance_after, feature, channel)
            SELECT account_id, ?, ?, balance, ?, ? FROM paid""";

    private DataSource pool;

    @Override
    public String label() {
        return "(a) one statement";
    }

    @Override
    public void open(DataSource to, int accounts) {
        pool = to;
        Peer.execute(to, tables("peer"), accounts("peer", accounts), "VACUUM ANALYZE peer_account");
    }

    /** Works on accounts that are there already. */
    void use(DataSource to) {
        pool = to;
    }

    /** An account's row and its ledger, as the second hand-written peer has them too. */
    static String tables(String prefix) {
        return """
                CREATE TABLE peer_account (account_id text PRIMARY KEY, balance bigint NOT NULL CHECK (balance >= 0))
                  WITH (fillfactor = 50);
                CREATE TABLE peer_entry (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, account_id text NOT NULL,
                  idem_key text NOT NULL, credits bigint NOT NULL, balance_after bigint NOT NULL, feature text NOT NULL,
                  channel text NOT NULL, recorded_at timestamptz NOT NULL DEFAULT now(), UNIQUE (account_id, idem_key))""".replace("peer_", prefix + "_");
    }

    static String accounts(String prefix, int accounts) {
        return "INSERT INTO " + prefix + "_account SELECT 'account-' || n, " + CREDITS_PER_ACCOUNT
                + " FROM generate_series(0, " + (accounts - 1) + ") AS n";
    }

    @Override
    public void pay(int account, String key) {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(PAY)) {
            statement.setLong(1, 1);
            statement.setString(2, "account-" + account);
            statement.setLong(3, 1);
            statement.setString(4, key);
            statement.setLong(5, -1);
            statement.setString(6, OwnLedger.FEATURE);
            statement.setString(7, OwnLedger.CHANNEL);
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("refused");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long spent() {
        return Peer.number(pool, "SELECT -sum(credits)::bigint FROM peer_entry");
    }
}
