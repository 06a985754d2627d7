package io.credits.ledger;

/** Points at an earlier entry that a decision depends on; a store answers with it and all entries that refer to it. */
public sealed interface Reference {

    /**
     * Tells whether an entry is the one meant.
     *
     * @param entry an entry of the account
     * @return true for the entry itself, not for those that refer to it
     */
    boolean isTo(LedgerEntry entry);

    /**
     * Returns what the entry is known by.
     *
     * @return a key, a grant's id, a hold's id or a number
     */
    Object name();

    /**
     * The entry written under a key.
     *
     * @param key the key
     */
    record ByKey(IdempotencyKey key) implements Reference {
        @Override
        public Object name() {
            return key;
        }

        @Override
        public boolean isTo(LedgerEntry entry) {
            return entry.key().filter(key::equals).isPresent();
        }
    }

    /**
     * The entry that issued a grant.
     *
     * @param grant the grant's id
     */
    record IssueOf(GrantId grant) implements Reference {
        @Override
        public Object name() {
            return grant;
        }

        @Override
        public boolean isTo(LedgerEntry entry) {
            Grant issued = entry.issued();
            return issued != null && issued.id().equals(grant);
        }
    }

    /**
     * The entry that opened a hold.
     *
     * @param hold the hold's id
     */
    record OpeningOf(HoldId hold) implements Reference {
        @Override
        public Object name() {
            return hold;
        }

        @Override
        public boolean isTo(LedgerEntry entry) {
            return hold.equals(entry.opens());
        }
    }

    /**
     * The entry with a number.
     *
     * @param seq the number
     */
    record BySeq(long seq) implements Reference {
        @Override
        public Object name() {
            return seq;
        }

        @Override
        public boolean isTo(LedgerEntry entry) {
            return entry.seq() == seq;
        }
    }
}
