package io.credits.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * One place in a JSON text that knows its path, so that every refusal says where the text is wrong.
 *
 * <p>Reading is strict: a value is what it is asked for or it is refused, amounts are decimal strings and never numbers, and
 * an object read by {@link #object} may have no member that nobody asked for. A member that is null counts as absent.
 *
 * <pre>{@code
 * JsonCursor step = JsonCursor.parse(json);
 * Debit debit = step.object(o -> new Debit(o.member("account").text(), o.member("credits").as(Credits.class)));
 * }</pre>
 *
 * <p>Not safe for use by several threads: a cursor remembers what it was asked for.
 */
public final class JsonCursor {

    /** The longest text that is parsed, in characters. */
    public static final int MAX_LENGTH = 16 * 1024 * 1024;

    /** The deepest nesting that is parsed. */
    public static final int MAX_DEPTH = 64;

    private static final int MAX_DECIMAL = 256;

    private final JsonNode node;
    private final @Nullable JsonCursor parent;
    private final @Nullable String name;
    private final int index;
    private final boolean lenient;
    private final List<String> asked = new ArrayList<>();
    private boolean table;

    private JsonCursor(JsonNode node, @Nullable JsonCursor parent, @Nullable String name, int index, boolean lenient) {
        this.node = node;
        this.parent = parent;
        this.name = name;
        this.index = index;
        this.lenient = lenient;
    }

    /**
     * Parses a text and stands at its root.
     *
     * @param json the text, at most {@value #MAX_LENGTH} characters and {@value #MAX_DEPTH} levels deep
     * @return a cursor at {@code $}
     * @throws JsonFormException if the text is no JSON, beyond a limit, names a member of an object twice or goes on after
     *     its end
     */
    public static JsonCursor parse(String json) {
        return of(JsonText.foreign(json));
    }

    /**
     * Parses a stream and stands at its root.
     *
     * @param json the text in a Unicode encoding, at most {@value #MAX_LENGTH} characters and {@value #MAX_DEPTH} levels
     *     deep; it is not closed
     * @return a cursor at {@code $}
     * @throws IOException if the stream cannot be read
     * @throws JsonFormException as {@link #parse(String)} does
     */
    public static JsonCursor parse(InputStream json) throws IOException {
        return of(JsonText.foreign(json));
    }

    /**
     * Stands at the root of a tree.
     *
     * @param root the tree
     * @return a cursor at {@code $}
     */
    @SuppressWarnings("exports") // Jackson stays optional: only a host that has it calls this
    public static JsonCursor of(JsonNode root) {
        return new JsonCursor(root, null, null, 0, false);
    }

    /** Stands at the root of a tree in which members that nobody asks for are passed over. */
    static JsonCursor lenient(JsonNode root) {
        return new JsonCursor(root, null, null, 0, true);
    }

    /**
     * Returns where this is.
     *
     * @return a JSON path that begins with {@code $}
     */
    public String path() {
        if (parent == null) {
            return "$";
        }
        return parent.path() + (name == null ? "[" + index + "]" : Shown.step(name));
    }

    /**
     * Returns what stands here.
     *
     * @return the tree from here on
     */
    @SuppressWarnings("exports") // Jackson stays optional: only a host that has it calls this
    public JsonNode node() {
        return node;
    }

    /**
     * Reads an object as a whole: afterwards no member may be left that the reader did not ask for.
     *
     * @param reader asks for the members and makes the result; an {@link IllegalArgumentException} from it is given this
     *     place's path
     * @param <T> the type of the result
     * @return the result
     * @throws JsonFormException if this is no object, the reader refuses it or a member is unknown
     */
    public <T> T object(Function<JsonCursor, T> reader) {
        requireObject();
        T result = refusing(reader);
        if (!lenient && !table) {
            refuseUnknown();
        }
        return result;
    }

    /**
     * Goes to a member that must be there.
     *
     * @param name the member's name
     * @return a cursor at the member
     * @throws JsonFormException if this is no object or the member is absent or null
     */
    public JsonCursor member(String name) {
        return find(name)
                .orElseThrow(() -> new JsonFormException(path() + Shown.step(name), "wanted a value, found none"));
    }

    /**
     * Goes to a member that may be absent.
     *
     * @param name the member's name
     * @return a cursor at the member; empty if it is absent or null
     * @throws JsonFormException if this is no object
     */
    public Optional<JsonCursor> find(String name) {
        requireObject();
        asked.add(name);
        JsonNode child = node.get(name);
        return child == null || child.isNull()
                ? Optional.empty()
                : Optional.of(new JsonCursor(child, this, name, 0, lenient));
    }

    /**
     * Goes to each member of an object that is a table.
     *
     * @return cursors by name, in the order of the text
     * @throws JsonFormException if this is no object
     */
    public Map<String, JsonCursor> members() {
        requireObject();
        table = true;
        Map<String, JsonCursor> members = new LinkedHashMap<>();
        node.properties()
                .forEach(member -> members.put(
                        member.getKey(), new JsonCursor(member.getValue(), this, member.getKey(), 0, lenient)));
        return members;
    }

    /**
     * Goes to each element of an array.
     *
     * @return cursors in order
     * @throws JsonFormException if this is no array
     */
    public List<JsonCursor> elements() {
        if (!node.isArray()) {
            throw refused("an array");
        }
        List<JsonCursor> elements = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            elements.add(new JsonCursor(node.get(i), this, null, i, lenient));
        }
        return elements;
    }

    /**
     * Reads a text.
     *
     * @return the string
     * @throws JsonFormException if this is no string
     */
    public String text() {
        return text("a string");
    }

    String text(String wanted) {
        if (!node.isTextual()) {
            throw refused(wanted);
        }
        return node.textValue();
    }

    /**
     * Reads a truth value.
     *
     * @return true or false
     * @throws JsonFormException if this is neither
     */
    public boolean bool() {
        if (!node.isBoolean()) {
            throw refused("true or false");
        }
        return node.booleanValue();
    }

    /**
     * Reads a number of things.
     *
     * @return the number
     * @throws JsonFormException if this is no JSON number, has a fraction or exponent, or does not fit
     */
    public int integer() {
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw refused("a whole number");
        }
        return node.intValue();
    }

    /**
     * Reads a large number of things.
     *
     * @return the number
     * @throws JsonFormException if this is no JSON number, has a fraction or exponent, or does not fit
     */
    public long wholeNumber() {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw refused("a whole number");
        }
        return node.longValue();
    }

    /**
     * Reads an exact decimal from its plain text form.
     *
     * @return the number with all its decimals, trailing zeros included
     * @throws JsonFormException if this is no string of an optional minus sign, digits and an optional fraction
     */
    public BigDecimal decimal() {
        String wanted = "a plain decimal string";
        String text = text(wanted);
        if (text.length() > MAX_DECIMAL || !JsonText.isPlainDecimal(text)) {
            throw refused(wanted);
        }
        return new BigDecimal(text);
    }

    /**
     * Reads any public value of the library in its JSON form.
     *
     * @param type the value's type, for example {@code Credits.class}
     * @param <T> the value's type
     * @return the value
     * @throws JsonFormException if this is not its form; its cause is the value's own refusal where there is one
     * @throws IllegalArgumentException if the type has no JSON form
     */
    public <T> T as(Class<T> type) {
        return Forms.of(type).read(new Source(this, FormContext.SPARSE));
    }

    /**
     * Reads any public value of the library where a currency is understood, so that money is a bare decimal.
     *
     * @param type the value's type, for example {@code Plan.class}
     * @param currency the currency
     * @param <T> the value's type
     * @return the value
     * @throws JsonFormException if this is not its form
     * @throws IllegalArgumentException if the type has no JSON form
     */
    public <T> T as(Class<T> type, CurrencyUnit currency) {
        return Forms.of(type).read(new Source(this, FormContext.SPARSE.in(currency)));
    }

    /**
     * Says that something else was wanted here.
     *
     * @param wanted what would have been accepted
     * @return the exception, to be thrown by the caller
     */
    public JsonFormException refused(String wanted) {
        return new JsonFormException(path(), "wanted " + wanted + ", found " + Shown.value(node));
    }

    /** Reads what stands here; a refusal by the value itself is given the path. */
    <T> T refusing(Function<JsonCursor, T> reader) {
        try {
            return reader.apply(this);
        } catch (JsonFormException placed) {
            throw placed;
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException | DateTimeException refusal) {
            throw Shown.refusal(this, refusal);
        }
    }

    private void refuseUnknown() {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!asked.contains(name)) {
                throw new JsonFormException(
                        path() + Shown.step(name),
                        "wanted one of " + asked.stream().distinct().toList() + ", found an unknown member");
            }
        }
    }

    private void requireObject() {
        if (!node.isObject()) {
            throw refused("an object");
        }
    }
}
