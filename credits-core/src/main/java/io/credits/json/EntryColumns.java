package io.credits.json;

import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.EntryHead;
import io.credits.ledger.EntryKind;
import io.credits.ledger.Hash;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a store keeps of an entry in columns of its own, beside the entry's body.
 *
 * @param account whose ledger
 * @param seq the entry's number
 * @param kind what kind of entry it is
 * @param key the key of the command that caused it, or null for what time owed
 * @param at when it was recorded
 * @param credits by how much the booked balance changed
 * @param balanceAfter the booked balance after it
 * @param hash the link of the hash chain
 */
public record EntryColumns(
        AccountId account,
        long seq,
        EntryKind kind,
        @Nullable IdempotencyKey key,
        Instant at,
        Credits credits,
        Credits balanceAfter,
        Hash hash) {

    /**
     * Takes the columns from an entry.
     *
     * @param entry the entry
     * @return its columns
     */
    public static EntryColumns of(LedgerEntry entry) {
        EntryHead head = entry.head();
        return new EntryColumns(
                head.account(),
                head.seq(),
                entry.kind(),
                entry.key().orElse(null),
                head.at(),
                head.credits(),
                head.balanceAfter(),
                head.hash());
    }
}
