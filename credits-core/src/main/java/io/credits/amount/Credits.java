package io.credits.amount;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * An exact amount of credits, counted in micros: one credit is 1,000,000 micros [R1].
 *
 * <p>The amount may be negative, as a debt or a difference is. Every amount lies within ±{@link #MAX_BALANCE}; an
 * arithmetic result beyond it is refused with OVERFLOW and never wraps. What one operation may move is limited further,
 * see {@link #withinOperation(String)}. Text and JSON form is the shortest plain decimal: {@code "10"}, {@code
 * "-0.000001"}.
 *
 * <pre>{@code
 * Credits fee = Credits.parse("0.25");
 * Credits charged = Credits.of(5).plus(fee);   // 5.25
 * }</pre>
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param micros the amount in millionths of a credit, within ±10<sup>18</sup>
 */
public record Credits(long micros) implements Comparable<Credits> {

    /** The number of micros in one credit. */
    public static final long MICROS_PER_CREDIT = 1_000_000;

    /** The number of decimals of an amount. */
    public static final int DECIMALS = 6;

    /** No credits. */
    public static final Credits ZERO = new Credits(0);

    /** The most that one operation may move: 1,000,000,000 credits. */
    public static final Credits MAX_OPERATION = Credits.of(1_000_000_000L);

    /** The largest amount there is: 1,000,000,000,000 credits. */
    public static final Credits MAX_BALANCE = Credits.of(1_000_000_000_000L);

    private static final long MAX_CREDITS = 1_000_000_000_000L;

    private static final long MAX_MICROS = MAX_CREDITS * MICROS_PER_CREDIT;

    private static final String RANGE = "at most " + MAX_CREDITS + " credits either way";

    /**
     * Checks the range.
     *
     * @param micros the amount in millionths of a credit
     * @throws InvalidAmountException with OVERFLOW beyond ±{@link #MAX_BALANCE}
     */
    public Credits {
        if (micros > MAX_MICROS || micros < -MAX_MICROS) {
            throw InvalidAmountException.overflow("credits", RANGE, micros + " micros");
        }
    }

    /**
     * Returns a whole number of credits.
     *
     * @param credits the number of credits
     * @return the amount
     * @throws InvalidAmountException with OVERFLOW beyond ±{@link #MAX_BALANCE}
     */
    public static Credits of(long credits) {
        if (credits > MAX_CREDITS || credits < -MAX_CREDITS) {
            throw InvalidAmountException.overflow("credits", RANGE, credits);
        }
        return new Credits(credits * MICROS_PER_CREDIT);
    }

    /**
     * Returns a decimal number of credits.
     *
     * @param credits the number of credits; trailing zeros do not count as decimals
     * @return the amount
     * @throws InvalidAmountException with INVALID_AMOUNT for more than six decimals, with OVERFLOW beyond
     *     ±{@link #MAX_BALANCE}
     */
    public static Credits of(BigDecimal credits) {
        // Digits are counted first: writing out a number with a huge exponent would cost memory.
        if (PlainDecimal.integerDigits(credits) > 13) {
            throw InvalidAmountException.overflow("credits", RANGE, credits);
        }
        BigDecimal stripped = credits.stripTrailingZeros();
        if (stripped.scale() > DECIMALS) {
            throw InvalidAmountException.invalid("credits", "at most 6 decimals", stripped);
        }
        if (stripped.abs().compareTo(BigDecimal.valueOf(MAX_CREDITS)) > 0) {
            throw InvalidAmountException.overflow("credits", RANGE, stripped);
        }
        return new Credits(stripped.movePointRight(DECIMALS).longValueExact());
    }

    /**
     * Returns an amount given in millionths of a credit.
     *
     * @param micros the number of micros
     * @return the amount
     * @throws InvalidAmountException with OVERFLOW beyond ±{@link #MAX_BALANCE}
     */
    public static Credits ofMicros(long micros) {
        return micros == 0 ? ZERO : new Credits(micros);
    }

    /**
     * Reads an amount from its text form.
     *
     * @param text a {@linkplain PlainDecimal plain decimal}; {@code "10"} and {@code "10.000000"} are equal
     * @return the amount
     * @throws InvalidAmountException with INVALID_AMOUNT for another form or more than six decimals, with OVERFLOW
     *     beyond ±{@link #MAX_BALANCE}
     */
    @JsonCreator
    public static Credits parse(String text) {
        return of(PlainDecimal.parse("credits", text));
    }

    /**
     * Adds an amount.
     *
     * @param other what to add
     * @return the exact sum
     * @throws InvalidAmountException with OVERFLOW beyond ±{@link #MAX_BALANCE}
     */
    public Credits plus(Credits other) {
        // Two amounts in range sum to at most 2 * 10^18, which a long holds; the constructor checks the sum.
        return other.micros == 0 ? this : ofMicros(micros + other.micros);
    }

    /**
     * Subtracts an amount.
     *
     * @param other what to subtract
     * @return the exact difference
     * @throws InvalidAmountException with OVERFLOW beyond ±{@link #MAX_BALANCE}
     */
    public Credits minus(Credits other) {
        return other.micros == 0 ? this : ofMicros(micros - other.micros);
    }

    /**
     * Returns the amount with the opposite sign.
     *
     * @return the negated amount
     */
    public Credits negated() {
        return ofMicros(-micros);
    }

    /**
     * Returns the smaller of two amounts.
     *
     * @param other the amount to compare with
     * @return this amount or the other
     */
    public Credits min(Credits other) {
        return micros <= other.micros ? this : other;
    }

    /**
     * Returns the larger of two amounts.
     *
     * @param other the amount to compare with
     * @return this amount or the other
     */
    public Credits max(Credits other) {
        return micros >= other.micros ? this : other;
    }

    /**
     * Tells whether this is nothing.
     *
     * @return true for exactly zero
     */
    public boolean isZero() {
        return micros == 0;
    }

    /**
     * Tells whether this is more than nothing.
     *
     * @return true above zero
     */
    public boolean isPositive() {
        return micros > 0;
    }

    /**
     * Tells whether this is less than nothing.
     *
     * @return true below zero
     */
    public boolean isNegative() {
        return micros < 0;
    }

    /**
     * Refuses an amount that one operation may not move: negative, or above {@link #MAX_OPERATION}.
     *
     * @param argument the argument's name, for the message of a refusal
     * @return this amount
     * @throws InvalidAmountException with INVALID_AMOUNT below zero, with OVERFLOW above {@link #MAX_OPERATION}
     */
    public Credits withinOperation(String argument) {
        if (micros < 0) {
            throw InvalidAmountException.invalid(argument, "0 or more", this);
        }
        if (micros > MAX_OPERATION.micros) {
            throw InvalidAmountException.overflow(argument, "at most " + MAX_OPERATION, this);
        }
        return this;
    }

    /**
     * Compares by amount.
     *
     * @param other the amount to compare with
     * @return negative, zero or positive as this is less than, equal to or more than the other
     */
    @Override
    public int compareTo(Credits other) {
        return Long.compare(micros, other.micros);
    }

    /**
     * Returns the number of credits as a decimal.
     *
     * @return the exact number without trailing zeros, its scale between 0 and 6
     */
    public BigDecimal toBigDecimal() {
        return PlainDecimal.canonical(BigDecimal.valueOf(micros, DECIMALS));
    }

    /**
     * Returns the shortest plain decimal, which {@link #parse(String)} reads back.
     *
     * @return for example {@code "10"} or {@code "-0.25"}
     */
    @Override
    @JsonValue
    public String toString() {
        long whole = micros / MICROS_PER_CREDIT;
        long fraction = Math.abs(micros % MICROS_PER_CREDIT);
        if (fraction == 0) {
            return Long.toString(whole);
        }
        // The leading 1 keeps the fraction's zeros: 25 micros are 1000025, from the second digit on 000025.
        String digits = Long.toString(MICROS_PER_CREDIT + fraction);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return (micros < 0 && whole == 0 ? "-0" : whole) + "." + digits.substring(1, end);
    }
}
