package io.credits.jdbc;

import io.credits.ledger.EntryKind;
import java.util.stream.Collectors;

/** Every statement on the ledger's tables, parameters in column order; made once with the host's prefix. */
final class LedgerSql {

    /** Makes an insert into a rollup add to what is there: MySQL and MariaDB. */
    static final String ON_DUPLICATE_KEY = """
             ON DUPLICATE KEY UPDATE credits = credits + VALUES(credits), quantity = quantity + VALUES(quantity),
              money = money + VALUES(money), events = events + VALUES(events)""";

    /** Makes an insert into a rollup add to what is there: SQLite, where decimals stand in two columns. */
    static final String ON_CONFLICT_IN_PARTS = """
             ON CONFLICT DO UPDATE SET credits = credits + excluded.credits,
              quantity = quantity + excluded.quantity, quantity_pico = quantity_pico + excluded.quantity_pico,
              money = money + excluded.money, money_pico = money_pico + excluded.money_pico,
              events = events + excluded.events""";

    /** Both rollups in one statement, so that they are of one moment; features are marked by 1, channels by 0. */
    private static final String USAGE = """
            SELECT 1, used_on, feature, credits, events, quantity, money
            FROM credit_usage_by_feature WHERE account_id = ? AND used_on BETWEEN ? AND ?
            UNION ALL SELECT 0, used_on, channel, credits, events, quantity, money
            FROM credit_usage_by_channel WHERE account_id = ? AND used_on BETWEEN ? AND ?""";

    /** The same where decimals stand in two columns. */
    private static final String USAGE_IN_PARTS = """
            SELECT 1, used_on, feature, credits, events, quantity, money, quantity_pico, money_pico
            FROM credit_usage_by_feature WHERE account_id = ? AND used_on BETWEEN ? AND ?
            UNION ALL SELECT 0, used_on, channel, credits, events, quantity, money, quantity_pico, money_pico
            FROM credit_usage_by_channel WHERE account_id = ? AND used_on BETWEEN ? AND ?""";

    private static final String ADD_BY_FEATURE = """
            INSERT INTO credit_usage_by_feature (account_id, used_on, feature, credits, quantity, money, events)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";

    private static final String ADD_BY_CHANNEL = """
            INSERT INTO credit_usage_by_channel (account_id, used_on, channel, credits, quantity, money, events)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";

    /** The same where decimals stand in two columns. */
    private static final String ADD_BY_FEATURE_IN_PARTS = """
            INSERT INTO credit_usage_by_feature (account_id, used_on, feature, credits, quantity, quantity_pico,
             money, money_pico, events) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String ADD_BY_CHANNEL_IN_PARTS = """
            INSERT INTO credit_usage_by_channel (account_id, used_on, channel, credits, quantity, quantity_pico,
             money, money_pico, events) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** What a row of the ledger tells, in the order in which {@link LedgerRows} reads it. */
    private static final String ENTRIES = """
            SELECT seq, kind, recorded_at, idem_key, credits, balance_after, hash, body FROM credit_entry
            WHERE account_id = ?""";

    /**
     * Entries under several keys, for plain PostgreSQL: each key is looked up by itself. It would answer a list of keys by
     * walking through the account's entries, which it takes to be as few as those of an average account.
     */
    private static final String ENTRIES_BY_KEY_ARRAY = """
            SELECT e.seq, e.kind, e.recorded_at, e.idem_key, e.credits, e.balance_after, e.hash, e.body
            FROM unnest((SELECT ?::text[])) AS k(idem_key) CROSS JOIN LATERAL (
              SELECT * FROM credit_entry WHERE account_id = ? AND idem_key = k.idem_key COLLATE "C" OFFSET 0) AS e""";

    final String insertAccount;
    final String account;
    final String accounts;
    final String lockedAccount;
    final String touchAccount;
    final String updateAccount;
    final String due;

    final String insertEntry;
    final String entriesAfter;
    final String entryBySeq;
    final String entryByKey;
    final String entriesByKeys;
    final String entriesByKeyArray;
    final String entryByName;
    final String entriesReferring;

    final String addByFeature;
    final String addByChannel;
    final String raiseByFeature;
    final String raiseByChannel;
    final String usage;
    final String topConsumers;

    final String insertCheckpoint;
    final String checkpoint;
    final String checkpointAt;

    final String insertTerms;
    final String terms;
    final String termsHash;
    final String ratesHash;
    final String rates;
    final String ratesOfOnlyCard;

    final String deleteAccount;
    final String deleteEntries;
    final String deleteByFeature;
    final String deleteByChannel;
    final String deleteCheckpoints;
    final String deleteCheckpointsUpTo;
    final String forgetEntries;

    final String writeOne;
    final String writeMany;
    final String writeAll;

