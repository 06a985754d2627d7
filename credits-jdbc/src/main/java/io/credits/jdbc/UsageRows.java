package io.credits.jdbc;

import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import io.credits.report.ChannelDay;
import io.credits.report.DailyUsage;
import io.credits.report.FeatureDay;
import io.credits.report.TopConsumer;
import io.credits.report.UsageTotals;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the daily rollups on one connection. Not safe for use by several threads; lives as long as its connection's use. */
final class UsageRows {

    /** The order of those who consumed most, as the query has it. */
    static final Comparator<TopConsumer> MOST_FIRST = Comparator.comparing(TopConsumer::credits)
            .reversed()
            .thenComparing(consumer -> consumer.account().value());

    private final Wiring wiring;
    private final Connection connection;

    UsageRows(Wiring wiring, Connection connection) {
        this.wiring = wiring;
        this.connection = connection;
    }

    DailyUsage usage(AccountId account, LocalDate from, LocalDate to) throws SQLException {
        List<FeatureDay> features = new ArrayList<>();
        List<ChannelDay> channels = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(wiring.sql().usage)) {
            for (int first = 1; first <= 4; first += 3) {
                statement.setString(first, account.value());
                wiring.dialect().times().setDay(statement, first + 1, from);
                wiring.dialect().times().setDay(statement, first + 2, to);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    LocalDate day = wiring.dialect().times().day(rows, 2);
                    String name = rows.getString(3);
                    // The empty text stands for no name.
                    boolean named = !name.isEmpty();
                    if (rows.getInt(1) == 1) {
                        features.add(new FeatureDay(day, named ? FeatureId.of(name) : null, totals(rows)));
                    } else {
                        channels.add(new ChannelDay(day, named ? ChannelId.of(name) : null, totals(rows)));
                    }
                }
            }
        }
        return new DailyUsage(from, to, features, channels);
    }

    private UsageTotals totals(ResultSet row) throws SQLException {
        return new UsageTotals(
                Credits.ofMicros(row.getLong(4)), decimal(row, 6, 8), decimal(row, 7, 9), row.getLong(5));
    }

    private BigDecimal decimal(ResultSet row, int column, int pico) throws SQLException {
        return wiring.dialect() == SqlDialect.SQLITE
                ? UsageTotal.decimal(row.getLong(column), row.getLong(pico))
                : row.getBigDecimal(column);
    }

    List<TopConsumer> topConsumers(LocalDate from, LocalDate to, int limit) throws SQLException {
        List<TopConsumer> consumers = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(wiring.sql().topConsumers)) {
            wiring.dialect().times().setDay(statement, 1, from);
            wiring.dialect().times().setDay(statement, 2, to);
            statement.setInt(3, limit);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    consumers.add(new TopConsumer(AccountId.of(rows.getString(1)), Credits.ofMicros(rows.getLong(2))));
                }
            }
        }
        return consumers;
    }
}
