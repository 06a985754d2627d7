package io.credits.amount;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/**
 * How much of a feature was used, in the feature's own unit: messages, tokens, gigabytes.
 *
 * <p>Never negative, at most 10<sup>15</sup>, at most twelve decimals. {@code 10} and {@code 10.0} are equal. Zero is a
 * quantity, so that counters can begin at it; usage of zero is refused where usage is charged [R19].
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param value the exact number, held without trailing zeros
 */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {

    /** The largest number of decimals. */
    public static final int MAX_DECIMALS = 12;

    /** The limit as a number; it stands first because the constants below are checked against it. */
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(15);

    private static final String WANTED = "0 to 10^15 with at most " + MAX_DECIMALS + " decimals";

    /** Nothing used. */
    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    /** The largest quantity: 1,000,000,000,000,000. */
    public static final Quantity MAX = new Quantity(LIMIT);

    /**
     * Checks the range and brings the number to its canonical form.
     *
     * @param value 0 to 10<sup>15</sup> with at most twelve decimals, not counting trailing zeros
     * @throws InvalidAmountException with INVALID_AMOUNT below zero or for more than twelve decimals, with OVERFLOW
     *     above 10<sup>15</sup>
     */
    public Quantity {
        if (value.signum() < 0) {
            throw InvalidAmountException.invalid("quantity", WANTED, value);
        }
        if (value.compareTo(LIMIT) > 0) {
            throw InvalidAmountException.overflow("quantity", WANTED, value);
        }
        value = PlainDecimal.canonical(value);
        if (value.scale() > MAX_DECIMALS) {
            throw InvalidAmountException.invalid("quantity", WANTED, value);
        }
    }

    /**
     * Returns a whole quantity.
     *
     * @param value the number of units
     * @return the quantity
     * @throws InvalidAmountException as the constructor does
     */
    public static Quantity of(long value) {
        return new Quantity(BigDecimal.valueOf(value));
    }

    /**
     * Returns a decimal quantity.
     *
     * @param value the number of units
     * @return the quantity
     * @throws InvalidAmountException as the constructor does
     */
    public static Quantity of(BigDecimal value) {
        return new Quantity(value);
    }

    /**
     * Reads a quantity from its text form.
     *
     * @param text a {@linkplain PlainDecimal plain decimal}
     * @return the quantity
     * @throws InvalidAmountException with INVALID_AMOUNT for another form, else as the constructor does
     */
    @JsonCreator
    public static Quantity parse(String text) {
        return new Quantity(PlainDecimal.parse("quantity", text));
    }

    /**
     * Adds a quantity.
     *
     * @param other what to add
     * @return the exact sum
     * @throws InvalidAmountException with OVERFLOW above 10<sup>15</sup>
     */
    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    /**
     * Subtracts a quantity.
     *
     * @param other what to subtract, at most this quantity
     * @return the exact difference
     * @throws InvalidAmountException with INVALID_AMOUNT if the other quantity is larger
     */
    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(other.value));
    }

    /**
     * Tells whether nothing was used.
     *
     * @return true for exactly zero
     */
    public boolean isZero() {
        return value.signum() == 0;
    }

    /**
     * Compares by number.
     *
     * @param other the quantity to compare with
     * @return negative, zero or positive as this is less than, equal to or more than the other
     */
    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    /**
     * Returns the shortest plain decimal, which {@link #parse(String)} reads back.
     *
     * @return for example {@code "1000"} or {@code "0.5"}
     */
    @Override
    @JsonValue
    public String toString() {
        return value.toPlainString();
    }
}
