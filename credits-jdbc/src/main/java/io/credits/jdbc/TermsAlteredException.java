package io.credits.jdbc;

import io.credits.spi.LedgerStoreException;
import org.jspecify.annotations.Nullable;

/** Tells that a rate-card version has other rates than when it was first used: what was in force is never altered. */
public final class TermsAlteredException extends LedgerStoreException {

    private static final long serialVersionUID = 1L;

    TermsAlteredException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    TermsAlteredException(String message) {
        this(message, null);
    }
}
