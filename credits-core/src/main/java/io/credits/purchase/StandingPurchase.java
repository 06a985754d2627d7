package io.credits.purchase;

import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.plan.RefreshSchedule;
import io.credits.plan.Timetable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
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
 */
public record StandingPurchase(
        QuoteRequest request,
        PurchaseId id,
        PaymentMethodToken method,
        Timetable timetable,
        long next,
        State state,
        @Nullable String reason) {

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
        return new StandingPurchase(request, first.id(), paid.method(), timetable, 1, State.ACTIVE, null);
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
     * Returns when the next occurrence is charged.
     *
     * @return the instant; empty unless it is active
     */
    public Optional<Instant> nextCharge() {
        return state == State.ACTIVE ? Optional.of(timetable.occurrence(next)) : Optional.empty();
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
        return new StandingPurchase(request, id, method, timetable, next + 1, state, reason);
    }

    /**
     * Stops charging until it is resumed; a cancelled one stays cancelled.
     *
     * @param why the reason if the library pauses it, or null if the buyer does
     * @return the standing purchase, paused
     */
    public StandingPurchase paused(@Nullable String why) {
        return state == State.ACTIVE
                ? new StandingPurchase(request, id, method, timetable, next, State.PAUSED, why)
                : this;
    }

    /**
     * Goes on with the first occurrence after an instant; those missed are left out. A cancelled one stays cancelled.
     *
     * @param now the instant
     * @return the standing purchase, active
     */
    public StandingPurchase resumed(Instant now) {
        return state == State.PAUSED
                ? new StandingPurchase(
                        request, id, method, timetable, Math.max(next, timetable.firstAfter(now)), State.ACTIVE, null)
                : this;
    }

    /**
     * Ends it for good.
     *
     * @return the standing purchase, cancelled
     */
    public StandingPurchase cancelled() {
        return new StandingPurchase(request, id, method, timetable, next, State.CANCELLED, reason);
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
        return new StandingPurchase(changed, id, method, timetable, next, state, reason);
    }

    /**
     * Changes how occurrences to come are paid.
     *
     * @param other the method
     * @return the standing purchase with another method
     */
    public StandingPurchase withMethod(PaymentMethodToken other) {
        return new StandingPurchase(request, id, other, timetable, next, state, reason);
    }
}
