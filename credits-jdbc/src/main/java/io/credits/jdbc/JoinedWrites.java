package io.credits.jdbc;

import io.credits.json.LedgerJson;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.IdempotencyKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes in the host's transaction: the account is locked, its keys are looked up, the result is written; nothing is ended or
 * tried again. Safe for use by several threads if each has a transaction of its own.
 */
final class JoinedWrites implements Writes {

    private final ConnectionSource.Joining source;
    private final Connections connections;
    private final Limits limits;

    JoinedWrites(ConnectionSource.Joining source, Connections connections, Limits limits) {
        this.source = source;
        this.connections = connections;
        this.limits = limits;
    }

    @Override
    public void carryOut(List<? extends Request> requests) {
        Map<AccountId, List<Request>> byAccount = new TreeMap<>(Comparator.comparing(AccountId::value));
        for (Request request : requests) {
            request.take();
            byAccount
                    .computeIfAbsent(request.account(), id -> new ArrayList<>())
                    .add(request);
        }
        try {
            connections.joined(source, (connection, wiring) -> {
                for (Map.Entry<AccountId, List<Request>> entry : byAccount.entrySet()) {
                    carryOut(entry.getKey(), entry.getValue(), connection, wiring);
                }
                return true;
            });
        } catch (SQLException e) {
            throw Trouble.asStoreException(
                    "writing in the host's transaction, which is to be rolled back",
                    e,
                    Trouble.of(e, connections.dialect()));
        }
    }

    private void carryOut(AccountId id, List<Request> requests, Connection connection, Wiring wiring)
            throws SQLException {
        if (wiring.writer().writesAtOnce()) {
            // Under the lock, whatever used a key before is seen: this cannot collide.
            write(id, requests, connection, wiring, false);
            return;
        }
        Savepoint before = connection.setSavepoint();
        try {
            write(id, requests, connection, wiring, false);
        } catch (SQLException e) {
            if (Trouble.of(e, wiring.dialect()) != Failure.DUPLICATE) {
                throw e;
            }
            // The host's snapshot is older than the row under the key: look again, at what is committed now.
            connection.rollback(before);
            write(id, requests, connection, wiring, true);
        }
        release(connection, before);
    }

    private void write(AccountId id, List<Request> requests, Connection connection, Wiring wiring, boolean current)
            throws SQLException {
        LedgerRows rows = new LedgerRows(wiring, connection);
        Account state = rows.lockedAccount(id, requests.get(0).terms(), limits.callSeconds())
                .orElse(null);
        if (state == null) {
            requests.forEach(Request::unknown);
            return;
        }
        LedgerRows past = rows.current();
        List<IdempotencyKey> keys =
                requests.stream().flatMap(request -> request.keys().stream()).toList();
        Turn turn = new Turn(state, new RowHistory(id, (current ? past : rows).underKeys(id, keys), past::read));
        for (Request request : requests) {
            request.decide(turn, true);
        }
        if (!turn.entries().isEmpty()) {
            TermsUse use = new TermsUse(wiring, id);
            use.use(turn.rates());
            AccountChange change = AccountChange.of(turn, LedgerJson.naming(use));
            List<TermsRow> missing = use.isEmpty() ? List.of() : use.missing(rows.stored());
            Set<AccountId> written =
                    wiring.writer().write(connection, new Changes(List.of(change), missing), limits.callSeconds());
            if (written.isEmpty()) {
                throw new SQLException("account " + id + ": its row changed while it was locked", "40001");
            }
            EventRows.insert(connection, wiring, List.of(change), written);
            use.left(missing);
        }
        requests.forEach(Request::done);
    }

    private static void release(Connection connection, @Nullable Savepoint savepoint) {
        try {
            connection.releaseSavepoint(savepoint);
        } catch (SQLException e) {
            // Some drivers know no release; the savepoint ends with the host's transaction.
        }
    }
}
