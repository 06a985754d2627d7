package io.credits.amount;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What credits cost their owner: an amount of money for an amount of credits, kept as an exact ratio [R5].
 *
 * <p>A purchase's cost basis is its taxable amount ÷ its credits. That quotient need not be a finite decimal (10.00 for 3
 * credits), so both numbers are kept and nothing is rounded before a value in money is asked for. The ratio is brought
 * to one canonical form when built: {@code perCredit("0.10")} equals 10.00 for 100 credits, and both say 0.1 for one.
 *
 * <p>Two cost bases compare only in one currency, except that zero compares with everything; zero in one currency and
 * zero in another compare as the same without being equal. Credits without a cost basis have none: absent is not zero.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param amount the money paid, not negative, in any number of decimals
 * @param per the credits it paid for, more than zero
 */
public record CostBasis(BigMoney amount, Credits per) implements Comparable<CostBasis> {

    /**
     * Checks both numbers and brings the ratio to its canonical form: {@code per} becomes the smallest whole number of
     * credits for which the money is a finite decimal (of micros, where that number of credits would be beyond the
     * limit of an amount).
     *
     * @param amount the money paid, not negative
     * @param per the credits it paid for, more than zero
     * @throws InvalidAmountException with INVALID_AMOUNT if the amount is negative or the credits are not positive
     */
    public CostBasis {
        if (amount.isNegative()) {
            throw InvalidAmountException.invalid("costBasis.amount", "0 or more", amount.getAmount());
        }
        if (!per.isPositive()) {
            throw InvalidAmountException.invalid("costBasis.per", "more than 0", per);
        }
        BigDecimal money = PlainDecimal.canonical(amount.getAmount());
        long micros = canonicalMicros(money, per.micros());
        if (micros != per.micros()) {
            money = PlainDecimal.canonical(
                    money.multiply(BigDecimal.valueOf(micros)).divide(BigDecimal.valueOf(per.micros())));
            per = Credits.ofMicros(micros);
        }
        amount = BigMoney.of(amount.getCurrencyUnit(), money);
    }

    /**
     * Returns the cost basis of credits that have a price each.
     *
     * @param price the money for one credit, not negative
     * @return the cost basis
     * @throws InvalidAmountException with INVALID_AMOUNT if the price is negative
     */
    public static CostBasis perCredit(BigMoney price) {
        return new CostBasis(price, Credits.of(1));
    }

    /**
     * Returns the cost basis of credits bought together.
     *
     * @param total the money paid without tax, not negative
     * @param bought the credits bought, more than zero
     * @return the exact ratio of the two
     * @throws InvalidAmountException with INVALID_AMOUNT if the total is negative or nothing was bought
     */
    public static CostBasis of(Money total, Credits bought) {
        return new CostBasis(total.toBigMoney(), bought);
    }

    /**
     * Returns the currency of the money.
     *
     * @return the currency
     */
    public CurrencyUnit currency() {
        return amount.getCurrencyUnit();
    }

    /**
     * Tells whether the credits cost nothing, which makes them burn before paid ones in the default order [R5].
     *
     * @return true for exactly zero
     */
    public boolean isZero() {
        return amount.isZero();
    }

    /**
     * Returns what an amount of credits is worth at this cost.
     *
     * @param credits the credits
     * @param scale the number of decimals of the result
     * @param rounding how to round to that number
     * @return the money, in the {@link #currency()}
     */
    public BigDecimal valueOf(Credits credits, int scale, RoundingMode rounding) {
        BigDecimal product = amount.getAmount().multiply(BigDecimal.valueOf(credits.micros()));
        return product.divide(BigDecimal.valueOf(per.micros()), scale, rounding);
    }

    /**
     * Compares the cost of one credit, exactly.
     *
     * @param other the cost basis to compare with, in the same currency unless one of the two is zero
     * @return negative, zero or positive as these credits are cheaper, equally dear or dearer
     * @throws IllegalArgumentException if neither is zero and the currencies differ
     */
    @Override
    public int compareTo(CostBasis other) {
        if (!isZero() && !other.isZero() && !currency().equals(other.currency())) {
            throw new IllegalArgumentException(
                    "other: wanted a cost basis in " + currency() + ", found one in " + other.currency());
        }
        // a/b ? c/d is decided as ad ? cb, which needs no division.
        BigDecimal left = amount.getAmount().multiply(BigDecimal.valueOf(other.per.micros()));
        return left.compareTo(other.amount.getAmount().multiply(BigDecimal.valueOf(per.micros())));
    }

    /**
     * Returns the ratio as text, for messages and logs.
     *
     * @return for example {@code "INR 0.1 per 1"}
     */
    @Override
    public String toString() {
        return currency() + " " + amount.getAmount().toPlainString() + " per " + per;
    }

    /**
     * Finds the canonical denominator of money ÷ micros. Only its factors other than 2 and 5 keep the money from being
     * a finite decimal, so what is left after dividing those out and reducing is the smallest one that works; counting
     * it in whole credits makes it readable.
     */
    private static long canonicalMicros(BigDecimal money, long micros) {
        long rest = without(5, without(2, micros));
        if (rest > 1) {
            rest /= BigInteger.valueOf(rest).gcd(money.unscaledValue()).longValueExact();
        }
        long unit = Credits.MICROS_PER_CREDIT;
        while (rest > Credits.MAX_BALANCE.micros() / unit) {
            unit /= 10;
        }
        return rest * unit;
    }

    private static long without(long factor, long number) {
        long rest = number;
        while (rest % factor == 0) {
            rest /= factor;
        }
        return rest;
    }
}
