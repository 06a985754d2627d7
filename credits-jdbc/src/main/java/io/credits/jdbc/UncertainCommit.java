package io.credits.jdbc;

import java.sql.SQLException;

/** Tells that the connection was lost when the work may or may not have been committed. */
final class UncertainCommit extends Exception {

    private static final long serialVersionUID = 1L;

    private final SQLException failure;

    UncertainCommit(SQLException failure) {
        super(failure);
        this.failure = failure;
    }

    SQLException failure() {
        return failure;
    }
}
