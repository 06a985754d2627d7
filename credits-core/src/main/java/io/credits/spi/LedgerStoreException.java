package io.credits.spi;

import org.jspecify.annotations.Nullable;

/** Tells that a store could not do its work; nothing was written, and the same call may succeed later. */
public class LedgerStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was tried and what went wrong; no amounts, keys or personal data of hosts' customers
     * @param cause the failure beneath, or null
     */
    public LedgerStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
