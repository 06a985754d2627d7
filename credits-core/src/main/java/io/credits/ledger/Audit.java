package io.credits.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Replays an account's ledger from its opening, or from the state that its archived entries add up to, and checks every
 * invariant on the way.
 *
 * <p>Checked for each entry: the sequence has no gap, the time of recording never decreases, the hash chains to the one
 * before, the booked movement and balance and the numbers shown are what replaying gives; an ARCHIVED entry vouches for the
 * state begun with; at the end: the replayed state equals the stored one. {@code 0 ≤ held ≤ remaining ≤ granted} is checked by every {@link Grant}. Feed the entries in
 * order; memory does not grow with their number. Not safe for use by several threads.
 */
public final class Audit {

    private final Account base;
    private Account replayed;
    private boolean vouched;
    private @Nullable Finding finding;

    /**
     * Begins at the account's opening.
     *
     * @param opening the facts that the account started from
     * @param terms the terms to replay under
     */
    public Audit(Opening opening, Terms terms) {
        this(opening.toAccount(terms));
    }

    /**
     * Begins at a state on the way; where the ledger has its ARCHIVED entry, that is checked to vouch for it.
     *
     * @param base the state that the entries before add up to, under the terms to replay under
     */
    public Audit(Account base) {
        this.base = base;
        this.replayed = base;
    }

    /**
     * Checks the next entry; after a broken one nothing more is checked.
     *
     * @param entry the entry
     */
    public void check(LedgerEntry entry) {
        if (finding == null) {
            String broken = broken(entry);
            finding = broken == null ? null : new Finding(entry.seq(), broken);
        }
    }

    /**
     * Returns what was found so far.
     *
     * @return the first broken entry of those checked, or that there is none
     */
    public Finding found() {
        return finding == null ? Finding.NONE : finding;
    }

    /**
     * Returns the state that the sound entries so far add up to.
     *
     * @return the account as replayed, under the terms of the audit
     */
    public Account replayed() {
        return replayed;
    }

    /**
     * Compares with the stored state once all entries were checked.
     *
     * @param stored the state as the store has it
     * @return what was found
     */
    public Finding finish(Account stored) {
        if (finding != null) {
            return finding;
        }
        if (stored.sequence() != replayed.sequence()) {
            return new Finding(
                    replayed.sequence() + 1,
                    "the state counts " + stored.sequence() + " entries, the ledger has " + replayed.sequence());
        }
        if (base.sequence() > 0 && base.sequence() == stored.archived() && !vouched) {
            return new Finding(base.sequence() + 1, "no entry vouches for the state before it");
        }
        return stored.under(replayed.terms()).equals(replayed)
                ? Finding.NONE
                : new Finding(stored.sequence(), "the stored state is not what its entries add up to");
    }

    /** Whether an entry tells that what was archived adds up to something else than the audit began with. */
    private boolean deniesBase(LedgerEntry entry) {
        if (entry instanceof AccountEntry.Archived archived
                && archived.command().upTo() == base.sequence()) {
            vouched = archived.command()
                    .equals(ArchiveEntries.upTo(base, archived.command().key()));
            return !vouched;
        }
        return false;
    }

    private @Nullable String broken(LedgerEntry entry) {
        EntryHead head = entry.head();
        if (!head.account().equals(replayed.id())) {
            return "belongs to account " + head.account();
        }
        LedgerCommand<?> command = entry.command();
        if (command != null && !command.account().equals(replayed.id())) {
            return "was asked for account " + command.account();
        }
        if (head.seq() != replayed.sequence() + 1) {
            return "sequence: wanted " + (replayed.sequence() + 1) + ", found " + head.seq();
        }
        if (head.at().isBefore(replayed.lastAt())) {
            return "recorded at " + head.at() + ", before the entry before it";
        }
        if (!HashChain.after(replayed.lastHash(), entry).equals(head.hash())) {
            return "its hash does not follow from its content and the entry before it";
        }
        if (deniesBase(entry)) {
            return "vouches for another state than the one that the archived entries are said to add up to";
        }
        Account before = replayed.at(head.at());
        Account after;
        try {
            after = entry.applyTo(replayed);
        } catch (IllegalStateException | IllegalArgumentException | ArithmeticException impossible) {
            return "cannot be applied: " + impossible.getMessage();
        }
        if (!after.booked().minus(before.booked()).equals(head.credits())) {
            return "credits: wanted " + after.booked().minus(before.booked()) + ", found " + head.credits();
        }
        if (!after.booked().equals(head.balanceAfter())) {
            return "balance after: wanted " + after.booked() + ", found " + head.balanceAfter();
        }
        if (!after.balance(head.at()).equals(head.shown())) {
            return "balance shown: wanted " + after.balance(head.at()) + ", found " + head.shown();
        }
        replayed = after;
        return null;
    }

    /**
     * What an audit found.
     *
     * @param firstBroken the number of the first broken entry, or 0 if all is well
     * @param reason what is wrong with it; empty if all is well
     */
    public record Finding(long firstBroken, String reason) {

        /** Nothing is wrong. */
        public static final Finding NONE = new Finding(0, "");

        /**
         * Tells whether the ledger is sound.
         *
         * @return true if every invariant held
         */
        public boolean ok() {
            return firstBroken == 0;
        }
    }
}
