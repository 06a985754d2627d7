package io.credits.jdbc;

import io.credits.json.CreditsJson;
import io.credits.ledger.CreditEvent;
import io.credits.spi.EventOutbox;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Events in their table. A claim is a mark with an end, so that no transaction is open while the host handles an event. */
final class JdbcOutbox implements EventOutbox {

    private static final Comparator<Pending> OLDEST = Comparator.comparing(
                    (Pending pending) -> pending.event().at())
            .thenComparing(pending -> pending.event().account().value())
            .thenComparing(Pending::place);

    private final ConnectionSource source;
    private final Connections connections;
    private final Scans scans;

    JdbcOutbox(ConnectionSource source, Connections connections, Scans scans) {
        this.source = source;
        this.connections = connections;
        this.scans = scans;
    }

    @Override
    public List<Pending> claim(Instant now, int limit) {
        List<Pending> waiting = scans.due("reading events", limit, OLDEST, (connection, wiring) -> {
            EventSql sql = wiring.eventSql();
            try (PreparedStatement statement = connection.prepareStatement(sql.waiting)) {
                wiring.dialect().times().setInstant(statement, 1, now);
                wiring.dialect().times().setInstant(statement, 2, now);
                statement.setInt(3, limit);
                List<Pending> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(new Pending(CreditsJson.read(rows.getString(2), CreditEvent.class), rows.getLong(1)));
                    }
                }
                return found;
            }
        });
        List<Pending> claimed = new ArrayList<>();
        for (Pending each : waiting) {
            if (isOurs(each, now)) {
                claimed.add(each);
            }
        }
        return claimed;
    }

    private boolean isOurs(Pending event, Instant now) {
        return write("claiming an event", (connection, wiring) -> {
            EventSql sql = wiring.eventSql();
            try (PreparedStatement statement = connection.prepareStatement(sql.claim)) {
                wiring.dialect().times().setInstant(statement, 1, now.plus(CLAIM));
                statement.setString(2, event.event().account().value());
                statement.setLong(3, event.place());
                wiring.dialect().times().setInstant(statement, 4, now);
                return statement.executeUpdate() == 1;
            }
        });
    }

    @Override
    public void handled(Pending handled) {
        write("noting an event as handled", (connection, wiring) -> {
            EventSql sql = wiring.eventSql();
            try (PreparedStatement statement = connection.prepareStatement(sql.delete)) {
                statement.setString(1, handled.event().account().value());
                statement.setLong(2, handled.place());
                return statement.executeUpdate() == 1;
            }
        });
    }

    @Override
    public Optional<Instant> oldest() {
        return scans
                .everywhere("reading events", (connection, wiring) -> {
                    EventSql sql = wiring.eventSql();
                    try (PreparedStatement statement = connection.prepareStatement(sql.oldest);
                            ResultSet rows = statement.executeQuery()) {
                        return rows.next()
                                ? Optional.ofNullable(wiring.dialect().times().instant(rows, 1))
                                : Optional.<Instant>empty();
                    }
                })
                .stream()
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** A lost commit needs no answer: a claim ends by itself, and an event that is still there comes again. */
    private boolean write(String what, Connections.Work<Boolean> work) {
        long deadline = connections.deadline();
        for (int attempt = 1; ; attempt++) {
            SQLException failure;
            try {
                return source instanceof ConnectionSource.Owning owning
                        ? connections.transact(owning, false, deadline, work)
                        : connections.joined((ConnectionSource.Joining) source, work);
            } catch (UncertainCommit e) {
                failure = e.failure();
            } catch (SQLException e) {
                failure = e;
            }
            Failure kind = Trouble.of(failure, connections.dialect());
            boolean again = source instanceof ConnectionSource.Owning && kind == Failure.CONTENTION;
            if (!again || attempt >= Limits.ATTEMPTS) {
                throw Trouble.asStoreException(what, failure, kind);
            }
            connections.pause(kind, attempt);
        }
    }
}
