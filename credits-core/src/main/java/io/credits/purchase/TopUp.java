package io.credits.purchase;

import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.chrono.ChronoLocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account's automatic top-up and what it has done: a pure state machine [R25].
 *
 * @param policy when and how much
 * @param count how many purchases it ever started
 * @param started when it started those of the last two local months, which the caps count
 * @param state whether it goes on
 * @param reason why it was paused by the library, for example a gateway's code, or null
 */
public record TopUp(
        TopUpPolicy policy,
        long count,
        List<Instant> started,
        State state,
        @Nullable String reason) {

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
        return new TopUp(policy, 0, List.of(), State.ACTIVE, null);
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
        return new TopUp(other, count, started, State.ACTIVE, null);
    }

    /**
     * Tells how much is to be bought.
     *
     * @param available what is available, negative in debt
     * @param pending what purchases under way will bring
     * @param topUpOpen whether a purchase of this top-up is not at its end yet
     * @param now the instant
     * @param zone the account's zone, whose days and months the caps count
     * @return the amount; empty unless it fires
     */
    public Optional<Credits> wanted(Credits available, Credits pending, boolean topUpOpen, Instant now, ZoneId zone) {
        Credits expected = available.plus(pending);
        boolean quiet = state != State.ACTIVE || topUpOpen || expected.compareTo(policy.threshold()) >= 0;
        return quiet || isHeldBack(now, zone) ? Optional.empty() : Optional.of(policy.amountFor(expected));
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
        return new TopUp(policy, count + 1, recent, state, reason);
    }

    /**
     * Stops until another policy is set; one that is switched off stays so.
     *
     * @param why the reason, for example a gateway's code
     * @return the top-up, paused
     */
    public TopUp paused(String why) {
        return state == State.OFF ? this : new TopUp(policy, count, started, State.PAUSED, why);
    }

    /**
     * Is switched off by its owner, until a policy is set again.
     *
     * @return the top-up, off
     */
    public TopUp stopped() {
        return new TopUp(policy, count, started, State.OFF, null);
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
