package io.credits.tax;

import io.credits.rating.HostText;
import java.util.ArrayList;
import java.util.List;

/**
 * The rule for text that people type: what {@link HostText} asks, and nothing that looks like a payment card number.
 *
 * <p>A run of digits counts as one even where single blanks or hyphens group it, as on a card; a run of 13 to 19 digits
 * that passes the Luhn check is refused without being repeated [R21].
 */
public final class FreeText {

    private static final int SHORTEST_CARD = 13;

    private static final int LONGEST_CARD = 19;

    private FreeText() {}

    /**
     * Refuses a text that breaks the rule. The message does not repeat the text.
     *
     * @param field the field's name, for the message
     * @param text what was typed
     * @param maxLength the most characters it may have
     * @return the same text
     * @throws InvalidBillingException with SENSITIVE_DATA if it looks like a card number, with INVALID_ARGUMENT if it is
     *     empty, too long, or holds control characters other than line breaks
     */
    public static String require(String field, String text, int maxLength) {
        if (hasCardNumber(text)) {
            throw new InvalidBillingException(
                    InvalidBillingException.Reason.SENSITIVE_DATA, field, "no payment card number");
        }
        try {
            HostText.require(field, text.replace("\r\n", "\n").replace('\n', ' '), maxLength);
        } catch (IllegalArgumentException broken) {
            throw new InvalidBillingException(
                    InvalidBillingException.Reason.INVALID_ARGUMENT,
                    field,
                    "1 to " + maxLength + " printable characters");
        }
        return text;
    }

    /**
     * Tells whether a text contains what looks like a payment card number.
     *
     * @param text any text
     * @return true if a run of 13 to 19 digits passes the Luhn check
     */
    public static boolean hasCardNumber(String text) {
        List<String> groups = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int from = i;
            while (i < text.length() && isDigit(text.charAt(i))) {
                i++;
            }
            if (i > from) {
                groups.add(digits(text, from, i));
                boolean joined = i + 1 < text.length() && isJoint(text.charAt(i)) && isDigit(text.charAt(i + 1));
                if (!joined && anyCard(groups)) {
                    return true;
                }
                if (!joined) {
                    groups.clear();
                }
            }
            i++;
        }
        return false;
    }

    /** Looks at every row of neighbouring groups, so that a house number before a card number hides nothing. */
    private static boolean anyCard(List<String> groups) {
        for (int from = 0; from < groups.size(); from++) {
            StringBuilder run = new StringBuilder();
            for (int to = from; to < groups.size() && run.length() < LONGEST_CARD; to++) {
                run.append(groups.get(to));
                if (run.length() >= SHORTEST_CARD && run.length() <= LONGEST_CARD && passesLuhn(run)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean passesLuhn(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    private static String digits(String text, int from, int to) {
        StringBuilder ascii = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            ascii.append((char) ('0' + Character.digit(text.charAt(i), 10)));
        }
        return ascii.toString();
    }

    private static boolean isDigit(char c) {
        return Character.isDigit(c);
    }

    private static boolean isJoint(char c) {
        return c == '-' || Character.isSpaceChar(c) || c == '\u2010' || c == '\u2011' || c == '\u2013';
    }
}
