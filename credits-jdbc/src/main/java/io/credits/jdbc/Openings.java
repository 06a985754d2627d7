package io.credits.jdbc;

import io.credits.json.LedgerJson;
import io.credits.ledger.Account;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Opening;
import io.credits.ledger.Outcome;
import io.credits.ledger.Rejection;
import io.credits.ledger.Terms;
import io.credits.spi.LedgerStoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Opens accounts: whoever inserts the row first has opened it, everyone else finds it. Safe for use by several threads. */
final class Openings {

    private final ConnectionSource source;
    private final Connections connections;

    Openings(ConnectionSource source, Connections connections) {
        this.source = source;
        this.connections = connections;
    }

    Outcome<Account> open(OpenAccount request, Terms terms, InstantSource clock) {
        return source instanceof ConnectionSource.Owning owning
                ? openOwning(owning, request, terms, clock)
                : openJoining((ConnectionSource.Joining) source, request, terms, clock);
    }

    private Outcome<Account> openOwning(
            ConnectionSource.Owning owning, OpenAccount request, Terms terms, InstantSource clock) {
        long deadline = connections.deadline();
        for (int attempt = 1; ; attempt++) {
            Optional<Account> known = connections.read(
                    "reading an account",
                    deadline,
                    (connection, wiring) -> new LedgerRows(wiring, connection).account(request.account(), terms));
            if (known.isPresent()) {
                return answer(request, known.get(), true);
            }
            TermsUse use = new TermsUse(connections.wiring(), request.account());
            Account opened = new Opening(request, clock.instant()).toAccount(terms);
            String sheet = LedgerJson.naming(use).sheet(opened);
            try {
                List<TermsRow> missing = connections.transact(
                        owning,
                        false,
                        deadline,
                        (connection, wiring) -> insert(opened, sheet, use, connection, wiring));
                use.committed(missing);
                return answer(request, opened, false);
            } catch (UncertainCommit e) {
                // Opening again is harmless: the account is found, or it is not there.
                giveUpAfter(attempt, deadline, e.failure());
            } catch (SQLException e) {
                giveUpAfter(attempt, deadline, e);
            }
        }
    }

    private void giveUpAfter(int attempt, long deadline, SQLException e) {
        Failure failure = Trouble.of(e, connections.dialect());
        boolean passing =
                failure == Failure.DUPLICATE || failure == Failure.CONTENTION || failure == Failure.CONNECTION;
        if (passing && Connections.isOver(deadline)) {
            throw Trouble.asTimeout("opening an account", e, failure, attempt);
        }
        if (!passing || attempt >= Limits.ATTEMPTS) {
            throw Trouble.asStoreException("opening an account", e, failure);
        }
        connections.pause(failure, attempt);
    }

    private Outcome<Account> openJoining(
            ConnectionSource.Joining joining, OpenAccount request, Terms terms, InstantSource clock) {
        try {
            return connections.joined(joining, (connection, wiring) -> {
                LedgerRows rows = new LedgerRows(wiring, connection);
                Optional<Account> known = rows.account(request.account(), terms);
                if (known.isPresent()) {
                    return answer(request, known.get(), true);
                }
                TermsUse use = new TermsUse(wiring, request.account());
                Account opened = new Opening(request, clock.instant()).toAccount(terms);
                String sheet = LedgerJson.naming(use).sheet(opened);
                use.left(insert(opened, sheet, use, connection, wiring));
                return answer(request, opened, false);
            });
        } catch (SQLException e) {
            Failure failure = Trouble.of(e, connections.dialect());
            if (failure == Failure.DUPLICATE) {
                throw new LedgerStoreException(
                        "account " + request.account() + ": opened by somebody else meanwhile; roll back and try again",
                        e);
            }
            throw Trouble.asStoreException("opening an account in the host's transaction", e, failure);
        }
    }

    private static List<TermsRow> insert(
            Account opened, String sheet, TermsUse use, Connection connection, Wiring wiring) throws SQLException {
        List<TermsRow> missing = use.missing(new StoredTerms(wiring, connection));
        PortableWriter.insertTerms(wiring, connection, missing);
        try (PreparedStatement statement = connection.prepareStatement(wiring.sql().insertAccount)) {
            statement.setString(1, opened.id().value());
            statement.setLong(2, opened.sequence());
            statement.setLong(3, 0);
            statement.setLong(4, 0);
            statement.setLong(5, 0);
            statement.setLong(6, 0);
            statement.setBoolean(7, opened.closed());
            wiring.dialect().times().setInstant(statement, 8, opened.nextDue());
            statement.setString(9, sheet);
            statement.executeUpdate();
        }
        return missing;
    }

    private static Outcome<Account> answer(OpenAccount request, Account account, boolean replayed) {
        String field = request.firstDifference(account.opening());
        return field == null
                ? new Outcome.Accepted<>(account, replayed)
                : new Outcome.Refused<>(new Rejection.OpenedDifferently(request.account(), field));
    }
}
