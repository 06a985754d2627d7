package io.credits.jdbc;

import io.credits.json.LedgerJson;
import io.credits.ledger.Grant;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Reference;
import org.jspecify.annotations.Nullable;

/**
 * An entry with what its row adds for finding it.
 *
 * @param entry the entry
 * @param name the grant it issued or the hold it opened, or null
 * @param body what the columns do not hold
 */
record EntryRow(LedgerEntry entry, @Nullable String name, String body) {

    static EntryRow of(LedgerEntry entry, LedgerJson json) {
        return new EntryRow(entry, nameOf(entry), json.body(entry));
    }

    private static @Nullable String nameOf(LedgerEntry entry) {
        Grant issued = entry.issued();
        if (issued != null) {
            return nameOf(new Reference.IssueOf(issued.id()));
        }
        return entry.opens() == null ? null : nameOf(new Reference.OpeningOf(entry.opens()));
    }

    /** Grants and holds have separate names: the first two characters tell them apart. */
    static @Nullable String nameOf(Reference reference) {
        if (reference instanceof Reference.IssueOf issue) {
            return "g:" + issue.grant().value();
        }
        return reference instanceof Reference.OpeningOf opening
                ? "h:" + opening.hold().value()
                : null;
    }

    @Nullable String key() {
        return entry.key().map(key -> key.value()).orElse(null);
    }

    @Nullable Long refersTo() {
        return entry.refersTo() == 0 ? null : entry.refersTo();
    }
}
