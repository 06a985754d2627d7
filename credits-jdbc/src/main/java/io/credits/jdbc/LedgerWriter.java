package io.credits.jdbc;

import io.credits.ledger.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Writes changes on a connection, each account's only if it is still as it was decided on. */
interface LedgerWriter {

    /**
     * Writes.
     *
     * @param connection inside a transaction, or in auto-commit mode where one statement writes all
     * @param changes what to write
     * @param seconds how long a statement may take, 0 for no limit
     * @return the accounts that were written; of the others nothing was
     * @throws SQLException if the database refuses; then the transaction is to be rolled back
     */
    Set<AccountId> write(Connection connection, Changes changes, int seconds) throws SQLException;

    /** Whether it writes with one statement that needs no transaction around it. */
    default boolean writesAtOnce() {
        return false;
    }
}
