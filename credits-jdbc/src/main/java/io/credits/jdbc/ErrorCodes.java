package io.credits.jdbc;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;

/** What each database's error codes mean; one exception at a time, its causes are {@link Trouble}'s to look at. */
final class ErrorCodes {

    private static final int SQLITE_BUSY = 5;
    private static final int SQLITE_LOCKED = 6;
    private static final int SQLITE_INTERRUPTED = 9;
    private static final int SQLITE_CONSTRAINT = 19;

    private ErrorCodes() {}

    static Failure ofPostgres(SQLException exception) {
        return switch (stateOf(exception)) {
            case "23505" -> Failure.DUPLICATE;
            case "40001", "40P01", "55P03" -> Failure.CONTENTION;
            case "57P01", "57P02", "57P03" -> Failure.CONNECTION;
            case "57014" -> Failure.TIME_OUT;
            default -> ofStandard(exception);
        };
    }

    static Failure ofMySql(SQLException exception) {
        return switch (exception.getErrorCode()) {
            case 1062 -> Failure.DUPLICATE;
            case 1020, 1205, 1213 -> Failure.CONTENTION;
            case 1969, 3024, 1317 -> Failure.TIME_OUT;
            case 1053, 1927 -> Failure.CONNECTION;
            default -> ofStandard(exception);
        };
    }

    static Failure ofH2(SQLException exception) {
        return switch (stateOf(exception)) {
            case "23505" -> Failure.DUPLICATE;
            case "HYT00", "40001", "90131" -> Failure.CONTENTION;
            case "90007", "90067", "90098", "90121" -> Failure.CONNECTION;
            case "57014" -> Failure.TIME_OUT;
            default -> ofStandard(exception);
        };
    }

    static Failure ofSqlite(SQLException exception) {
        return switch (exception.getErrorCode() & 0xff) {
            // The code is that of every constraint; only the message tells which.
            case SQLITE_CONSTRAINT ->
                String.valueOf(exception.getMessage()).contains("UNIQUE constraint failed")
                        ? Failure.DUPLICATE
                        : Failure.OTHER;
            case SQLITE_BUSY, SQLITE_LOCKED -> Failure.CONTENTION;
            case SQLITE_INTERRUPTED -> Failure.TIME_OUT;
            default -> ofStandard(exception);
        };
    }

    private static Failure ofStandard(SQLException exception) {
        if (Failure.isConnection(exception)) {
            return Failure.CONNECTION;
        }
        if (exception instanceof SQLTimeoutException) {
            return Failure.TIME_OUT;
        }
        return stateOf(exception).startsWith("40") ? Failure.CONTENTION : Failure.OTHER;
    }

    private static String stateOf(SQLException exception) {
        return String.valueOf(exception.getSQLState());
    }
}
