package io.credits.purchase;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.ledger.AccountId;
import io.credits.tax.BillingDetails;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When credits are bought automatically and how many [R25].
 *
 * <p>It fires when less than the threshold is available. A fixed amount is bought as often as needed to close the gap, in
 * one purchase; or as much as reaches a target.
 *
 * @param account the account
 * @param threshold fires when less than this is available
 * @param credits the fixed amount, or null with a target
 * @param target what is to be available afterwards, at least the threshold, or null with a fixed amount
 * @param method how it is paid
 * @param billing who buys, or null
 * @param taxInclusive whether the price list's prices have the tax in them
 * @param perDay the most purchases of a local day, or null for any number
 * @param perMonth the most purchases of a local month, or null for any number
 * @param coolDown the least time between two purchases
 * @param mandate what the buyer's mandate asks of every debit, or null without one
 */
public record TopUpPolicy(
        AccountId account,
        Credits threshold,
        @Nullable Credits credits,
        @Nullable Credits target,
        PaymentMethodToken method,
        @Nullable BillingDetails billing,
        boolean taxInclusive,
        @Nullable Integer perDay,
        @Nullable Integer perMonth,
        Duration coolDown,
        @Nullable Mandate mandate) {

    /** The largest cap. */
    public static final int MAX_CAP = 1_000;

    /**
     * Checks the amounts and the caps.
     *
     * @param account the account
     * @param threshold fires when less than this is available
     * @param credits the fixed amount, or null with a target
     * @param target what is to be available afterwards, at least the threshold, or null with a fixed amount
     * @param method how it is paid
     * @param billing who buys, or null
     * @param taxInclusive whether the price list's prices have the tax in them
     * @param perDay the most purchases of a local day, or null for any number
     * @param perMonth the most purchases of a local month, or null for any number
     * @param coolDown the least time between two purchases
     * @param mandate what the buyer's mandate asks of every debit, or null without one
     * throws @throws InvalidAmountException if an amount is not positive or the target is less than the threshold
     * throws @throws IllegalArgumentException unless there is either an amount or a target, or if a cap is not 1 to {@value #MAX_CAP}
     */
    public TopUpPolicy {
        if ((credits == null) == (target == null)) {
            throw new IllegalArgumentException(
                    "credits: wanted either credits or a target, found " + (credits == null ? "neither" : "both"));
        }
        positive("threshold", threshold);
        if (credits != null) {
            positive("credits", credits);
        }
        if (target != null && target.withinOperation("target").compareTo(threshold) < 0) {
            throw InvalidAmountException.invalid("target", "at least the threshold " + threshold, target);
        }
        cap("perDay", perDay);
        cap("perMonth", perMonth);
        if (coolDown.isNegative()) {
            throw new IllegalArgumentException("coolDown: wanted 0 or more, found " + coolDown);
        }
    }

    /**
     * Buys a fixed amount, without caps.
     *
     * @param account the account
     * @param threshold fires when less than this is available
     * @param credits the amount
     * @param method how it is paid
     * @return the policy
     */
    public static TopUpPolicy fixed(AccountId account, Credits threshold, Credits credits, PaymentMethodToken method) {
        return new TopUpPolicy(account, threshold, credits, null, method, null, false, null, null, Duration.ZERO, null);
    }

    /**
     * Buys up to a target, without caps.
     *
     * @param account the account
     * @param threshold fires when less than this is available
     * @param target what is to be available afterwards
     * @param method how it is paid
     * @return the policy
     */
    public static TopUpPolicy upTo(AccountId account, Credits threshold, Credits target, PaymentMethodToken method) {
        return new TopUpPolicy(account, threshold, null, target, method, null, false, null, null, Duration.ZERO, null);
    }

    /**
     * Returns the policy without the buyer's name, address and registration.
     *
     * @return a policy that is otherwise the same
     */
    public TopUpPolicy erased() {
        return billing == null
                ? this
                : new TopUpPolicy(
                        account,
                        threshold,
                        credits,
                        target,
                        method,
                        billing.erased(),
                        taxInclusive,
                        perDay,
                        perMonth,
                        coolDown,
                        mandate);
    }

    /**
     * Returns the policy with caps.
     *
     * @param day the most purchases of a local day, or null for any number
     * @param month the most purchases of a local month, or null for any number
     * @return a policy that is otherwise the same
     */
    public TopUpPolicy capped(@Nullable Integer day, @Nullable Integer month) {
        return new TopUpPolicy(
                account, threshold, credits, target, method, billing, taxInclusive, day, month, coolDown, mandate);
    }

    /**
     * Returns the policy with a least time between two purchases.
     *
     * @param least the time
     * @return a policy that is otherwise the same
     */
    public TopUpPolicy coolingDown(Duration least) {
        return new TopUpPolicy(
                account, threshold, credits, target, method, billing, taxInclusive, perDay, perMonth, least, mandate);
    }

    /**
     * Returns the policy under a mandate, as cards in India want it [R24]: the buyer is told of each top-up its time before
     * the debit, and must act beyond its limit.
     *
     * @param agreed what the buyer's mandate asks of every debit
     * @return a policy that is otherwise the same
     */
    public TopUpPolicy under(Mandate agreed) {
        return new TopUpPolicy(
                account, threshold, credits, target, method, billing, taxInclusive, perDay, perMonth, coolDown, agreed);
    }

    /**
     * Returns how much one purchase buys to close the gap.
     *
     * @param expected what is available, purchases under way included; less than the threshold
     * @return the fixed amount as often as needed, or what is missing to the target; at most {@link
     *     Credits#MAX_OPERATION}
     */
    Credits amountFor(Credits expected) {
        if (target != null) {
            return target.minus(expected).min(Credits.MAX_OPERATION);
        }
        BigInteger fixed = BigInteger.valueOf(Objects.requireNonNull(credits).micros());
        BigInteger gap = BigInteger.valueOf(threshold.minus(expected).micros());
        BigInteger times = gap.add(fixed).subtract(BigInteger.ONE).divide(fixed);
        BigInteger most = BigInteger.valueOf(Credits.MAX_OPERATION.micros()).divide(fixed);
        return Credits.ofMicros(fixed.multiply(times.min(most)).longValueExact());
    }

    private static void positive(String argument, Credits amount) {
        if (!amount.withinOperation(argument).isPositive()) {
            throw InvalidAmountException.invalid(argument, "more than 0", amount);
        }
    }

    private static void cap(String argument, @Nullable Integer cap) {
        if (cap != null && (cap < 1 || cap > MAX_CAP)) {
            throw new IllegalArgumentException(argument + ": wanted 1 to " + MAX_CAP + ", found " + cap);
        }
    }
}
