package io.credits.jdbc;

import java.sql.SQLException;

/** Carries a failure of the database through code that declares none; never leaves the package. */
final class UncheckedSqlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UncheckedSqlException(SQLException cause) {
        super(cause);
    }

    @Override
    public synchronized SQLException getCause() {
        return (SQLException) super.getCause();
    }
}
