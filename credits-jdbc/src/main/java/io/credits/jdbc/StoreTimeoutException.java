package io.credits.jdbc;

import io.credits.spi.LedgerStoreException;
import org.jspecify.annotations.Nullable;

/** Tells that a call was given up because its time was over or its thread was interrupted; nothing was written. */
public final class StoreTimeoutException extends LedgerStoreException {

    private static final long serialVersionUID = 1L;

    StoreTimeoutException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    StoreTimeoutException(String message) {
        this(message, null);
    }
}
