package io.credits.ledger;

import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Credits issued to an account and what is left of them; usable in the half-open window [effectiveAt, expiresAt) [R4].
 *
 * <p>Immutable. {@code 0 ≤ held ≤ remaining ≤ granted} always holds.
 *
 * @param id the grant's name within its account
 * @param number the sequence number of the entry that issued it; unique, and the last key of every burn order
 * @param kind where the credits came from
 * @param priority the lower number pays first; 50 unless given
 * @param effectiveAt from when the credits count
 * @param expiresAt from when they are worth nothing, or null for never; the instant of voiding for a voided grant
 * @param scope what they may pay for
 * @param costBasis money paid per credit, or null where nothing was paid
 * @param scheduled whether a plan's schedule issued it, so that its end follows the schedule
 * @param granted how many were issued
 * @param remaining how many are left, held ones included
 * @param held how many of these a hold has set aside
 * @param repaid how many went straight into repaying debt when the grant became effective [R6]
 */
public record Grant(
        GrantId id,
        long number,
        GrantKind kind,
        int priority,
        Instant effectiveAt,
        @Nullable Instant expiresAt,
        Scope scope,
        @Nullable CostBasis costBasis,
        boolean scheduled,
        Credits granted,
        Credits remaining,
        Credits held,
        Credits repaid) {

    /** The priority of a grant for which none is given [R5]. */
    public static final int DEFAULT_PRIORITY = 50;

    /**
     * Creates the grant.
     *
     * @param id the grant's name within its account
     * @param number the sequence number of the entry that issued it; unique, and the last key of every burn order
     * @param kind where the credits came from
     * @param priority the lower number pays first; 50 unless given
     * @param effectiveAt from when the credits count
     * @param expiresAt from when they are worth nothing, or null for never; the instant of voiding for a voided grant
     * @param scope what they may pay for
     * @param costBasis money paid per credit, or null where nothing was paid
     * @param scheduled whether a plan's schedule issued it, so that its end follows the schedule
     * @param granted how many were issued
     * @param remaining how many are left, held ones included
     * @param held how many of these a hold has set aside
     * @param repaid how many went straight into repaying debt when the grant became effective [R6]
     */
    public Grant {
        long left = remaining.micros();
        if (held.micros() < 0 || held.micros() > left || left > granted.micros()) {
            throw new IllegalStateException("grant " + id + ": 0 <= held <= remaining <= granted is broken: " + held
                    + ", " + remaining + ", " + granted);
        }
    }

    /**
     * Returns what is neither spent nor set aside.
     *
     * @return remaining minus held
     */
    public Credits free() {
        return Credits.ofMicros(freeMicros());
    }

    long freeMicros() {
        return remaining.micros() - held.micros();
    }

    /**
     * Tells whether the credits count at an instant.
     *
     * @param at the instant
     * @return true in [effectiveAt, expiresAt)
     */
    public boolean isUsable(Instant at) {
        return !effectiveAt.isAfter(at) && !isExpired(at);
    }

    /**
     * Tells whether the credits are worth nothing any more.
     *
     * @param at the instant
     * @return true at the expiry instant and after
     */
    public boolean isExpired(Instant at) {
        return expiresAt != null && !expiresAt.isAfter(at);
    }

    /**
     * Tells whether money was paid for these credits.
     *
     * @return false for a missing cost basis and for one of zero
     */
    public boolean isPaid() {
        return costBasis != null && !costBasis.isZero();
    }

    /**
     * Returns what the grant adds to the balance shown at an instant: all that remains while it is usable, the part on
     * hold after its expiry (a hold pins credits, [R14]), nothing before it is effective.
     */
    long shownMicros(Instant at) {
        if (isExpired(at)) {
            return held.micros();
        }
        return effectiveAt.isAfter(at) ? 0 : remaining.micros();
    }

    /**
     * Tells whether an empty grant must still be remembered: a scheduled one because its end may move with the schedule,
     * one that repaid debt because a reversal may return credits to it. Everything else can be restored from the ledger.
     */
    boolean isForgettable() {
        return remaining.isZero() && repaid.isZero() && (!scheduled || expiresAt == null);
    }

    /** Tells whether nothing is left and the end has come, so that nothing can return either. */
    boolean isOver(Instant at) {
        return remaining.isZero() && isExpired(at);
    }

    /** Describes every member, since an entry that issues or restores the grant vouches for all of them. */
    void describe(Members members) {
        members.put("grant", id.value())
                .put("number", number)
                .put("kind", kind)
                .put("priority", (long) priority)
                .put("effectiveAt", effectiveAt)
                .put("expiresAt", expiresAt)
                .put("features", scope.features())
                .put("channels", scope.channels())
                .put("costBasis", costBasis)
                .put("granted", granted)
                .put("remaining", remaining)
                .put("held", held)
                .put("repaid", repaid)
                .put("scheduled", scheduled);
    }

    Grant burned(Credits credits) {
        return withAmounts(remaining.minus(credits), held, repaid);
    }

    Grant emptied() {
        return withAmounts(Credits.ZERO, Credits.ZERO, Credits.ZERO);
    }

    Grant returned(Credits credits) {
        return withAmounts(remaining.plus(credits), held, repaid);
    }

    Grant pinned(Credits credits) {
        return withAmounts(remaining, held.plus(credits), repaid);
    }

    Grant unpinned(Credits credits) {
        return withAmounts(remaining, held.minus(credits), repaid);
    }

    Grant repaying(Credits credits) {
        return withAmounts(remaining.minus(credits), held, repaid.plus(credits));
    }

    Grant unrepaid(Credits credits) {
        return withAmounts(remaining.plus(credits), held, repaid.minus(credits));
    }

    Grant expiringAt(@Nullable Instant expiry) {
        return with(expiry, remaining, held, repaid);
    }

    private Grant withAmounts(Credits left, Credits set, Credits paid) {
        return with(expiresAt, left, set, paid);
    }

    private Grant with(@Nullable Instant expiry, Credits left, Credits set, Credits paid) {
        return new Grant(
                id, number, kind, priority, effectiveAt, expiry, scope, costBasis, scheduled, granted, left, set, paid);
    }
}
