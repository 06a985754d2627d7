package io.credits.ledger;

import java.util.List;

/**
 * What a command comes to: entries to write and the state after them, or a refusal that writes nothing.
 *
 * @param <E> the entry that the command itself writes
 */
public sealed interface Decision<E extends LedgerEntry> {

    /**
     * The command is to be written.
     *
     * @param entry the command's own entry
     * @param entries all entries to write in order: what time owed first, then the command's, then what follows from it
     * @param usage the consumption that reports count for these entries
     * @param after the state after the last entry
     * @param <E> the entry that the command itself writes
     */
    record Accepted<E extends LedgerEntry>(E entry, List<LedgerEntry> entries, List<Usage> usage, Account after)
            implements Decision<E> {
        /**
         * Creates the decision with copies of the lists.
         *
         * @param entry the command's own entry
         * @param entries all entries to write in order: what time owed first, then the command's, then what follows from it
         * @param usage the consumption that reports count for these entries
         * @param after the state after the last entry
         */
        public Accepted {
            entries = List.copyOf(entries);
            usage = List.copyOf(usage);
        }
    }

    /**
     * The command is refused and nothing is written, not even what time owes [R17].
     *
     * @param rejection why
     * @param <E> the entry that the command would have written
     */
    record Rejected<E extends LedgerEntry>(Rejection rejection) implements Decision<E> {}
}
