package io.credits.purchase;

import io.credits.amount.Credits;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.chrono.ChronoLocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An account's automatic top-up and what it has done: a pure state machine [R25].
 *
 * @param policy when and how much
 * @param count how many purchases it ever started
 * @param started when it started those of the last two local months, which the caps count
 * @param state whether it goes on
 * @param reason why it was paused by the library, for example a gateway's code, or null
 * @param notice what the buyer was told of the next purchase where the policy's mandate asks for it, or null if nothing yet
 * @param told how many credits the buyer was told of, or null without a notice
 */
public record TopUp(
        TopUpPolicy policy,
        long count,
        List<Instant> started,
        State state,
        @Nullable String reason,
        @Nullable DebitNotice notice,
        @Nullable Credits told) {

    /** For how long after its mandate's time a notice holds; what was not debited by then is told anew. */
    public static final Duration NOTICE_HOLDS = Duration.ofDays(7);

    /** Whether a top-up goes on. */
    public enum State {
        /** It fires when too little is available. */
        ACTIVE,
        /** A payment failed for good: nothing is bought until another policy is set. */
        PAUSED,
        /** The owner switched it off: nothing is bought until a policy is set again. */
        OFF
    }

    /**
     * Copies the list.
     *
     * @param policy when and how much
     * @param count how many purchases it ever started
     * @param started when it started those of the last two local months, which the caps count
     * @param state whether it goes on
     * @param reason why it was paused by the library, for example a gateway's code, or null
     * @param notice what the buyer was told of the next purchase where the policy's mandate asks for it, or null if nothing
     *     yet
     * @param told how many credits the buyer was told of, or null without a notice
     */
    public TopUp {
        started = List.copyOf(started);
    }

    /**
     * Begins.
     *
     * @param policy when and how much
     * @return a top-up that has done nothing yet
     */
    public static TopUp under(TopUpPolicy policy) {
        return new TopUp(policy, 0, List.of(), State.ACTIVE, null, null, null);
    }

    /**
     * Returns the top-up without the buyer's name, address and registration.
     *
     * @return a top-up that is otherwise the same
     */
    public TopUp erased() {
        return new TopUp(policy.erased(), count, started, state, reason, notice, told);
    }

    /**
     * Returns the account.
     *
     * @return its id
     */
    public AccountId account() {
        return policy.account();
    }

    /**
     * Takes another policy on and goes on, whatever was paused or switched off; the caps go on counting.
     *
     * @param other the policy
     * @return the top-up under it
     */
    public TopUp changedTo(TopUpPolicy other) {
        return new TopUp(other, count, started, State.ACTIVE, null, null, null);
    }

    /**
     * Tells how much is to be bought now, or how much the buyer is to be told of.
     *
     * @param account the account, settled at the instant
     * @param last the purchase that it started last, or null if none
     * @param open the account's purchases whose payment is under way; what they will bring counts
     * @param retries when a declined one is tried again, which this top-up waits for
     * @param now the instant
     * @return the amount; empty unless it fires, and while the mandate's time has not passed since the notice
     */
    public Optional<Credits> wanted(
            Account account, @Nullable Purchase last, List<Purchase> open, RetryPolicy retries, Instant now) {
        if (isQuiet(account, now) || (last != null && last.nextDue(retries) != null)) {
            return Optional.empty();
        }
        Credits expected = account.balance(now).available();
        for (Purchase each : open) {
            expected = expected.plus(each.quote().credits());
        }
        if (expected.compareTo(policy.threshold()) >= 0) {
            return Optional.empty();
        }
        return Optional.of(notice != null && told != null && holds(notice, now) ? told : policy.amountFor(expected));
    }

    /**
     * Tells whether it does not fire whatever purchases are under way: it has stopped, enough is available, the caps or the
     * cool-down hold it back, or the buyer was told a short time ago.
     *
     * @param account the account, settled at the instant
     * @param now the instant
     * @return true if nothing is to be bought
     */
    public boolean isQuiet(Account account, Instant now) {
        return state != State.ACTIVE
                || account.balance(now).available().compareTo(policy.threshold()) >= 0
                || isHeldBack(now, account.zone())
                || (notice != null && now.isBefore(debitFrom(notice)));
    }

    /**
     * Tells whether the buyer must be told before so much is debited.
     *
     * @param amount what would be debited, tax included
     * @param now the instant
     * @return true if the mandate asks for it, and this amount was not told or too long ago
     */
    public boolean needsNotice(Money amount, Instant now) {
        Mandate mandate = policy.mandate();
        return mandate != null
                && !mandate.notice().isZero()
                && (notice == null || !notice.amount().equals(amount) || !holds(notice, now));
    }

    /**
     * Notes that the buyer was told of the next purchase; what was told is what is bought, should it still be wanted.
     *
     * @param at when
     * @param amount what will be debited, tax included
     * @param credits how many are bought for it
     * @return the top-up, its next purchase told
     */
    public TopUp noticed(Instant at, Money amount, Credits credits) {
        return new TopUp(policy, count, started, state, reason, new DebitNotice(at, amount), credits);
    }

    /**
     * Returns from when on what was told may be debited.
     *
     * @return the instant; empty while nothing is told
     */
    public Optional<Instant> debitFrom() {
        return Optional.ofNullable(notice).map(this::debitFrom);
    }

    private Instant debitFrom(DebitNotice given) {
        Mandate mandate = policy.mandate();
        return mandate == null ? given.at() : given.at().plus(mandate.notice());
    }

    private boolean holds(DebitNotice given, Instant now) {
        return now.isBefore(debitFrom(given).plus(NOTICE_HOLDS));
    }

    /**
     * Returns the id of the purchase that it started last.
     *
     * @return {@code top-up/<n>}, or empty if it never started one
     */
    public Optional<PurchaseId> lastPurchase() {
        return count == 0 ? Optional.empty() : Optional.of(PurchaseId.of("top-up/" + count));
    }

    /**
     * Returns the id of the next purchase.
     *
     * @return {@code top-up/<n>}
     */
    public PurchaseId nextPurchase() {
        return PurchaseId.of("top-up/" + (count + 1));
    }

    /**
     * Notes that the next purchase is started.
     *
     * @param now the instant
     * @param zone the account's zone
     * @return the top-up, one purchase on
     */
    public TopUp startedAt(Instant now, ZoneId zone) {
        YearMonth from = YearMonth.from(now.atZone(zone)).minusMonths(1);
        List<Instant> recent = new ArrayList<>();
        for (Instant each : started) {
            if (!YearMonth.from(each.atZone(zone)).isBefore(from)) {
                recent.add(each);
            }
        }
        recent.add(now);
        return new TopUp(policy, count + 1, recent, state, reason, null, null);
    }

    /**
     * Stops until another policy is set; one that is switched off stays so.
     *
     * @param why the reason, for example a gateway's code
     * @return the top-up, paused
     */
    public TopUp paused(String why) {
        return state == State.OFF ? this : new TopUp(policy, count, started, State.PAUSED, why, null, null);
    }

    /**
     * Is switched off by its owner, until a policy is set again.
     *
     * @return the top-up, off
     */
    public TopUp stopped() {
        return new TopUp(policy, count, started, State.OFF, null, null, null);
    }

    private boolean isHeldBack(Instant now, ZoneId zone) {
        ChronoLocalDate today = now.atZone(zone).toLocalDate();
        YearMonth month = YearMonth.from(now.atZone(zone));
        long ofDay = started.stream()
                .filter(each -> each.atZone(zone).toLocalDate().equals(today))
                .count();
        long ofMonth = started.stream()
                .filter(each -> YearMonth.from(each.atZone(zone)).equals(month))
                .count();
        boolean cooling = started.stream().anyMatch(each -> now.isBefore(each.plus(policy.coolDown())));
        return cooling
                || (policy.perDay() != null && ofDay >= policy.perDay())
                || (policy.perMonth() != null && ofMonth >= policy.perMonth());
    }
}
