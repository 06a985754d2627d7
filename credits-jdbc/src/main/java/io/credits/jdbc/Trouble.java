package io.credits.jdbc;

import io.credits.spi.LedgerStoreException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Turns what a database says into what the port's contract says. */
final class Trouble {

    private Trouble() {}

    /** Classifies by the first exception of the chain that says more than that a batch failed. */
    static Failure of(SQLException exception, @Nullable SqlDialect dialect) {
        if (dialect == null) {
            return Failure.isConnection(exception) ? Failure.CONNECTION : Failure.OTHER;
        }
        Failure found = dialect.classify(exception);
        for (SQLException next = exception.getNextException();
                found == Failure.OTHER && next != null;
                next = next.getNextException()) {
            found = dialect.classify(next);
        }
        if (found == Failure.OTHER && exception.getCause() instanceof SQLException cause && cause != exception) {
            found = of(cause, dialect);
        }
        return found;
    }

    /** The exception for a caller; without the database's message, which may repeat values. */
    static LedgerStoreException asStoreException(String what, SQLException exception, Failure failure) {
        String message = message(what, exception, failure);
        return failure == Failure.TIME_OUT
                ? new StoreTimeoutException(message, exception)
                : new LedgerStoreException(message, exception);
    }

    /** The exception for a caller whose time is over before what would pass has passed. */
    static StoreTimeoutException asTimeout(String what, SQLException exception, Failure failure, int attempts) {
        return new StoreTimeoutException(
                message(what, exception, failure) + "; gave up after " + attempts + " tries", exception);
    }

    private static String message(String what, SQLException exception, Failure failure) {
        return what + ": " + failure.name() + ", SQL state " + exception.getSQLState() + ", code "
                + exception.getErrorCode();
    }
}
