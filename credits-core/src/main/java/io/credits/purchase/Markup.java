package io.credits.purchase;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements that are well-formed as HTML and as XML. Every text and attribute goes through one place that escapes it;
 * characters that XML cannot hold become U+FFFD. Not safe for use by several threads.
 */
final class Markup {

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7f;
    private static final int LAST_CONTROL = 0x9f;
    private static final int REPLACEMENT = 0xfffd;

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Adds markup of our own, without any text of others in it. */
    Markup own(String markup) {
        out.append(markup);
        return this;
    }

    /** Opens an element; its class may be empty. */
    Markup open(String element, String style) {
        out.append('<').append(element);
        if (!style.isEmpty()) {
            out.append(" class=\"");
            escape(style);
            out.append('"');
        }
        out.append('>');
        open.push(element);
        return this;
    }

    Markup close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** One element with our own words in it. */
    Markup element(String element, String style, String text) {
        open(element, style);
        escape(text);
        return close();
    }

    /** One element without anything in it, to keep a column. */
    Markup empty(String element) {
        return element(element, "", "");
    }

    /** One element with words of others in it: their direction of writing ends with them. */
    Markup foreign(String element, String style, String text) {
        return open(element, style).element("bdi", "", text).close();
    }

    /** Everything written, once all elements are closed. */
    String text() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("open elements: " + open);
        }
        return out.toString();
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isText(c) ? c : REPLACEMENT);
            }
        });
    }

    private static boolean isText(int c) {
        boolean control = c < FIRST_PRINTABLE ? c != '\t' && c != '\n' : c >= DELETE && c <= LAST_CONTROL;
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !control && !surrogate && c != 0xfffe && c != 0xffff;
    }
}
