package io.credits.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How paths and refused values look in a message: short, on one line, and without what could be a card number [R21]. */
final class Shown {

    private static final int MAX_TEXT = 40;

    private static final int MAX_NUMBER = 12;

    private static final int MAX_MESSAGE = 300;

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,39}");

    private static final Pattern LONG_NUMBER = Pattern.compile("(?:[0-9][ -]?){13}");

    /** What a value of the library says when it refuses an argument. */
    private static final Pattern REFUSAL = Pattern.compile("(?s)([A-Za-z]+(?:\\.[A-Za-z]+)*): (wanted .*)");

    private Shown() {}

    static String step(String name) {
        return PLAIN_NAME.matcher(name).matches() ? "." + name : "[" + text(name) + "]";
    }

    static String value(JsonNode node) {
        if (node.isTextual()) {
            return text(node.textValue());
        }
        if (node.isNumber()) {
            String number = node.asText();
            return number.length() > MAX_NUMBER ? "a number" : number;
        }
        if (node.isObject() || node.isArray()) {
            return node.isObject() ? "an object" : "an array";
        }
        return node.isMissingNode() ? "nothing" : node.asText();
    }

    /** Gives a value's own refusal its path: that of the member that it names, or that of the whole. */
    static JsonFormException refusal(JsonCursor place, RuntimeException refusal) {
        String message = shortened(String.valueOf(refusal.getMessage()));
        Matcher said = REFUSAL.matcher(message);
        if (!said.matches()) {
            return new JsonFormException(place.path(), message, refusal);
        }
        if (!place.node().isObject()) {
            return new JsonFormException(place.path(), said.group(2), refusal);
        }
        String member = memberNamed(place.node(), said.group(1));
        return member == null
                ? new JsonFormException(place.path(), message, refusal)
                : new JsonFormException(place.path() + step(member), said.group(2), refusal);
    }

    /** A value may say what it found as it stood there, however long that is. */
    private static String shortened(String message) {
        return message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) + "…" : message;
    }

    private static @Nullable String memberNamed(JsonNode node, String argument) {
        String last = argument.substring(argument.lastIndexOf('.') + 1);
        return node.has(last) ? last : null;
    }

    static String text(String text) {
        if (LONG_NUMBER.matcher(text).find()) {
            return "a text of " + text.length() + " characters";
        }
        StringBuilder shown = new StringBuilder("\"");
        for (int i = 0; i < text.length() && i < MAX_TEXT; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                shown.append(c);
            } else {
                shown.append("\\u").append(Integer.toHexString(0x10000 + c), 1, 5);
            }
        }
        return shown.append(text.length() > MAX_TEXT ? "…\"" : "\"").toString();
    }
}
