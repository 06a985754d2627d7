package io.credits.jdbc;

import java.sql.Connection;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Where connections come from, named by who ends the transaction; never inferred.
 *
 * <p>Immutable; as safe for use by several threads as what it was made from.
 */
public sealed interface ConnectionSource {

    /**
     * Returns a source whose transactions the library begins and ends itself.
     *
     * <p>A connection is taken for each write or read, and given back as it was: auto-commit restored, nothing left open.
     *
     * @param dataSource the host's pool
     * @return the source
     */
    static ConnectionSource owning(DataSource dataSource) {
        return new Owning(dataSource);
    }

    /**
     * Returns a source that works inside the host's transaction: a business row and its credits become visible together
     * or not at all.
     *
     * <p>The library never commits, rolls back, closes or retries there; it sees the host's uncommitted work. A failure
     * leaves the transaction to the host, who must roll it back. The connection must have auto-commit off.
     *
     * @param current answers the connection of the transaction in progress, for the thread that asks
     * @return the source
     */
    static ConnectionSource joining(Supplier<Connection> current) {
        return new Joining(current);
    }

    /**
     * The library ends the transactions.
     *
     * @param dataSource the host's pool
     */
    record Owning(DataSource dataSource) implements ConnectionSource {}

    /**
     * The host ends the transactions.
     *
     * @param current answers the connection of the transaction in progress
     */
    record Joining(Supplier<Connection> current) implements ConnectionSource {}
}
