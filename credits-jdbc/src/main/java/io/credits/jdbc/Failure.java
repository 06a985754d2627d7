package io.credits.jdbc;

import java.sql.SQLException;

/** What a database's refusal means for us. */
enum Failure {
    /** A unique index refused a row. */
    DUPLICATE,
    /** Others were in the way: a deadlock, a serialization failure, a lock not given in time. Nothing was written. */
    CONTENTION,
    /** The connection is gone; whether the statement took effect is only known if it could not have. */
    CONNECTION,
    /** The statement took too long and was given up. */
    TIME_OUT,
    /** Anything else. */
    OTHER;

    /** Tells whether a state of the standard says that the connection is gone. */
    static boolean isConnection(SQLException exception) {
        String state = exception.getSQLState();
        return exception instanceof java.sql.SQLNonTransientConnectionException
                || exception instanceof java.sql.SQLTransientConnectionException
                || (state != null && state.startsWith("08"));
    }
}
