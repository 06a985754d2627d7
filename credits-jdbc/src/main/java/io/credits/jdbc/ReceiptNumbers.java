package io.credits.jdbc;

import io.credits.ledger.AccountId;
import io.credits.purchase.PurchaseId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Numbers receipts without gap: the series' row is locked, the next number given to the purchase and counted, in one
 * transaction. Whoever is killed meanwhile has taken no number; whoever asks again finds the one that was given.
 */
final class ReceiptNumbers {

    private final Wiring wiring;
    private final PurchaseSql sql;
    private final Connection connection;

    ReceiptNumbers(Connection connection, Wiring wiring) {
        this.wiring = wiring;
        this.sql = wiring.purchaseSql();
        this.connection = connection;
    }

    Optional<Long> given(String series, AccountId account, PurchaseId purchase) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.receipt)) {
            statement.setString(1, account.value());
            statement.setString(2, purchase.value());
            statement.setString(3, series);
            return number(statement);
        }
    }

    /** Gives the next number, unless the purchase has one by now. */
    long give(String series, AccountId account, PurchaseId purchase) throws SQLException {
        if (wiring.dialect().locksByWriting()) {
            raise(series, 0);
        }
        Optional<Long> last = last(series, sql.lockedNumber);
        if (last.isEmpty()) {
            begin(series);
            last = last(series, sql.lockedNumber);
        }
        Optional<Long> given = given(series, account, purchase);
        if (given.isPresent()) {
            return given.get();
        }
        long next = last.orElseThrow() + 1;
        raise(series, 1);
        try (PreparedStatement statement = connection.prepareStatement(sql.insertReceipt)) {
            statement.setString(1, series);
            statement.setLong(2, next);
            statement.setString(3, account.value());
            statement.setString(4, purchase.value());
            statement.executeUpdate();
        }
        return next;
    }

    private Optional<Long> last(String series, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, series);
            return number(statement);
        }
    }

    private void begin(String series) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.insertSeries)) {
            statement.setString(1, series);
            statement.executeUpdate();
        }
    }

    private void raise(String series, long by) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.raiseNumber)) {
            statement.setLong(1, by);
            statement.setString(2, series);
            statement.executeUpdate();
        }
    }

    private static Optional<Long> number(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
        }
    }
}
