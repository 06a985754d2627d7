package io.credits.jdbc;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * Writes what most single calls come to, one entry with its usage, in the shortest statement that does: plain values
 * instead of arrays, and nothing for checkpoints and terms.
 */
final class PostgresShortWriter {

    static final String WRITE_ONE = """
            WITH changed AS (
              UPDATE credit_account SET seq = ?::bigint, booked = ?::bigint, held = ?::bigint, debt = ?::bigint,
                available = ?::bigint, closed = ?::boolean, next_due_at = ?::timestamptz, sheet = ?::text
              WHERE account_id = ?::text AND seq = ?::bigint
              RETURNING account_id
            ), entries AS (
              INSERT INTO credit_entry (account_id, seq, kind, recorded_at, idem_key, credits, balance_after, refers_to,
                name, hash, body)
              SELECT account_id, ?::bigint, ?::text, ?::timestamptz, ?::text, ?::bigint, ?::bigint, ?::bigint, ?::text,
                ?::bytea, ?::text
              FROM changed
            ), features AS (
              INSERT INTO credit_usage_by_feature AS u (account_id, used_on, feature, credits, quantity, money, events)
              SELECT account_id, ?::date, ?::text, ?::bigint, ?::numeric, ?::numeric, ?::bigint FROM changed
              ON CONFLICT (account_id, used_on, feature) DO UPDATE SET credits = u.credits + EXCLUDED.credits,
                quantity = u.quantity + EXCLUDED.quantity, money = u.money + EXCLUDED.money,
                events = u.events + EXCLUDED.events
            ), channels AS (
              INSERT INTO credit_usage_by_channel AS u (account_id, used_on, channel, credits, quantity, money, events)
              SELECT account_id, ?::date, ?::text, ?::bigint, ?::numeric, ?::numeric, ?::bigint FROM changed
              ON CONFLICT (account_id, used_on, channel) DO UPDATE SET credits = u.credits + EXCLUDED.credits,
                quantity = u.quantity + EXCLUDED.quantity, money = u.money + EXCLUDED.money,
                events = u.events + EXCLUDED.events
            )
            SELECT account_id FROM changed""";

    private PostgresShortWriter() {}

    /** Tells whether changes are one entry with usage and nothing else. */
    static boolean fits(Changes changes) {
        if (changes.accounts().size() != 1 || !changes.terms().isEmpty()) {
            return false;
        }
        AccountChange change = changes.accounts().get(0);
        return change.entries().size() == 1
                && change.byFeature().size() == 1
                && change.byChannel().size() == 1
                && change.checkpoints().isEmpty();
    }

    /** Writes; answers whether the account was as it had been read. */
    static boolean write(PreparedStatement statement, AccountChange change) throws SQLException {
        Values values = new Values(statement);
        account(values, change);
        entry(values, change.entries().get(0));
        usage(values, change.byFeature().get(0));
        usage(values, change.byChannel().get(0));
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next();
        }
    }

    private static void account(Values values, AccountChange change) throws SQLException {
        values.number(change.after().sequence());
        values.number(change.after().booked().micros());
        values.number(change.held());
        values.number(change.after().debt().micros());
        values.number(change.available());
        values.flag(change.after().closed());
        values.text(PostgresWriter.text(change.after().nextDue()));
        values.text(change.sheet());
        values.text(change.account().value());
        values.number(change.before().sequence());
    }

    private static void entry(Values values, EntryRow row) throws SQLException {
        values.number(row.entry().seq());
        values.text(row.entry().kind().name());
        values.text(PostgresWriter.text(row.entry().at()));
        values.text(row.key());
        values.number(row.entry().credits().micros());
        values.number(row.entry().head().balanceAfter().micros());
        values.number(row.refersTo());
        values.text(row.name());
        values.bytes(row.entry().head().hash().toBytes());
        values.text(row.body());
    }

    private static void usage(Values values, UsageTotal total) throws SQLException {
        values.text(total.day().toString());
        values.text(total.name());
        values.number(total.credits());
        values.decimal(total.quantity());
        values.decimal(total.money());
        values.number(total.events());
    }

    /** Binds parameters one after the other. */
    private static final class Values {

        private final PreparedStatement statement;
        private int index;

        Values(PreparedStatement statement) {
            this.statement = statement;
        }

        void text(@Nullable String value) throws SQLException {
            statement.setString(++index, value);
        }

        void number(@Nullable Long value) throws SQLException {
            statement.setObject(++index, value, Types.BIGINT);
        }

        void flag(boolean value) throws SQLException {
            statement.setBoolean(++index, value);
        }

        void bytes(byte[] value) throws SQLException {
            statement.setBytes(++index, value);
        }

        void decimal(BigDecimal value) throws SQLException {
            statement.setBigDecimal(++index, value);
        }
    }
}
