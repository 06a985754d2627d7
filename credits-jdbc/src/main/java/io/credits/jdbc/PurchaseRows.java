package io.credits.jdbc;

import io.credits.json.CreditsJson;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.Terms;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.RetryPolicy;
import io.credits.purchase.StandingPurchase;
import io.credits.purchase.TopUp;
import io.credits.spi.PurchaseDue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes what is bought on one connection. Not safe for use by several threads; lives as long as its connection's
 * use.
 */
final class PurchaseRows {

    private static final int PAGE = 256;

    private final Wiring wiring;
    private final PurchaseSql sql;
    private final Connection connection;
    private final String lock;

    private PurchaseRows(Wiring wiring, Connection connection, String lock) {
        this.wiring = wiring;
        this.sql = wiring.purchaseSql();
        this.connection = connection;
        this.lock = lock;
    }

    /** Reads what is committed, and on a transaction's own connection what that has written. */
    static PurchaseRows on(Connection connection, Wiring wiring) {
        return new PurchaseRows(wiring, connection, "");
    }

    /** Reads what is committed even where the host's transaction has an older snapshot. */
    static PurchaseRows current(Connection connection, Wiring wiring) {
        return new PurchaseRows(wiring, connection, wiring.dialect().sharedLock());
    }

    Optional<Quote> quote(AccountId account, QuoteId id) throws SQLException {
        return one(sql.quote, Quote.class, account, id.value());
    }

    Optional<Purchase> purchase(AccountId account, PurchaseId id) throws SQLException {
        return one(sql.purchase, Purchase.class, account, id.value());
    }

    Optional<Purchase> purchaseOf(AccountId account, QuoteId quote) throws SQLException {
        return one(sql.purchaseOfQuote, Purchase.class, account, quote.value());
    }

