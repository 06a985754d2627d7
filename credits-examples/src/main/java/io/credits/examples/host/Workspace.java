package io.credits.examples.host;

import io.credits.ledger.AccountId;

/**
 * A customer of the product; its id is the id of its credit account.
 *
 * @param id as in addresses
 * @param name for people
 */
public record Workspace(String id, String name) {

    /** The request's attribute that names the workspace of its address. */
    public static final String REQUESTED = "host.workspace";

    /**
     * Returns its credit account.
     *
     * @return the account's id
     */
    public AccountId account() {
        return AccountId.of(id);
    }
}
