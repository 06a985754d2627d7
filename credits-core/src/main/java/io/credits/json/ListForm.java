package io.credits.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The form of a list: a JSON array.
 *
 * @param element the form of its elements
 * @param <T> their type
 */
record ListForm<T>(Form<T> element) implements Form<List<T>> {

    @Override
    public void write(List<T> values, Sink out) throws IOException {
        out.generator().writeStartArray();
        for (T value : values) {
            element.write(value, out);
        }
        out.generator().writeEndArray();
    }

    @Override
    public List<T> read(Source in) {
        List<T> values = new ArrayList<>();
        for (JsonCursor place : in.cursor().elements()) {
            values.add(element.read(new Source(place, in.context())));
        }
        return List.copyOf(values);
    }
}
