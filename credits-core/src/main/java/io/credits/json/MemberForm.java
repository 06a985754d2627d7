package io.credits.json;

import java.io.IOException;

/**
 * The form of one member of a family: it says which member it is, and reading refuses the others.
 *
 * @param family the form of the family
 * @param type the member
 * @param <T> the member
 */
record MemberForm<T>(Form<Object> family, Class<T> type) implements Form<T> {

    @Override
    public void write(T value, Sink out) throws IOException {
        family.write(value, out);
    }

    @Override
    public T read(Source in) {
        Object value = family.read(in);
        if (!type.isInstance(value)) {
            throw new JsonFormException(
                    in.cursor().path(),
                    "wanted a " + type.getSimpleName() + ", found a "
                            + value.getClass().getSimpleName());
        }
        return type.cast(value);
    }
}
