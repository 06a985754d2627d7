package io.credits.jdbc;

import io.credits.amount.Credits;
import io.credits.json.CreditsJson;
import io.credits.json.EntryColumns;
import io.credits.json.LedgerJson;
import io.credits.json.PlanTerms;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.EntryKind;
import io.credits.ledger.Explanation;
import io.credits.ledger.Hash;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Reference;
import io.credits.ledger.Rejection;
import io.credits.ledger.Terms;
import io.credits.plan.Plan;
import io.credits.rating.RateCardId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the ledger's rows on one connection. Not safe for use by several threads; lives as long as its connection's use. */
final class LedgerRows implements PlanTerms {

    private static final int MOST_PLACES = 256;

    private final Wiring wiring;
    private final Connection connection;
    private final String lock;
    private final LedgerJson json = LedgerJson.naming(this);

    /** Something read from the ledger's rows. */
    interface Reading<T> {
        T from(LedgerRows rows) throws SQLException;
    }

    /** Reads what is committed, and on a transaction's own connection what that has written. */
    LedgerRows(Wiring wiring, Connection connection) {
        this(wiring, connection, "");
    }

    private LedgerRows(Wiring wiring, Connection connection, String lock) {
        this.wiring = wiring;
        this.connection = connection;
        this.lock = lock;
    }

    /** Reads what is committed even where the transaction's snapshot is older, at the price of locks. */
    LedgerRows current() {
        return new LedgerRows(wiring, connection, wiring.dialect().sharedLock());
    }

    Optional<Account> account(AccountId id, Terms terms) throws SQLException {
        return sheet(wiring.sql().account, id, terms, 0);
    }

    boolean isThere(AccountId id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(wiring.sql().account)) {
            statement.setString(1, id.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Reads an account so that it cannot change before the transaction ends. */
    Optional<Account> lockedAccount(AccountId id, Terms terms, int seconds) throws SQLException {
        if (wiring.dialect().locksByWriting()) {
            try (PreparedStatement statement = connection.prepareStatement(wiring.sql().touchAccount)) {
                statement.setString(1, id.value());
                statement.executeUpdate();
            }
        }
        return sheet(wiring.sql().lockedAccount, id, terms, seconds);
    }

    private Optional<Account> sheet(String query, AccountId id, Terms terms, int seconds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            if (seconds > 0) {
                wiring.dialect().limit(statement, seconds);
            }
            statement.setString(1, id.value());
            return oneSheet(statement, terms);
        }
    }

    private Optional<Account> oneSheet(PreparedStatement statement, Terms terms) throws SQLException {
        String sheet;
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            sheet = rows.getString(1);
        }
        return Optional.of(json.account(sheet, terms));
    }

    /** Reads a state from its text. */
    Account parsed(String sheet, Terms terms) {
        return json.account(sheet, terms);
    }

