package io.credits.jdbc;

import java.sql.SQLException;

/** Carries a failure of the database through code that declares none; never leaves the package. */
final class UncheckedSqlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SQLException failure;

    UncheckedSqlException(SQLException failure) {
        super(failure);
        this.failure = failure;
    }

    SQLException failure() {
        return failure;
    }
}
