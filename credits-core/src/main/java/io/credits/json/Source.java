package io.credits.json;

import org.jspecify.annotations.Nullable;

/**
 * Where forms read from.
 *
 * @param cursor the place in the text
 * @param context what is understood
 */
record Source(JsonCursor cursor, FormContext context) {

    /** Reads a member that must be there. */
    <T> T member(String name, Form<T> form) {
        return form.read(new Source(cursor.member(context.name(name)), context));
    }

    /** Reads a member; null if it is absent. */
    <T> @Nullable T optional(String name, Form<T> form) {
        JsonCursor found = cursor.find(context.name(name)).orElse(null);
        return found == null ? null : form.read(new Source(found, context));
    }

    /** Reads a member; its usual value if it is absent. */
    <T> T or(T usual, String name, Form<T> form) {
        T found = optional(name, form);
        return found == null ? usual : found;
    }
}
