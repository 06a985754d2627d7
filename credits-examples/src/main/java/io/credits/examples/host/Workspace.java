package io.credits.examples.host;

import io.credits.ledger.AccountId;

/**
 * A customer of the product; its id is the id of its credit account.
 *
 * @param id as in addresses
 * @param name for people
 */
record Workspace(String id, String name) {

    AccountId account() {
        return AccountId.of(id);
    }
}
