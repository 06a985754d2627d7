package io.credits.json;

import java.io.IOException;

/**
 * The form of a value that is a JSON object; its members can also stand among those of another object.
 *
 * @param <T> the type
 */
abstract class ObjectForm<T> implements Form<T> {

    /** Writes the members into the object that is open. */
    abstract void writeMembers(T value, Sink out) throws IOException;

    /** Reads the members from an object that may have others. */
    abstract T readMembers(Source in);

    @Override
    public void write(T value, Sink out) throws IOException {
        out.generator().writeStartObject();
        writeMembers(value, out);
        out.generator().writeEndObject();
    }

    @Override
    public T read(Source in) {
        return in.cursor().object(cursor -> readMembers(in));
    }
}
