package io.credits.jdbc;

import io.credits.json.CreditsJson;
import io.credits.ledger.AccountId;
import io.credits.ledger.CreditEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Writes events in the transaction of what caused them. An event's place begins with its entry's number, so that no counter
 * is needed: those of the entry itself come first, then what happens about purchases until the next entry.
 */
final class EventRows {

    private static final int BITS = 20;

    private static final long PURCHASES = 1L << (BITS - 1);

    private EventRows() {}

    /** Writes the events of the changes that were written; mostly there are none. */
    static void insert(Connection connection, Wiring wiring, Collection<AccountChange> changes, Set<AccountId> written)
            throws SQLException {
        for (AccountChange change : changes) {
            if (written.contains(change.account())) {
                long seq = -1;
                long place = 0;
                for (CreditEvent event : change.events()) {
                    place = event.seq() == seq ? place + 1 : event.seq() << BITS;
                    seq = event.seq();
                    insert(connection, wiring, event, place);
                }
            }
        }
    }

    /** Writes events about purchases of a locked account, behind those that are there. */
    static void insert(Connection connection, Wiring wiring, List<CreditEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        CreditEvent first = events.get(0);
        long from = (first.seq() << BITS) + PURCHASES;
        long place = from;
        EventSql sql = wiring.eventSql();
        try (PreparedStatement statement = connection.prepareStatement(sql.lastPlace)) {
            statement.setString(1, first.account().value());
            statement.setLong(2, from);
            statement.setLong(3, (first.seq() + 1) << BITS);
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next()) {
                    long last = rows.getLong(1);
                    place = rows.wasNull() ? from : last + 1;
                }
            }
        }
        for (CreditEvent event : events) {
            insert(connection, wiring, event, place++);
        }
    }

    private static void insert(Connection connection, Wiring wiring, CreditEvent event, long place)
            throws SQLException {
        EventSql sql = wiring.eventSql();
        try (PreparedStatement statement = connection.prepareStatement(sql.insert)) {
            statement.setString(1, event.account().value());
            statement.setLong(2, place);
            wiring.dialect().times().setInstant(statement, 3, event.at());
            statement.setString(4, CreditsJson.write(event));
            statement.executeUpdate();
        }
    }
}
