package io.credits.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an account that was kept elsewhere, with what replaying it gives: the next entries to be taken into a store.
 *
 * <p>An account is taken in part by part, and is frozen in the store until its last part is there. So nobody else writes to it
 * meanwhile, and a restoration that was interrupted goes on where it stopped. Immutable.
 */
public final class Restoration {

    private final Account before;
    private final List<LedgerEntry> entries;
    private final List<Usage> usage;
    private final Account after;
    private final boolean last;
    private final List<Explanation.Rates> rates;
    private final List<CreditEvent> announcements;

    private Restoration(
            Account before,
            List<LedgerEntry> entries,
            List<Usage> usage,
            Account after,
            boolean last,
            List<Explanation.Rates> rates,
            List<CreditEvent> announcements) {
        this.before = before;
        this.entries = entries;
        this.usage = usage;
        this.after = after;
        this.last = last;
        this.rates = rates;
        this.announcements = announcements;
    }

    /**
     * Returns the state that a restoration begins with.
     *
     * @param opening the facts that the account started from
     * @param terms the terms to hand it over with
     * @return the account as it was opened, frozen
     */
    public static Account begun(Opening opening, Terms terms) {
        return opening.toAccount(terms).freezing();
    }

    /**
     * Makes a part.
     *
     * @param before the state that the entries before add up to
     * @param entries the entries that follow it, in order; not empty, checked by an {@link Audit}
     * @return the part, not the last one
     */
    public static Restoration of(Account before, List<LedgerEntry> entries) {
        List<Usage> usage = new ArrayList<>();
        Account state = before;
        for (LedgerEntry entry : entries) {
            Usage used = entry.usage(state.at(entry.at()));
            if (used != null) {
                usage.add(used);
            }
            state = entry.applyTo(state);
        }
        return new Restoration(before, List.copyOf(entries), List.copyOf(usage), state, false, List.of(), List.of());
    }

    /**
     * Makes it the last part.
     *
     * @param used the rate-card versions that priced the account's usage, for explaining it
     * @param notices what the host wants to hear of, or null for nothing
     * @return the same part, with which the account is complete
     */
    public Restoration ending(List<Explanation.Rates> used, @Nullable Notices notices) {
        List<CreditEvent> ahead = BalanceEvents.stillToAnnounce(after, notices);
        return new Restoration(before, entries, usage, after, true, List.copyOf(used), List.copyOf(ahead));
    }

    /**
     * Requires that this is what comes next.
     *
     * @param stored the state in the store
     * @return true if it does; false if the part is in the store already
     * @throws CreditRejectedException if the store has another account, more of it, or less
     */
    public boolean requireNext(Account stored) {
        if (isAt(stored, after)) {
            return false;
        }
        if (stored.frozen() && isAt(stored, before)) {
            return true;
        }
        throw misplaced(before, stored);
    }

    /**
     * Requires that an account may be removed where it was left.
     *
     * @param read the account as it was last read
     * @param stored the state in the store
     * @throws CreditRejectedException if the stored account goes on or has other entries
     */
    public static void requireLeft(Account read, Account stored) {
        if (!stored.frozen() || !isAt(stored, read)) {
            throw misplaced(read, stored);
        }
    }

    private static CreditRejectedException misplaced(Account wanted, Account stored) {
        return new CreditRejectedException(new Rejection.InvalidArgument(
                stored.id(),
                "account",
                "frozen at " + place(wanted),
                place(stored) + (stored.frozen() ? "" : ", going on")));
    }

    private static boolean isAt(Account stored, Account place) {
        return stored.sequence() == place.sequence() && stored.lastHash().equals(place.lastHash());
    }

    private static String place(Account account) {
        return "entry " + account.sequence() + " with hash " + account.lastHash();
    }

    /**
     * Returns the state that the entries before this part add up to.
     *
     * @return the state before
     */
    public Account before() {
        return before;
    }

    /**
     * Returns the entries.
     *
     * @return an immutable list, in order
     */
    public List<LedgerEntry> entries() {
        return entries;
    }

    /**
     * Returns the consumption that reports count for these entries.
     *
     * @return the usage, in order
     */
    public List<Usage> usage() {
        return usage;
    }

    /**
     * Returns the state that the entries up to this part's last one add up to.
     *
     * @return the state after
     */
    public Account after() {
        return after;
    }

    /**
     * Returns the state to store with this part: frozen until the last one.
     *
     * @return the state to store
     */
    public Account kept() {
        return last ? after : after.freezing();
    }

    /**
     * Returns the rate-card versions to keep with this part.
     *
     * @return the versions; none before the last part
     */
    public List<Explanation.Rates> rates() {
        return rates;
    }

    /**
     * Returns the events to write with this part: what is to be announced later. What happened was told where it happened.
     *
     * @return announcements of coming expiries; none before the last part
     */
    public List<CreditEvent> announcements() {
        return announcements;
    }
}
