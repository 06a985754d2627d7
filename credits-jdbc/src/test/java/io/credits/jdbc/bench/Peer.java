package io.credits.jdbc.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** One way to take credits off accounts in PostgreSQL. Safe for use by several threads once its accounts are open. */
public interface Peer {

    /** What every account has at first: so much that no run comes to its end. */
    long CREDITS_PER_ACCOUNT = 10_000_000_000L;

    /** The name that the table shows. */
    String label();

    /** Makes tables and accounts numbered from 0 on, each with the same credits. */
    void open(DataSource pool, int accounts);

    /**
     * Takes one credit off an account, durably.
     *
     * @param account the account's number
     * @param key a text that no other call uses
     */
    void pay(int account, String key);

    /** Takes one credit off each account named, an account as often as it is named. */
    default void payAll(List<Integer> accounts, String key) {
        for (int i = 0; i < accounts.size(); i++) {
            pay(accounts.get(i), key + "-" + i);
        }
    }

    /** Counts the credits that are gone, from what the database says. */
    long spent();

    /** Fails if the database holds anything that cannot be. */
    default void requireSound() {
        // A counter and a list of entries can say nothing against each other that spent() has not said.
    }

    /** Runs statements, each for itself. */
    static void execute(DataSource pool, String... statements) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads one number. */
    static long number(DataSource pool, String query) {
        String text = text(pool, query);
        return text == null ? 0 : Long.parseLong(text);
    }

    /** Reads one value. */
    static String text(DataSource pool, String query) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
