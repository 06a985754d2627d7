package io.credits.jdbc;

import io.credits.ledger.AccountId;
import io.credits.ledger.EntryHead;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes everything in one statement: one round trip, and in auto-commit mode one commit with it.
 *
 * <p>Rows are handed over as arrays. What belongs to an account is only written if its own row was, so that a stale account
 * fails for itself alone.
 *
 * <p>The accounts' arrays stand in subqueries, so that the server does not see how long they are: else it would take a plan
 * made for a write of few accounts to be cheaper than its plan for any number, and plan every such write anew, which takes
 * as long as the write.
 */
final class PostgresWriter implements LedgerWriter {

    private static final String CHANGES = """
            WITH changed AS (
              UPDATE credit_account a SET seq = n.seq, booked = n.booked, held = n.held, debt = n.debt,
                available = n.available, closed = n.closed, next_due_at = n.next_due_at::timestamptz, sheet = n.sheet
              FROM unnest((SELECT ?::text[]), (SELECT ?::bigint[]), (SELECT ?::bigint[]), (SELECT ?::bigint[]),
                (SELECT ?::bigint[]), (SELECT ?::bigint[]), (SELECT ?::bigint[]), (SELECT ?::boolean[]),
                (SELECT ?::text[]), (SELECT ?::text[]))
                AS n(account_id, was, seq, booked, held, debt, available, closed, next_due_at, sheet)
              WHERE a.account_id = n.account_id AND a.seq = n.was
              RETURNING a.account_id
            ), entries AS (
              INSERT INTO credit_entry (account_id, seq, kind, recorded_at, idem_key, credits, balance_after, refers_to,
                name, hash, body)
              SELECT n.account_id, n.seq, n.kind, n.recorded_at::timestamptz, n.idem_key, n.credits, n.balance_after,
                n.refers_to, n.name, n.hash, n.body
              FROM unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::text[], ?::bytea[], ?::text[]) AS n(account_id, seq, kind, recorded_at, idem_key, credits,
                balance_after, refers_to, name, hash, body)
              WHERE n.account_id IN (SELECT account_id FROM changed)
            ), features AS (
              INSERT INTO credit_usage_by_feature AS u (account_id, used_on, feature, credits, quantity, money, events)
              SELECT n.account_id, n.used_on::date, n.name, n.credits, n.quantity, n.money, n.events
              FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::numeric[], ?::numeric[], ?::bigint[])
                AS n(account_id, used_on, name, credits, quantity, money, events)
              WHERE n.account_id IN (SELECT account_id FROM changed)
              ON CONFLICT (account_id, used_on, feature) DO UPDATE SET credits = u.credits + EXCLUDED.credits,
                quantity = u.quantity + EXCLUDED.quantity, money = u.money + EXCLUDED.money,
                events = u.events + EXCLUDED.events
            ), channels AS (
              INSERT INTO credit_usage_by_channel AS u (account_id, used_on, channel, credits, quantity, money, events)
              SELECT n.account_id, n.used_on::date, n.name, n.credits, n.quantity, n.money, n.events
              FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::numeric[], ?::numeric[], ?::bigint[])
                AS n(account_id, used_on, name, credits, quantity, money, events)
              WHERE n.account_id IN (SELECT account_id FROM changed)
              ON CONFLICT (account_id, used_on, channel) DO UPDATE SET credits = u.credits + EXCLUDED.credits,
                quantity = u.quantity + EXCLUDED.quantity, money = u.money + EXCLUDED.money,
                events = u.events + EXCLUDED.events
            )""";

    private static final String CHECKPOINTS_AND_TERMS = """
            , checkpoints AS (
              INSERT INTO credit_checkpoint (account_id, seq, reached_at, sheet)
              SELECT n.account_id, n.seq, n.reached_at::timestamptz, n.sheet
              FROM unnest(?::text[], ?::bigint[], ?::text[], ?::text[]) AS n(account_id, seq, reached_at, sheet)
              WHERE n.account_id IN (SELECT account_id FROM changed)
            ), terms AS (
              INSERT INTO credit_terms (hash, kind, name, effective_from, content)
              SELECT n.hash, n.kind, n.name, n.effective_from::timestamptz, n.content
              FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                AS n(hash, kind, name, effective_from, content)
              WHERE EXISTS (SELECT 1 FROM changed)
              ON CONFLICT (hash) DO NOTHING
            )""";

    private static final String WRITTEN = """

            SELECT account_id FROM changed""";

    /** What most writes need. */
    static final String WRITE_MANY = CHANGES + WRITTEN;

    /** The same with what few writes have: every part of a statement costs, also where it has no rows. */
    static final String WRITE_ALL = CHANGES + CHECKPOINTS_AND_TERMS + WRITTEN;

    private final LedgerSql sql;

    PostgresWriter(LedgerSql sql) {
        this.sql = sql;
    }

    @Override
    public boolean writesAtOnce() {
        return true;
    }