    /** Reads several accounts in few round trips; unknown ones are missing in the answer. */
    Map<AccountId, Account> accounts(List<AccountId> ids, Terms terms) throws SQLException {
        Map<AccountId, String> sheets = new HashMap<>();
        for (int from = 0; from < ids.size(); from += MOST_PLACES) {
            List<AccountId> some = ids.subList(from, Math.min(ids.size(), from + MOST_PLACES));
            int places = LedgerSql.places(some.size());
            try (PreparedStatement statement =
                    connection.prepareStatement(wiring.sql().accounts + LedgerSql.parameters(places))) {
                for (int i = 0; i < places; i++) {
                    statement.setString(
                            i + 1, some.get(Math.min(i, some.size() - 1)).value());
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        sheets.put(AccountId.of(rows.getString(1)), rows.getString(2));
                    }
                }
            }
        }
        Map<AccountId, Account> accounts = new HashMap<>();
        sheets.forEach((id, sheet) -> accounts.put(id, json.account(sheet, terms)));
        return accounts;
    }

    /** Answers a history's question on this connection. */
    List<LedgerEntry> read(RowHistory.Query query) {
        try {
            return query.on(this);
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    List<LedgerEntry> entriesAfter(AccountId account, long seq, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(wiring.sql().entriesAfter)) {
            statement.setString(1, account.value());
            statement.setLong(2, seq);
            statement.setInt(3, limit);
            return entries(account, statement);
        }
    }

    Optional<LedgerEntry> underKey(AccountId account, IdempotencyKey key) throws SQLException {
        return underKeys(account, List.of(key)).under(key);
    }

    KeyedEntries underKeys(AccountId account, List<IdempotencyKey> keys) throws SQLException {
        if (keys.size() > 1 && wiring.writer().writesAtOnce()) {
            return underKeyArray(account, keys);
        }
        KeyedEntries found = new KeyedEntries();
        for (int from = 0; from < keys.size(); from += MOST_PLACES) {
            List<IdempotencyKey> some = keys.subList(from, Math.min(keys.size(), from + MOST_PLACES));
            int places = LedgerSql.places(some.size());
            String query =
                    places == 1 ? wiring.sql().entryByKey : wiring.sql().entriesByKeys + LedgerSql.parameters(places);
            try (PreparedStatement statement = connection.prepareStatement(query + lock)) {
                statement.setString(1, account.value());
                for (int i = 0; i < places; i++) {
                    statement.setString(
                            i + 2, some.get(Math.min(i, some.size() - 1)).value());
                }
                addAll(found, account, statement);
            }
        }
        return found;
    }

    private KeyedEntries underKeyArray(AccountId account, List<IdempotencyKey> keys) throws SQLException {
        Object[] texts = keys.stream().map(IdempotencyKey::value).distinct().toArray();
        try (PreparedStatement statement = connection.prepareStatement(wiring.sql().entriesByKeyArray)) {
            statement.setArray(1, connection.createArrayOf("text", texts));
            statement.setString(2, account.value());
            KeyedEntries found = new KeyedEntries();
            addAll(found, account, statement);
            return found;
        }
    }

    private void addAll(KeyedEntries found, AccountId account, PreparedStatement statement) throws SQLException {
        for (Row row : rows(account, statement)) {
            if (row.isForgotten()) {
                found.add(new Rejection.EntryArchived(account, row.columns().seq()), row.columns());
            } else {
                found.add(json.entry(row.columns(), row.body()));
            }
        }
    }

    /** Finds the entry that is meant and behind it those that refer to it. */
    List<LedgerEntry> about(AccountId account, Reference reference) throws SQLException {
        List<LedgerEntry> found = new ArrayList<>(meant(account, reference));
        if (!found.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(wiring.sql().entriesReferring + lock)) {
                statement.setString(1, account.value());
                statement.setLong(2, found.get(0).seq());
                found.addAll(entries(account, statement));
            }
        }
        return found;
    }

    private List<LedgerEntry> meant(AccountId account, Reference reference) throws SQLException {
        if (reference instanceof Reference.ByKey byKey) {
            return underKey(account, byKey.key()).stream().toList();
        }
        boolean bySeq = reference instanceof Reference.BySeq;
        try (PreparedStatement statement =
                connection.prepareStatement((bySeq ? wiring.sql().entryBySeq : wiring.sql().entryByName) + lock)) {
            statement.setString(1, account.value());
            if (reference instanceof Reference.BySeq place) {
                statement.setLong(2, place.seq());
            } else {
                statement.setString(2, Objects.requireNonNull(EntryRow.nameOf(reference)));
            }
            return entries(account, statement);
        }
    }

    private List<LedgerEntry> entries(AccountId account, PreparedStatement statement) throws SQLException {
        List<Row> rows = rows(account, statement);
        List<LedgerEntry> entries = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (row.isForgotten()) {
                throw new CreditRejectedException(
                        new Rejection.EntryArchived(account, row.columns().seq()));
            }
            entries.add(json.entry(row.columns(), row.body()));
        }
        return entries;
    }

    /** An entry as it stands in its row; what a forgotten one held is in the host's archive. */
    private record Row(EntryColumns columns, String body) {
        boolean isForgotten() {
            return body.isEmpty();
        }
    }

    private List<Row> rows(AccountId account, PreparedStatement statement) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String key = rows.getString(4);
                EntryColumns columns = new EntryColumns(
                        account,
                        rows.getLong(1),
                        EntryKind.valueOf(rows.getString(2)),
                        key == null ? null : IdempotencyKey.of(key),
                        Objects.requireNonNull(wiring.dialect().times().instant(rows, 3)),
                        Credits.ofMicros(rows.getLong(5)),
                        Credits.ofMicros(rows.getLong(6)),
                        Hash.ofBytes(rows.getBytes(7)));
                found.add(new Row(columns, rows.getString(8)));
            }
        }
        return found;
    }

    Optional<Account> checkpoint(AccountId account, long seq, Terms terms) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(wiring.sql().checkpoint)) {
            statement.setString(1, account.value());
            statement.setLong(2, seq);
            Optional<Account> found = oneSheet(statement, terms);
            return found.isPresent() ? found : opened(account, terms);
        }
    }

    Optional<Account> checkpointAt(AccountId account, Instant at, Terms terms) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(wiring.sql().checkpointAt)) {
            statement.setString(1, account.value());
            wiring.dialect().times().setInstant(statement, 2, at);
            Optional<Account> found = oneSheet(statement, terms);
            return found.isPresent() ? found : opened(account, terms);
        }
    }

    private Optional<Account> opened(AccountId account, Terms terms) throws SQLException {
        return account(account, terms).map(found -> found.opening().toAccount(terms));
    }

    /** An account that time has something for. */
    record Due(AccountId account, Instant at) {

        /** The order of the query. */
        static final Comparator<Due> FIRST =
                Comparator.comparing(Due::at).thenComparing(due -> due.account().value());
    }

    List<Due> due(Instant until, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(wiring.sql().due)) {
            wiring.dialect().times().setInstant(statement, 1, until);
            statement.setInt(2, limit);
            List<Due> due = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    due.add(new Due(
                            AccountId.of(rows.getString(1)),
                            Objects.requireNonNull(wiring.dialect().times().instant(rows, 2))));
                }
            }
            return due;
        }
    }

    /** Finds a version of a card that was used; of the only card there ever was if none is named. */
    Optional<Explanation.Rates> rates(@Nullable RateCardId card, Instant from) throws SQLException {
        ShardTerms shards = wiring.shardTerms();
        return shards == null ? stored().rates(card, from) : shards.rates(card, from);
    }

    /** The terms of this connection's database. */
    StoredTerms stored() {
        return new StoredTerms(wiring, connection);
    }

    @Override
    public String nameOf(Plan plan) {
        return wiring.book().nameOf(plan);
    }

    @Override
    public Plan named(String name) {
        Plan known = wiring.book().named(name);
        if (known != null) {
            return known;
        }
        ShardTerms shards = wiring.shardTerms();
        try {
            String content = (shards == null ? stored().content(name) : shards.content(name))
                    .orElseThrow(() -> new SchemaMismatchException("terms " + name + ": wanted a row, found none"));
            Plan plan = CreditsJson.read(content, Plan.class);
            wiring.book().remember(name, plan);
            return plan;
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }
}
