package io.credits.amount;

import java.math.BigDecimal;

/**
 * The plain decimal form that every amount of the library is read from and printed in: an optional minus sign, ASCII
 * digits and an optional fraction, as in {@code 10}, {@code -0.5} or {@code 0.000001}.
 *
 * <p>There is no plus sign, exponent, blank or grouping, and a point has digits on both sides: one spelling in every
 * locale. Amount types use it for their own texts; a reader of rates and unit prices, which are bare decimals, uses it
 * directly. All methods are pure and safe for use by several threads.
 */
public final class PlainDecimal {

    /** The longest text that is read, in characters. */
    public static final int MAX_LENGTH = 64;

    private static final String FORM = "a plain decimal such as 10 or 0.25 of at most " + MAX_LENGTH + " characters";

    private PlainDecimal() {}

    /**
     * Parses a plain decimal.
     *
     * @param argument the name of what is read, for the message of a refusal
     * @param text the text, at most {@value #MAX_LENGTH} characters
     * @return the number in its {@linkplain #canonical(BigDecimal) canonical form}
     * @throws InvalidAmountException with INVALID_AMOUNT if the text has another form
     */
    public static BigDecimal parse(String argument, String text) {
        if (text.length() > MAX_LENGTH) {
            throw InvalidAmountException.invalid(argument, FORM, text.length() + " characters");
        }
        if (!isPlain(text)) {
            throw InvalidAmountException.invalid(argument, FORM, quoted(text));
        }
        return canonical(new BigDecimal(text));
    }

    /**
     * Brings a number to the one form in which equal numbers are equal objects: no trailing zeros and no negative
     * scale.
     *
     * <p>A number with a large positive exponent is written out, so callers that accept numbers from outside check
     * {@link #integerDigits(BigDecimal)} first.
     *
     * @param number any number
     * @return an equal number with the smallest scale that is not negative
     */
    public static BigDecimal canonical(BigDecimal number) {
        if (number.scale() == 0) {
            return number;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * Counts the digits before the decimal point without writing the number out, so that {@code 1E+999999999} is
     * cheap to refuse.
     *
     * @param number any number
     * @return the number of digits before the point; zero or less if the absolute value is below one
     */
    public static long integerDigits(BigDecimal number) {
        return number.signum() == 0 ? 0 : (long) number.precision() - number.scale();
    }

    /** Quotes a refused text; anything but printable ASCII is shown as its code, so that it cannot forge a log line. */
    private static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f) {
                shown.append(c);
            } else {
                shown.append("\\u").append(Integer.toHexString(0x10000 + c), 1, 5);
            }
        }
        return shown.append('"').toString();
    }

    private static boolean isPlain(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        return point < 0
                ? areDigits(text, start, text.length())
                : areDigits(text, start, point) && areDigits(text, point + 1, text.length());
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < to;
    }
}