    @Override
    public Set<AccountId> write(Connection connection, Changes changes, int seconds) throws SQLException {
        boolean one = PostgresShortWriter.fits(changes);
        boolean all = hasMore(changes);
        String text = one ? sql.writeOne : all ? sql.writeAll : sql.writeMany;
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            if (seconds > 0) {
                statement.setQueryTimeout(seconds);
            }
            if (one) {
                AccountChange change = changes.accounts().get(0);
                return PostgresShortWriter.write(statement, change) ? Set.of(change.account()) : Set.of();
            }
            Arrays arrays = new Arrays(connection, statement);
            accounts(arrays, changes.accounts());
            entries(arrays, changes.accounts());
            usage(arrays, changes.accounts(), AccountChange::byFeature);
            usage(arrays, changes.accounts(), AccountChange::byChannel);
            if (all) {
                checkpoints(arrays, changes.accounts());
                terms(arrays, changes.terms());
            }
            Set<AccountId> written = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    written.add(AccountId.of(rows.getString(1)));
                }
            }
            return written;
        }
    }

    private static boolean hasMore(Changes changes) {
        return !changes.terms().isEmpty()
                || changes.accounts().stream()
                        .anyMatch(change -> !change.checkpoints().isEmpty());
    }

    private static void accounts(Arrays arrays, List<AccountChange> changes) throws SQLException {
        arrays.texts(changes, change -> change.account().value());
        arrays.numbers(changes, change -> change.before().sequence());
        arrays.numbers(changes, change -> change.after().sequence());
        arrays.numbers(changes, change -> change.after().booked().micros());
        arrays.numbers(changes, AccountChange::held);
        arrays.numbers(changes, change -> change.after().debt().micros());
        arrays.numbers(changes, AccountChange::available);
        arrays.add("bool", changes, change -> change.after().closed(), Boolean[]::new);
        arrays.texts(changes, change -> text(change.after().nextDue()));
        arrays.texts(changes, AccountChange::sheet);
    }

    private static void entries(Arrays arrays, List<AccountChange> changes) throws SQLException {
        List<EntryRow> rows = new ArrayList<>();
        List<EntryHead> heads = new ArrayList<>();
        for (AccountChange change : changes) {
            for (EntryRow row : change.entries()) {
                rows.add(row);
                heads.add(row.entry().head());
            }
        }
        arrays.texts(heads, head -> head.account().value());
        arrays.numbers(heads, EntryHead::seq);
        arrays.texts(rows, row -> row.entry().kind().name());
        arrays.texts(heads, head -> text(head.at()));
        arrays.texts(rows, EntryRow::key);
        arrays.numbers(heads, head -> head.credits().micros());
        arrays.numbers(heads, head -> head.balanceAfter().micros());
        arrays.numbers(rows, EntryRow::refersTo);
        arrays.texts(rows, EntryRow::name);
        arrays.add("bytea", heads, head -> head.hash().toBytes(), byte[][]::new);
        arrays.texts(rows, EntryRow::body);
    }

    private static void usage(
            Arrays arrays, List<AccountChange> changes, Function<AccountChange, List<UsageTotal>> totalsOf)
            throws SQLException {
        List<UsageTotal> totals = new ArrayList<>();
        List<String> accounts = new ArrayList<>();
        for (AccountChange change : changes) {
            for (UsageTotal total : totalsOf.apply(change)) {
                totals.add(total);
                accounts.add(change.account().value());
            }
        }
        arrays.texts(accounts, account -> account);
        arrays.texts(totals, total -> total.day().toString());
        arrays.texts(totals, UsageTotal::name);
        arrays.numbers(totals, UsageTotal::credits);
        arrays.add("numeric", totals, UsageTotal::quantity, BigDecimal[]::new);
        arrays.add("numeric", totals, UsageTotal::money, BigDecimal[]::new);
        arrays.numbers(totals, UsageTotal::events);
    }

    private static void checkpoints(Arrays arrays, List<AccountChange> changes) throws SQLException {
        List<Checkpoint> checkpoints = new ArrayList<>();
        List<String> accounts = new ArrayList<>();
        for (AccountChange change : changes) {
            for (Checkpoint checkpoint : change.checkpoints()) {
                checkpoints.add(checkpoint);
                accounts.add(change.account().value());
            }
        }
        arrays.texts(accounts, account -> account);
        arrays.numbers(checkpoints, Checkpoint::seq);
        arrays.texts(checkpoints, checkpoint -> text(checkpoint.at()));
        arrays.texts(checkpoints, Checkpoint::sheet);
    }

    private static void terms(Arrays arrays, List<TermsRow> rows) throws SQLException {
        arrays.texts(rows, TermsRow::hash);
        arrays.texts(rows, TermsRow::kind);
        arrays.texts(rows, TermsRow::name);
        arrays.texts(rows, row -> text(row.from()));
        arrays.texts(rows, TermsRow::content);
    }

    /** ISO-8601 with Z, which the server reads alike whatever the time zone and date style of the session. */
    static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /** Binds columns as array parameters, one after the other. */
    private static final class Arrays {

        private final Connection connection;
        private final PreparedStatement statement;
        private int index;

        Arrays(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        <T> void texts(List<T> rows, Function<? super T, @Nullable String> column) throws SQLException {
            add("text", rows, column, String[]::new);
        }

        <T> void numbers(List<T> rows, Function<? super T, @Nullable Long> column) throws SQLException {
            add("int8", rows, column, Long[]::new);
        }

        /** An array of its own type the driver sends in binary: no quotes to escape here and to undo on the server. */
        <T, V> void add(
                String type, List<T> rows, Function<? super T, ? extends @Nullable V> column, IntFunction<V[]> array)
                throws SQLException {
            V[] values = array.apply(rows.size());
            for (int i = 0; i < values.length; i++) {
                values[i] = column.apply(rows.get(i));
            }
            statement.setArray(++index, connection.createArrayOf(type, values));
        }
    }
}
