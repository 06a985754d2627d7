package io.credits.purchase;

import io.credits.ledger.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The buying of what was quoted: its payment attempts and whether it was credited [R22].
 *
 * <p>A pure state machine. It is stored with a new attempt before the gateway is asked. Whatever is heard of an attempt
 * goes through {@link #hear}, from whom and however often; the purchase is paid once any attempt succeeded, and credited
 * once. Immutable and safe for use by several threads.
 *
 * @param id the purchase; also the gateway's idempotency key of the first attempt
 * @param quote what is bought, for how much
 * @param initiator who started it
 * @param standing the standing purchase of which it is an occurrence, or null
 * @param createdAt when it was first stored
 * @param attempts the attempts in order, at least one
 * @param paidAt when it became known that the money was taken, or null
 * @param credited whether the credits were granted
 */
public record Purchase(
        PurchaseId id,
        Quote quote,
        Initiator initiator,
        @Nullable PurchaseId standing,
        Instant createdAt,
        List<Attempt> attempts,
        @Nullable Instant paidAt,
        boolean credited) {

    private static final Duration CREDIT_AGAIN = Duration.ofDays(1);

    /**
     * Copies the attempts.
     *
     * @param id the purchase; also the gateway's idempotency key of the first attempt
     * @param quote what is bought, for how much
     * @param initiator who started it
     * @param standing the standing purchase of which it is an occurrence, or null
     * @param createdAt when it was first stored
     * @param attempts the attempts in order, at least one
     * @param paidAt when it became known that the money was taken, or null
     * @param credited whether the credits were granted
     * throws @throws IllegalArgumentException if there is no attempt
     */
    public Purchase {
        attempts = List.copyOf(attempts);
        if (attempts.isEmpty()) {
            throw new IllegalArgumentException("attempts: wanted at least one, found none");
        }
    }

    /**
     * Begins a purchase with its first attempt, to be stored before the gateway is asked.
     *
     * @param id the purchase
     * @param quote what is bought
     * @param initiator who starts it
     * @param standing the standing purchase of which it is an occurrence, or null
     * @param method how it is paid
     * @param now the instant
     * @return the purchase, in state UNKNOWN
     */
    public static Purchase begin(
            PurchaseId id,
            Quote quote,
            Initiator initiator,
            @Nullable PurchaseId standing,
            PaymentMethodToken method,
            Instant now) {
        return new Purchase(
                id, quote, initiator, standing, now, List.of(Attempt.begin(1, id.value(), method, now)), null, false);
    }

    /**
     * Returns who is credited.
     *
     * @return the account
     */
    public AccountId account() {
        return quote.account();
    }

    /**
     * Returns the state of the purchase.
     *
     * @return SUCCEEDED once any attempt succeeded, otherwise the state of the first open attempt, otherwise FAILED
     */
    public PaymentState state() {
        if (paidAt != null) {
            return PaymentState.SUCCEEDED;
        }
        return openAttempt().map(Attempt::state).orElse(PaymentState.FAILED);
    }

    /**
     * Returns the attempt begun last.
     *
     * @return the last attempt
     */
    public Attempt lastAttempt() {
        return attempts.get(attempts.size() - 1);
    }

    /**
     * Returns the attempt of which no end is known; while there is one, no other is begun.
     *
     * @return the attempt, or empty
     */
    public Optional<Attempt> openAttempt() {
        return attempts.stream().filter(attempt -> attempt.state().isOpen()).findFirst();
    }

    /**
     * Begins another attempt after a failure, to be stored before the gateway is asked.
     *
     * <p>It has a key of its own, {@code id#2} for the second; but after a payment that the gateway had never received it
     * has the same key: should the lost request still be on its way, the gateway takes both for one.
     *
     * @param method how it is paid
     * @param now the instant
     * @return the purchase with a further attempt in state UNKNOWN
     * @throws IllegalStateException if the purchase is paid or an attempt is open
     */
    public Purchase tryAgain(PaymentMethodToken method, Instant now) {
        if (state() != PaymentState.FAILED) {
            throw new IllegalStateException("purchase " + id + " is " + state() + ", not FAILED");
        }
        List<Attempt> more = new ArrayList<>(attempts);
        int number = attempts.size() + 1;
        boolean lost = PaymentReport.NEVER_RECEIVED.equals(lastAttempt().code());
        more.add(Attempt.begin(number, lost ? lastAttempt().key() : id + "#" + number, method, now));
        return new Purchase(id, quote, initiator, standing, createdAt, more, paidAt, credited);
    }

    /**
     * Takes in what the gateway says of an attempt. A success with another amount or currency changes nothing but is
     * noted; a second success is a second charge, also only noted.
     *
     * @param attempt the attempt's number
     * @param report what the gateway says
     * @param now the instant
     * @return the purchase after it; equal to this one if nothing new was said
     * @throws IllegalArgumentException if there is no such attempt
     */
    public Purchase hear(int attempt, PaymentReport report, Instant now) {
        if (attempt < 1 || attempt > attempts.size()) {
            throw new IllegalArgumentException("attempt: wanted 1 to " + attempts.size() + ", found " + attempt);
        }
        Attempt before = attempts.get(attempt - 1);
        Money taken = report.state() == PaymentState.SUCCEEDED ? report.taken() : null;
        Attempt after =
                taken != null && !taken.equals(quote.total()) ? before.mismatching(taken) : before.hearing(report, now);
        Instant paid = paidAt == null && after.state() == PaymentState.SUCCEEDED ? now : paidAt;
        return new Purchase(id, quote, initiator, standing, createdAt, replacing(after), paid, credited);
    }

    /**
     * Counts that the gateway was asked again about the open attempt.
     *
     * @param now the instant
     * @return the purchase, to be asked about later
     */
    public Purchase asked(Instant now) {
        return openAttempt()
                .map(open -> new Purchase(
                        id, quote, initiator, standing, createdAt, replacing(open.askedBy(now)), paidAt, credited))
                .orElse(this);
    }

    /**
     * Returns the purchase with its credits granted.
     *
     * @return the purchase, credited
     */
    public Purchase withCredits() {
        return new Purchase(id, quote, initiator, standing, createdAt, attempts, paidAt, true);
    }

    /**
     * Returns the purchase for which nothing is tried again by policy, since what started it has stopped.
     *
     * @return the purchase, to be tried again by a buyer only
     */
    public Purchase leftToBuyer() {
        return new Purchase(id, quote, Initiator.BUYER, standing, createdAt, attempts, paidAt, credited);
    }

    /**
     * Tells whether the money was taken and the credits are still owed.
     *
     * @return true from a success until the grant
     */
    public boolean owesCredits() {
        return paidAt != null && !credited;
    }

    /**
     * Returns the purchase without the buyer's name, address and registration.
     *
     * @return a purchase that is otherwise the same
     */
    public Purchase erased() {
        return new Purchase(id, quote.erased(), initiator, standing, createdAt, attempts, paidAt, credited);
    }

    /**
     * Tells whether other money was taken than was quoted, which people must set right.
     *
     * @return true if payments under two keys succeeded or one took another amount
     */
    public boolean isOvercharged() {
        return attempts.stream()
                                .filter(each -> each.state() == PaymentState.SUCCEEDED)
                                .map(Attempt::key)
                                .distinct()
                                .count()
                        > 1
                || attempts.stream().anyMatch(each -> each.mismatch() != null);
    }

    /**
     * Returns when the library has something to do about the purchase by itself: ask the gateway again, try again, or
     * grant credits that were refused.
     *
     * @param retries when a declined automatic payment is tried again
     * @return the instant, or null if there is nothing to do
     */
    public @Nullable Instant nextDue(RetryPolicy retries) {
        Optional<Attempt> open = openAttempt();
        if (open.isPresent()) {
            return open.get().askAt();
        }
        if (paidAt != null) {
            return credited ? null : paidAt.plus(CREDIT_AGAIN);
        }
        return retries.retryAt(this).orElse(null);
    }

    private List<Attempt> replacing(Attempt changed) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.set(changed.number() - 1, changed);
        return all;
    }

    /** Shows names, state and total. */
    @Override
    public String toString() {
        return "Purchase[" + id + ", " + account() + ", " + state() + ", " + quote.total() + "]";
    }
}
