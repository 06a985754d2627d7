package io.credits.rating;

/**
 * The rule for strings that the host chooses and the library keeps: identifiers and names.
 *
 * <p>They are opaque and compared exactly, by character. They have 1 to a given number of characters (UTF-16 units), no
 * control characters, no blank at either end and no unpaired surrogate, so that every database and every encoding gives
 * them back unchanged.
 */
public final class HostText {

    /** The longest identifier or name, in characters. */
    public static final int MAX_LENGTH = 200;

    private HostText() {}

    /**
     * Refuses a string that breaks the rule. The message does not repeat the string.
     *
     * @param argument the argument's name, for the message
     * @param text the host's string
     * @throws IllegalArgumentException if the string breaks the rule
     */
    public static void require(String argument, String text) {
        require(argument, text, MAX_LENGTH);
    }

    /**
     * Refuses a string that breaks the rule. The message does not repeat the string.
     *
     * @param argument the argument's name, for the message
     * @param text the host's string
     * @param maxLength the most characters it may have
     * @throws IllegalArgumentException if the string breaks the rule
     */
    public static void require(String argument, String text, int maxLength) {
        int length = text.length();
        if (length == 0 || length > maxLength) {
            throw refused(argument, "1 to " + maxLength + " characters", length + " characters");
        }
        if (isBlank(text.charAt(0)) || isBlank(text.charAt(length - 1))) {
            throw refused(argument, "no blank at either end", "one");
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                throw refused(argument, "no control character", "one at index " + i);
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == length || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    throw refused(argument, "well-formed Unicode", "an unpaired surrogate at index " + i);
                }
                i++;
            }
        }
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static IllegalArgumentException refused(String argument, String wanted, String found) {
        return new IllegalArgumentException(argument + ": wanted " + wanted + ", found " + found);
    }
}