    /** A page of an account's purchases, the newest first. */
    List<Purchase> purchases(AccountId account, @Nullable Purchase before, int limit) throws SQLException {
        String query = before == null ? sql.purchases : sql.purchasesBefore;
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            int column = 1;
            statement.setString(column++, account.value());
            if (before != null) {
                wiring.dialect().times().setInstant(statement, column++, before.createdAt());
                wiring.dialect().times().setInstant(statement, column++, before.createdAt());
                statement.setString(column++, before.id().value());
            }
            statement.setInt(column, limit);
            return all(statement, Purchase.class);
        }
    }

    /** A page of an account's standing purchases by their ids; no id is less than the empty text. */
    List<StandingPurchase> standing(AccountId account, @Nullable PurchaseId after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.standingAfter)) {
            statement.setString(1, account.value());
            statement.setString(2, after == null ? "" : after.value());
            statement.setInt(3, limit);
            return all(statement, StandingPurchase.class);
        }
    }

    Optional<StandingPurchase> standing(AccountId account, PurchaseId id) throws SQLException {
        return one(sql.standing, StandingPurchase.class, account, id.value());
    }

    Optional<TopUp> topUp(AccountId account) throws SQLException {
        return one(sql.topUp, TopUp.class, account, null);
    }

    List<Purchase> openOf(AccountId account) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.openOfAccount + lock)) {
            statement.setString(1, account.value());
            return all(statement, Purchase.class);
        }
    }

    List<Purchase> open(int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.open)) {
            statement.setInt(1, limit);
            return all(statement, Purchase.class);
        }
    }

    private <T> Optional<T> one(String query, Class<T> type, AccountId account, @Nullable String id)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query + lock)) {
            statement.setString(1, account.value());
            if (id != null) {
                statement.setString(2, id);
            }
            return all(statement, type).stream().findFirst();
        }
    }

    private static <T> List<T> all(PreparedStatement statement, Class<T> type) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(CreditsJson.read(rows.getString(1), type));
            }
        }
        return found;
    }

    List<PurchaseDue> duePurchases(Instant until, int limit) throws SQLException {
        return due(sql.duePurchases, PurchaseDue.Kind.PURCHASE, until, limit);
    }

    List<PurchaseDue> dueStanding(Instant until, int limit) throws SQLException {
        return due(sql.dueStanding, PurchaseDue.Kind.STANDING, until, limit);
    }

    private List<PurchaseDue> due(String query, PurchaseDue.Kind kind, Instant until, int limit) throws SQLException {
        List<PurchaseDue> due = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            wiring.dialect().times().setInstant(statement, 1, until);
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    due.add(new PurchaseDue(
                            kind,
                            AccountId.of(rows.getString(1)),
                            PurchaseId.of(rows.getString(2)),
                            Objects.requireNonNull(wiring.dialect().times().instant(rows, 3))));
                }
            }
        }
        return due;
    }

    /**
     * Finds top-ups that may fire. The row tells what was available at the account's last entry; what time has brought or
     * taken since is looked at in the state itself. Those held back are read but not answered: they are not to keep others
     * waiting.
     */
    List<PurchaseDue> dueTopUps(Instant until, Terms terms, RetryPolicy retries, int limit) throws SQLException {
        LedgerRows states = new LedgerRows(wiring, connection);
        List<PurchaseDue> due = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more && due.size() < limit) {
            List<TopUp> page = new ArrayList<>();
            List<String> sheets = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(sql.dueTopUps)) {
                statement.setString(1, after);
                wiring.dialect().times().setInstant(statement, 2, until);
                statement.setInt(3, PAGE);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        page.add(CreditsJson.read(rows.getString(1), TopUp.class));
                        sheets.add(rows.getString(2));
                    }
                }
            }
            for (int i = 0; i < page.size() && due.size() < limit; i++) {
                TopUp topUp = page.get(i);
                Account account = states.parsed(sheets.get(i), terms);
                Instant now = account.nowBy(until);
                if (wantsMore(topUp, account.settledAt(now), retries, now)) {
                    due.add(new PurchaseDue(PurchaseDue.Kind.TOP_UP, topUp.account(), null, until));
                }
                after = topUp.account().value();
            }
            more = page.size() == PAGE;
        }
        return due;
    }

    /** Looks at what is under way only if nothing else keeps the top-up quiet. */
    private boolean wantsMore(TopUp topUp, Account account, RetryPolicy retries, Instant now) throws SQLException {
        if (topUp.isQuiet(account, now)) {
            return false;
        }
        Optional<PurchaseId> id = topUp.lastPurchase();
        Purchase last =
                id.isEmpty() ? null : purchase(topUp.account(), id.get()).orElse(null);
        return topUp.wanted(account, last, openOf(topUp.account()), retries, now)
                .isPresent();
    }

    void insert(Quote quote) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.insertQuote)) {
            statement.setString(1, quote.account().value());
            statement.setString(2, quote.id().value());
            wiring.dialect().times().setInstant(statement, 3, quote.at());
            statement.setString(4, CreditsJson.write(quote));
            statement.executeUpdate();
        }
    }

    void write(Purchase purchase, RetryPolicy retries) throws SQLException {
        Instant openSince = purchase.openAttempt().isPresent() ? purchase.createdAt() : null;
        Instant due = purchase.nextDue(retries);
        String body = CreditsJson.write(purchase);
        try (PreparedStatement statement = connection.prepareStatement(sql.updatePurchase)) {
            wiring.dialect().times().setInstant(statement, 1, openSince);
            wiring.dialect().times().setInstant(statement, 2, due);
            statement.setString(3, body);
            statement.setString(4, purchase.account().value());
            statement.setString(5, purchase.id().value());
            if (statement.executeUpdate() == 1) {
                return;
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(sql.insertPurchase)) {
            statement.setString(1, purchase.account().value());
            statement.setString(2, purchase.id().value());
            statement.setString(3, purchase.quote().id().value());
            wiring.dialect().times().setInstant(statement, 4, purchase.createdAt());
            wiring.dialect().times().setInstant(statement, 5, openSince);
            wiring.dialect().times().setInstant(statement, 6, due);
            statement.setString(7, body);
            statement.executeUpdate();
        }
    }

    void write(StandingPurchase standing) throws SQLException {
        Instant due = standing.nextDue().orElse(null);
        String body = CreditsJson.write(standing);
        try (PreparedStatement statement = connection.prepareStatement(sql.updateStanding)) {
            wiring.dialect().times().setInstant(statement, 1, due);
            statement.setString(2, body);
            statement.setString(3, standing.account().value());
            statement.setString(4, standing.id().value());
            if (statement.executeUpdate() == 1) {
                return;
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(sql.insertStanding)) {
            statement.setString(1, standing.account().value());
            statement.setString(2, standing.id().value());
            wiring.dialect().times().setInstant(statement, 3, due);
            statement.setString(4, body);
            statement.executeUpdate();
        }
    }

    void write(TopUp topUp) throws SQLException {
        boolean paused = topUp.state() != TopUp.State.ACTIVE;
        long threshold = topUp.policy().threshold().micros();
        String body = CreditsJson.write(topUp);
        try (PreparedStatement statement = connection.prepareStatement(sql.updateTopUp)) {
            statement.setLong(1, threshold);
            statement.setBoolean(2, paused);
            statement.setString(3, body);
            statement.setString(4, topUp.account().value());
            if (statement.executeUpdate() == 1) {
                return;
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(sql.insertTopUp)) {
            statement.setString(1, topUp.account().value());
            statement.setLong(2, threshold);
            statement.setBoolean(3, paused);
            statement.setString(4, body);
            statement.executeUpdate();
        }
    }

    /** Takes the buyer out of all rows of an account. */
    void eraseBilling(AccountId account, RetryPolicy retries) throws SQLException {
        for (Quote quote : allOf(sql.quotes, Quote.class, account)) {
            try (PreparedStatement statement = connection.prepareStatement(sql.updateQuote)) {
                statement.setString(1, CreditsJson.write(quote.erased()));
                statement.setString(2, account.value());
                statement.setString(3, quote.id().value());
                statement.executeUpdate();
            }
        }
        for (Purchase purchase : allOf(sql.allPurchases, Purchase.class, account)) {
            write(purchase.erased(), retries);
        }
        for (StandingPurchase standing : allOf(sql.allStanding, StandingPurchase.class, account)) {
            write(standing.erased());
        }
        Optional<TopUp> topUp = topUp(account);
        if (topUp.isPresent()) {
            write(topUp.get().erased());
        }
    }

    private <T> List<T> allOf(String query, Class<T> type, AccountId account) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query + lock)) {
            statement.setString(1, account.value());
            return all(statement, type);
        }
    }
}
