package io.credits.purchase;

import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.plan.RefreshSchedule;
import io.credits.plan.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A purchase that repeats itself: occurrences counted from the first payment by [R9], each charged once [R24].
 *
 * <p>A pure state machine. It has the id of its first purchase; occurrence n is the purchase {@code <id>/<n>}. A declined
 * occurrence is tried again by the {@link RetryPolicy} while the next one keeps its own date. Immutable and safe for use
 * by several threads.
 *
 * @param request what is bought each time, under the first quote's name
 * @param id the id of the first purchase
 * @param method how it is paid
 * @param timetable the occurrences; 0 is the first payment
 * @param next the next occurrence to be charged
 * @param state whether it goes on
 * @param reason why it was paused by the library, for example a gateway's code, or null
 * @param mandate what the buyer's mandate asks of every debit, or null without one
 * @param notice what the buyer was told of the next occurrence, or null if nothing yet
 */
public record StandingPurchase(
        QuoteRequest request,
        PurchaseId id,
        PaymentMethodToken method,
        Timetable timetable,
        long next,
        State state,
        @Nullable String reason,
        @Nullable Mandate mandate,
        @Nullable DebitNotice notice) {

    /** Whether a standing purchase goes on. */
    public enum State {
        /** The next occurrence will be charged. */
        ACTIVE,
        /** Nothing is charged until it is resumed; occurrences meanwhile are left out. */
        PAUSED,
        /** Nothing is charged any more. */
        CANCELLED
    }

    /**
     * Begins with the first purchase, once it is paid.
     *
     * @param first the first purchase, paid, with a recurrence
     * @param zone the account's zone
     * @return the standing purchase; its next occurrence is number 1
     * @throws IllegalArgumentException if the purchase is not paid or is bought once
     */
    public static StandingPurchase startedBy(Purchase first, ZoneId zone) {
        Quote quote = first.quote();
        Optional<RefreshSchedule> schedule = quote.recurrence().schedule();
        if (schedule.isEmpty() || first.paidAt() == null) {
            throw new IllegalArgumentException("first: wanted a paid purchase with a recurrence, found " + first);
        }
        QuoteRequest request = new QuoteRequest(
                quote.account(), quote.id(), quote.credits(), quote.recurrence(), quote.billing(), quote.inclusive());
        Attempt paid = first.attempts().stream()
                .filter(attempt -> attempt.state() == PaymentState.SUCCEEDED)
                .findFirst()
                .orElseGet(first::lastAttempt);
        Timetable timetable = Timetable.starting(schedule.get(), first.paidAt(), zone);
        return new StandingPurchase(request, first.id(), paid.method(), timetable, 1, State.ACTIVE, null, null, null);
    }

    /**
     * Puts it under a mandate.
     *
     * @param agreed what the buyer's mandate asks of every debit
     * @return the standing purchase, of whose next occurrence the buyer was not told yet
     */
    public StandingPurchase under(Mandate agreed) {
        return new StandingPurchase(request, id, method, timetable, next, state, reason, agreed, null);
    }

    /**
     * Returns who is credited.
     *
     * @return the account
     */
    public AccountId account() {
        return request.account();
    }

    /**
     * Returns when the next occurrence is charged: at its own date, or later if the buyer was told of it late. The occurrences
     * after it keep their dates.
     *
     * @return the instant; empty unless it is active
     */
    public Optional<Instant> nextCharge() {
        if (state != State.ACTIVE) {
            return Optional.empty();
        }
        Instant date = timetable.occurrence(next);
        Instant told = mandate == null || notice == null ? date : notice.at().plus(mandate.notice());
        return Optional.of(told.isAfter(date) ? told : date);
    }

    /**
     * Returns when there is something to do about the next occurrence: to tell the buyer of it where the mandate asks for
     * that, then to charge it.
     *
     * @return the instant; empty unless it is active
     */
    public Optional<Instant> nextDue() {
        if (mandate == null || notice != null) {
            return nextCharge();
        }
        Duration before = mandate.notice();
        return nextCharge().map(charge -> charge.minus(before));
    }

    /**
     * Tells whether the buyer must be told before so much is debited for the next occurrence.
     *
     * @param amount what would be debited, tax included
     * @return true if the mandate asks for it and this amount was not told
     */
    public boolean needsNotice(Money amount) {
        return mandate != null
                && !mandate.notice().isZero()
                && (notice == null || !notice.amount().equals(amount));
    }

    /**
     * Notes that the buyer was told of the next occurrence; where that is late, the debit waits and the schedule does not.
     *
     * @param at when
     * @param amount what will be debited, tax included
     * @return the standing purchase, the next occurrence told
     */
    public StandingPurchase noticed(Instant at, Money amount) {
        return with(next, state, reason, new DebitNotice(at, amount));
    }

    /**
     * Returns the id of the next occurrence's purchase.
     *
     * @return {@code <id>/<n>}
     */
    public PurchaseId nextPurchase() {
        return PurchaseId.of(id + "/" + next);
    }

    /**
     * Returns what the next occurrence buys.
     *
     * @return the request, under the name of its purchase
     */
    public QuoteRequest nextRequest() {
        return new QuoteRequest(
                request.account(),
                QuoteId.of(nextPurchase().value()),
                request.credits(),
                request.recurrence(),
                request.billing(),
                request.taxInclusive());
    }

    /**
     * Goes on to the occurrence after the next one: it was charged, or is left out.
     *
     * @return the standing purchase one occurrence later
     */
    public StandingPurchase turned() {
        return with(next + 1, state, reason, null);
    }

    /**
     * Stops charging until it is resumed; a cancelled one stays cancelled.
     *
     * @param why the reason if the library pauses it, or null if the buyer does
     * @return the standing purchase, paused
     */
    public StandingPurchase paused(@Nullable String why) {
        return state == State.ACTIVE ? with(next, State.PAUSED, why, notice) : this;
    }

    /**
     * Goes on with the first occurrence after an instant; those missed are left out. A cancelled one stays cancelled.
     *
     * @param now the instant
     * @return the standing purchase, active
     */
    public StandingPurchase resumed(Instant now) {
        if (state != State.PAUSED) {
            return this;
        }
        long first = Math.max(next, timetable.firstAfter(now));
        return with(first, State.ACTIVE, null, first == next ? notice : null);
    }

    /**
     * Ends it for good.
     *
     * @return the standing purchase, cancelled
     */
    public StandingPurchase cancelled() {
        return with(next, State.CANCELLED, reason, notice);
    }

    /**
     * Changes what each occurrence to come buys.
     *
     * @param credits how many, within the limits of the price list at each occurrence
     * @return the standing purchase with another amount
     */
    public StandingPurchase withCredits(Credits credits) {
        QuoteRequest changed = new QuoteRequest(
                request.account(),
                request.id(),
                credits,
                request.recurrence(),
                request.billing(),
                request.taxInclusive());
        return new StandingPurchase(changed, id, method, timetable, next, state, reason, mandate, notice);
    }

    /**
     * Changes how occurrences to come are paid.
     *
     * @param other the method
     * @return the standing purchase with another method
     */
    public StandingPurchase withMethod(PaymentMethodToken other) {
        return new StandingPurchase(request, id, other, timetable, next, state, reason, mandate, notice);
    }

    /**
     * Returns the standing purchase without the buyer's name, address and registration.
     *
     * @return a standing purchase that is otherwise the same
     */
    public StandingPurchase erased() {
        return new StandingPurchase(request.erased(), id, method, timetable, next, state, reason, mandate, notice);
    }

    private StandingPurchase with(long nextOne, State nextState, @Nullable String why, @Nullable DebitNotice told) {
        return new StandingPurchase(request, id, method, timetable, nextOne, nextState, why, mandate, told);
    }
}
