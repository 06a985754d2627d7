package io.credits.jdbc;

import io.credits.spi.LedgerStoreException;
import org.jspecify.annotations.Nullable;

/** Tells that the library cannot keep its promises on a database: the product is unknown, or a setting must be changed. */
public final class UnsupportedDatabaseException extends LedgerStoreException {

    private static final long serialVersionUID = 1L;

    UnsupportedDatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    UnsupportedDatabaseException(String message) {
        this(message, null);
    }
}
