package io.credits.jdbc;

import io.credits.json.LedgerJson;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Opening;
import io.credits.ledger.Outcome;
import io.credits.ledger.Rejection;
import io.credits.ledger.Restoration;
import io.credits.ledger.Terms;
import io.credits.spi.LedgerStoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens accounts: whoever inserts the row first has opened it, everyone else finds it. Safe for use by several threads. */
final class Openings {

    private final ConnectionSource source;
    private final Connections connections;

    Openings(ConnectionSource source, Connections connections) {
        this.source = source;
        this.connections = connections;
    }

    Outcome<Account> open(OpenAccount request, Terms terms, InstantSource clock) {
        Found found = find(request.account(), terms, () -> new Opening(request, clock.instant()).toAccount(terms));
        String field = request.firstDifference(found.account().opening());
        return field == null
                ? new Outcome.Accepted<>(found.account(), found.before())
                : new Outcome.Refused<>(new Rejection.OpenedDifferently(request.account(), field));
    }

    /** Begins an account that is taken in from elsewhere, or finds how far it is there. */
    Account restore(Opening opening, Terms terms) {
        Account stored = find(opening.request().account(), terms, () -> Restoration.begun(opening, terms))
                .account();
        opening.requireSame(stored);
        return stored;
    }

    /** An account, and whether it was there before. */
    private record Found(Account account, boolean before) {}

    private Found find(AccountId id, Terms terms, Supplier<Account> made) {
        return source instanceof ConnectionSource.Owning owning
                ? findOwning(owning, id, terms, made)
                : findJoining((ConnectionSource.Joining) source, id, terms, made);
    }

    private Found findOwning(ConnectionSource.Owning owning, AccountId id, Terms terms, Supplier<Account> made) {
        long deadline = connections.deadline();
        for (int attempt = 1; ; attempt++) {
            Optional<Account> known = connections.read(
                    "reading an account",
                    deadline,
                    (connection, wiring) -> new LedgerRows(wiring, connection).account(id, terms));
            if (known.isPresent()) {
                return new Found(known.get(), true);
            }
            TermsUse use = new TermsUse(connections.wiring(), id);
            Account opened = made.get();
            String sheet = LedgerJson.naming(use).sheet(opened);
            try {
                List<TermsRow> missing = connections.transact(
                        owning,
                        false,
                        deadline,
                        (connection, wiring) -> insert(opened, sheet, use, connection, wiring));
                use.committed(missing);
                return new Found(opened, false);
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

    private Found findJoining(ConnectionSource.Joining joining, AccountId id, Terms terms, Supplier<Account> made) {
        try {
            return connections.joined(joining, (connection, wiring) -> {
                LedgerRows rows = new LedgerRows(wiring, connection);
                Optional<Account> known = rows.account(id, terms);
                if (known.isPresent()) {
                    return new Found(known.get(), true);
                }
                TermsUse use = new TermsUse(wiring, id);
                Account opened = made.get();
                String sheet = LedgerJson.naming(use).sheet(opened);
                use.left(insert(opened, sheet, use, connection, wiring));
                return new Found(opened, false);
            });
        } catch (SQLException e) {
            Failure failure = Trouble.of(e, connections.dialect());
            if (failure == Failure.DUPLICATE) {
                throw new LedgerStoreException(
                        "account " + id + ": opened by somebody else meanwhile; roll back and try again", e);
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
}
