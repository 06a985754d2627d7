package io.credits.tax;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * An Indian tax registration: state code, PAN, number of the registration, {@code Z}, check character [R26].
 *
 * <p>What was typed is trimmed and put in upper case. Neither {@link #toString()} nor a refusal repeats it [R21].
 *
 * @param value the 15 characters
 */
public record Gstin(@JsonValue String value) {

    private static final int LENGTH = 15;

    private static final String SHAPE = "[0-9]{2}[A-Z]{3}[ABCFGHJLPT][A-Z][0-9]{4}[A-Z][1-9A-Z]Z[0-9A-Z]";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /**
     * Normalises and checks state code, PAN shape and check character.
     *
     * @param value the 15 characters
     * throws @throws InvalidBillingException with INVALID_GSTIN if a check fails
     */
    public Gstin {
        value = value.strip().toUpperCase(Locale.ROOT);
        boolean valid = value.matches(SHAPE)
                && IndianState.of(value.substring(0, 2)).isPresent()
                && value.charAt(LENGTH - 1) == checkCharacter(value);
        if (!valid) {
            throw new InvalidBillingException(
                    InvalidBillingException.Reason.INVALID_GSTIN,
                    "gstin",
                    "a GSTIN with a known state code, a PAN and a right check character");
        }
    }

    /**
     * Reads a registration as typed.
     *
     * @param text the 15 characters in any case, blanks around them allowed
     * @return the registration
     * @throws InvalidBillingException with INVALID_GSTIN if a check fails
     */
    @JsonCreator
    public static Gstin of(String text) {
        return new Gstin(text);
    }

    /**
     * Returns the state in which the business is registered.
     *
     * @return the state of the first two digits
     */
    public IndianState state() {
        return IndianState.of(value.substring(0, 2)).orElseThrow();
    }

    /** Shows the state code only. */
    @Override
    public String toString() {
        return value.substring(0, 2) + "*************";
    }

    /** Weighs the characters by 1 and 2 in turn, adds quotient and rest of each product by 36. */
    private static char checkCharacter(String text) {
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            int product = DIGITS.indexOf(text.charAt(i)) * (i % 2 == 0 ? 1 : 2);
            sum += product / DIGITS.length() + product % DIGITS.length();
        }
        return DIGITS.charAt((DIGITS.length() - sum % DIGITS.length()) % DIGITS.length());
    }
}
