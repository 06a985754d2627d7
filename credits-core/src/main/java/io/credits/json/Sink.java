package io.credits.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where forms write to.
 *
 * @param generator takes the tokens
 * @param context what is understood
 */
record Sink(JsonGenerator generator, FormContext context) {

    /** Writes a member. */
    <T> void member(String name, Form<T> form, T value) throws IOException {
        entry(context.name(name), form, value);
    }

    /** Writes a member whose name is a part of the value, as a key of a map is. */
    <T> void entry(String name, Form<T> form, T value) throws IOException {
        generator.writeFieldName(name);
        form.write(value, this);
    }

    /** Writes a member that has a value. */
    <T> void optional(String name, Form<T> form, @Nullable T value) throws IOException {
        if (value != null) {
            member(name, form, value);
        }
    }

    /** Writes a member, unless it has its usual value and only the unusual is wanted. */
    <T> void unless(T usual, String name, Form<T> form, T value) throws IOException {
        if (!context.sparse() || !value.equals(usual)) {
            member(name, form, value);
        }
    }
}
