package io.credits.jdbc;

import io.credits.spi.LedgerStoreException;
import org.jspecify.annotations.Nullable;

/** Tells that the tables are not those that the library expects; the message names every difference. */
public final class SchemaMismatchException extends LedgerStoreException {

    private static final long serialVersionUID = 1L;

    SchemaMismatchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    SchemaMismatchException(String message) {
        this(message, null);
    }
}
