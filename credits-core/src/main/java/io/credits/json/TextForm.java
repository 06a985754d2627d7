package io.credits.json;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The form of a value that is a JSON string.
 *
 * @param <T> the type
 */
class TextForm<T> implements Form<T> {

    private final String wanted;
    private final Function<String, @Nullable T> parse;
    private final Function<T, String> print;

    /**
     * Describes a form.
     *
     * @param wanted what a text has to be, for messages
     * @param parse makes the value; null or an exception for another text
     * @param print makes the text
     */
    TextForm(String wanted, Function<String, @Nullable T> parse, Function<T, String> print) {
        this.wanted = wanted;
        this.parse = parse;
        this.print = print;
    }

    /** The form of an enumeration: its constants' names, whatever the locale. */
    static <E> TextForm<E> names(Class<E> type) {
        return choice(type.getEnumConstants(), constant -> ((Enum<?>) constant).name());
    }

    /** The form of values of which there are a few. */
    static <E> TextForm<E> choice(E[] values, Function<E, String> name) {
        Map<String, E> byName = new LinkedHashMap<>();
        for (E value : values) {
            byName.put(name.apply(value), value);
        }
        return new TextForm<>("one of " + byName.keySet(), byName::get, name);
    }

    /** The value that the name of a member stands for. */
    T named(JsonCursor member, String name) {
        return parse(member, name, "a name that is " + wanted);
    }

    private T parse(JsonCursor place, String text, String description) {
        return place.refusing(cursor -> {
            T value = parse.apply(text);
            if (value == null) {
                throw new JsonFormException(cursor.path(), "wanted " + description + ", found " + Shown.text(text));
            }
            return value;
        });
    }

    String print(T value) {
        return print.apply(value);
    }

    @Override
    public void write(T value, Sink out) throws IOException {
        out.generator().writeString(print.apply(value));
    }

    @Override
    public T read(Source in) {
        return parse(in.cursor(), in.cursor().text(wanted), wanted);
    }
}
