package io.credits.ledger;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The public names of the kinds of ledger entry. */
public enum EntryKind {
    /** Credits were issued. */
    GRANTED,
    /** A grant was taken back as far as it was free. */
    VOIDED,
    /** A grant's end was moved later. */
    EXTENDED,
    /** Rated usage was paid. */
    CONSUMED,
    /** An amount was paid. */
    DEBITED,
    /** Credits were set aside. */
    HELD,
    /** A hold was spent, wholly or in part. */
    CAPTURED,
    /** A hold was given back. */
    RELEASED,
    /** A hold ended by itself. */
    HOLD_EXPIRED,
    /** A debit was given back, wholly or in part. */
    REVERSED,
    /** What was left of a grant lapsed. */
    EXPIRED,
    /** Unused plan credits were carried over a turn of the schedule. */
    ROLLED_OVER,
    /** The plan granted its allowance. */
    REFRESHED,
    /** Another plan was chosen. */
    PLAN_CHANGED,
    /** The plan was cancelled. */
    PLAN_CANCELLED,
    /** The account moved to another zone. */
    ZONE_CHANGED,
    /** A purchase was charged back. */
    DISPUTED,
    /** The account was made to stand still. */
    FROZEN,
    /** The account goes on. */
    THAWED,
    /** Old usage was written down elsewhere. */
    ARCHIVED,
    /** The account was closed. */
    CLOSED;

    private static final Set<EntryKind> FORGETTABLE = Collections.unmodifiableSet(
            EnumSet.of(CONSUMED, DEBITED, HELD, CAPTURED, RELEASED, HOLD_EXPIRED, REVERSED));

    /**
     * Tells of which kinds a store forgets what an entry holds, once that was archived: usage and holds, most of any ledger.
     * What was granted, taken back or lapsed stays, since later reversals and disputes ask for it.
     *
     * @return the kinds
     */
    public static Set<EntryKind> forgettable() {
        return FORGETTABLE;
    }
}