    LedgerSql(TablePrefix prefix, SqlDialect dialect) {
        insertAccount = prefix.in("""
                INSERT INTO credit_account (account_id, seq, booked, held, debt, available, closed, next_due_at, sheet)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        account = prefix.in("SELECT sheet FROM credit_account WHERE account_id = ?");
        accounts = prefix.in("SELECT account_id, sheet FROM credit_account WHERE account_id IN ");
        lockedAccount = account + dialect.forUpdate();
        touchAccount = prefix.in("UPDATE credit_account SET seq = seq WHERE account_id = ?");
        updateAccount = prefix.in("""
                UPDATE credit_account SET seq = ?, booked = ?, held = ?, debt = ?, available = ?, closed = ?,
                 next_due_at = ?, sheet = ? WHERE account_id = ? AND seq = ?""");
        due = prefix.in("SELECT account_id, next_due_at FROM credit_account WHERE next_due_at <= ?"
                + " ORDER BY next_due_at, account_id LIMIT ?");

        insertEntry = prefix.in("""
                INSERT INTO credit_entry (account_id, seq, kind, recorded_at, idem_key, credits, balance_after, refers_to,
                 name, hash, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        String entries = prefix.in(ENTRIES);
        entriesAfter = entries + " AND seq > ? ORDER BY seq LIMIT ?";
        entryBySeq = entries + " AND seq = ?";
        entryByKey = entries + " AND idem_key = ?";
        entriesByKeys = entries + " AND idem_key IN ";
        entriesByKeyArray = prefix.in(ENTRIES_BY_KEY_ARRAY);
        entryByName = entries + " AND name = ? ORDER BY seq DESC LIMIT 1";
        entriesReferring = entries + " AND refers_to = ? ORDER BY seq";

        boolean inParts = dialect == SqlDialect.SQLITE;
        addByFeature = prefix.in(inParts ? ADD_BY_FEATURE_IN_PARTS : ADD_BY_FEATURE) + dialect.upsert();
        addByChannel = prefix.in(inParts ? ADD_BY_CHANNEL_IN_PARTS : ADD_BY_CHANNEL) + dialect.upsert();
        raiseByFeature = prefix.in("""
                UPDATE credit_usage_by_feature SET credits = credits + ?, quantity = quantity + ?, money = money + ?,
                 events = events + ? WHERE account_id = ? AND used_on = ? AND feature = ?""");
        raiseByChannel = prefix.in("""
                UPDATE credit_usage_by_channel SET credits = credits + ?, quantity = quantity + ?, money = money + ?,
                 events = events + ? WHERE account_id = ? AND used_on = ? AND channel = ?""");

        usage = prefix.in(inParts ? USAGE_IN_PARTS : USAGE);
        topConsumers = prefix.in("""
                SELECT account_id, SUM(credits) AS used FROM credit_usage_by_feature WHERE used_on BETWEEN ? AND ?
                GROUP BY account_id HAVING SUM(credits) > 0 ORDER BY used DESC, account_id LIMIT ?""");

        insertCheckpoint =
                prefix.in("INSERT INTO credit_checkpoint (account_id, seq, reached_at, sheet) VALUES (?, ?, ?, ?)");
        checkpoint = prefix.in("""
                SELECT sheet FROM credit_checkpoint WHERE account_id = ? AND seq <= ?
                ORDER BY seq DESC LIMIT 1""");
        checkpointAt = prefix.in("""
                SELECT sheet FROM credit_checkpoint WHERE account_id = ? AND reached_at <= ?
                ORDER BY reached_at DESC, seq DESC LIMIT 1""");

        insertTerms = prefix.in(
                "INSERT INTO credit_terms (hash, kind, name, effective_from, content) VALUES (?, ?, ?, ?, ?)");
        terms = prefix.in("SELECT content FROM credit_terms WHERE hash = ?");
        termsHash = prefix.in("SELECT hash FROM credit_terms WHERE hash = ?");
        ratesHash = prefix.in("SELECT hash FROM credit_terms WHERE kind = 'RATES' AND name = ? AND effective_from = ?");
        rates = prefix.in(
                "SELECT name, content FROM credit_terms WHERE kind = 'RATES' AND name = ? AND effective_from = ?");
        ratesOfOnlyCard =
                prefix.in("SELECT name, content FROM credit_terms WHERE kind = 'RATES' AND effective_from = ?");

        deleteAccount = prefix.in("DELETE FROM credit_account WHERE account_id = ?");
        deleteEntries = prefix.in("DELETE FROM credit_entry WHERE account_id = ? AND seq <= ?");
        deleteByFeature = prefix.in("DELETE FROM credit_usage_by_feature WHERE account_id = ?");
        deleteByChannel = prefix.in("DELETE FROM credit_usage_by_channel WHERE account_id = ?");
        deleteCheckpoints = prefix.in("DELETE FROM credit_checkpoint WHERE account_id = ?");

        deleteCheckpointsUpTo = deleteCheckpoints + " AND seq <= ?";
        forgetEntries = prefix.in("UPDATE credit_entry SET body = '' WHERE account_id = ? AND seq > ? AND seq <= ?"
                + " AND body <> '' AND kind IN "
                + EntryKind.forgettable().stream()
                        .map(kind -> "'" + kind + "'")
                        .collect(Collectors.joining(", ", "(", ")")));

        writeOne = prefix.in(PostgresShortWriter.WRITE_ONE);
        writeMany = prefix.in(PostgresWriter.WRITE_MANY);
        writeAll = prefix.in(PostgresWriter.WRITE_ALL);
    }

    /** A list of n parameters, rounded up to a power of two so that few different statements are made. */
    static int places(int n) {
        return n <= 1 ? 1 : Integer.highestOneBit(n - 1) << 1;
    }

    static String parameters(int places) {
        return "(?" + ", ?".repeat(places - 1) + ")";
    }
}
