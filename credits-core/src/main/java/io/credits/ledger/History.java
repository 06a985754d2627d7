package io.credits.ledger;

import java.util.List;
import java.util.Optional;

/** What a store knows of an account's earlier entries; asked only where a decision depends on one. */
public interface History {

    /** The history of an account that has none. */
    History EMPTY = new History() {
        @Override
        public Optional<LedgerEntry> underKey(IdempotencyKey key) {
            return Optional.empty();
        }

        @Override
        public List<LedgerEntry> about(Reference reference) {
            return List.of();
        }
    };

    /**
     * Finds the entry written under a key.
     *
     * @param key the key
     * @return the entry; a store that lets its unique index refuse a repeated key may answer empty at first [R17]
     * @throws CreditRejectedException with ENTRY_ARCHIVED if there is an entry, but what it holds was archived
     */
    Optional<LedgerEntry> underKey(IdempotencyKey key);

    /**
     * Answers a reference.
     *
     * @param reference what a command asks for
     * @return the entry and, behind it, all entries that refer to it in order; empty if there is none
     * @throws CreditRejectedException with ENTRY_ARCHIVED if there is an entry, but what it holds was archived
     */
    List<LedgerEntry> about(Reference reference);
}
