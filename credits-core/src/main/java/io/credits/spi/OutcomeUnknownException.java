package io.credits.spi;

import io.credits.ledger.AccountId;
import io.credits.ledger.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/**
 * Tells that the store was lost at the moment of writing: the command may or may not have taken effect. Sending it again
 * with the same key settles the question and never doubles it [R17].
 */
public final class OutcomeUnknownException extends LedgerStoreException {

    private static final long serialVersionUID = 1L;

    private final transient AccountId account;
    private final transient IdempotencyKey key;

    /**
     * Creates the exception.
     *
     * @param account the account
     * @param key the key to send again
     * @param cause the failure beneath, or null
     */
    public OutcomeUnknownException(AccountId account, IdempotencyKey key, @Nullable Throwable cause) {
        super("account " + account + ", key " + key + ": lost while committing; send the same key again", cause);
        this.account = account;
        this.key = key;
    }

    /**
     * Returns the account.
     *
     * @return the account that the command was for
     */
    public AccountId account() {
        return account;
    }

    /**
     * Returns the key to send again.
     *
     * @return the command's key
     */
    public IdempotencyKey key() {
        return key;
    }
}
