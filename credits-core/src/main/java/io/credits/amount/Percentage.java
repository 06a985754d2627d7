package io.credits.amount;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A share of a whole, from 0 to 100 per cent with at most six decimals: a discount, a rollover cap, a tax rate.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param value the number of hundredths, held without trailing zeros: {@code 12.5} is one eighth
 */
public record Percentage(BigDecimal value) implements Comparable<Percentage> {

    /** The largest number of decimals. */
    public static final int MAX_DECIMALS = 6;

    private static final String WANTED = "0 to 100 with at most " + MAX_DECIMALS + " decimals";

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    /** Nothing of the whole. */
    public static final Percentage ZERO = new Percentage(BigDecimal.ZERO);

    /** The whole. */
    public static final Percentage HUNDRED = new Percentage(WHOLE);

    /**
     * Checks the range and brings the number to its canonical form.
     *
     * @param value 0 to 100 with at most six decimals, not counting trailing zeros
     * @throws InvalidAmountException with INVALID_AMOUNT outside 0 to 100 or for more than six decimals
     */
    public Percentage {
        if (value.signum() < 0 || value.compareTo(WHOLE) > 0) {
            throw InvalidAmountException.invalid("percentage", WANTED, value);
        }
        value = PlainDecimal.canonical(value);
        if (value.scale() > MAX_DECIMALS) {
            throw InvalidAmountException.invalid("percentage", WANTED, value);
        }
    }

    /**
     * Returns a whole percentage.
     *
     * @param value 0 to 100
     * @return the percentage
     * @throws InvalidAmountException with INVALID_AMOUNT outside the range
     */
    public static Percentage of(int value) {
        return new Percentage(BigDecimal.valueOf(value));
    }

    /**
     * Reads a percentage from its text form, without a per cent sign.
     *
     * @param text a {@linkplain PlainDecimal plain decimal} from 0 to 100
     * @return the percentage
     * @throws InvalidAmountException with INVALID_AMOUNT for another form or outside the range
     */
    @JsonCreator
    public static Percentage of(String text) {
        return new Percentage(PlainDecimal.parse("percentage", text));
    }

    /**
     * Returns this share of a number, exactly.
     *
     * @param base the whole
     * @return base × value ÷ 100, not rounded
     */
    public BigDecimal portionOf(BigDecimal base) {
        return base.multiply(value).movePointLeft(2);
    }

    /**
     * Returns this share of an amount of credits, rounded to a micro.
     *
     * @param base the whole
     * @param rounding how to round to a micro
     * @return the share, never further from zero than the whole
     */
    public Credits portionOf(Credits base, RoundingMode rounding) {
        BigDecimal micros = portionOf(BigDecimal.valueOf(base.micros()));
        return Credits.ofMicros(micros.setScale(0, rounding).longValueExact());
    }

    /**
     * Tells whether this is nothing of the whole.
     *
     * @return true for exactly zero
     */
    public boolean isZero() {
        return value.signum() == 0;
    }

    /**
     * Compares by number.
     *
     * @param other the percentage to compare with
     * @return negative, zero or positive as this is less than, equal to or more than the other
     */
    @Override
    public int compareTo(Percentage other) {
        return value.compareTo(other.value);
    }

    /**
     * Returns the shortest plain decimal without a per cent sign, which {@link #of(String)} reads back.
     *
     * @return for example {@code "12.5"}
     */
    @Override
    @JsonValue
    public String toString() {
        return value.toPlainString();
    }
}
