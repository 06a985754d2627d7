package io.credits.json;

import java.io.IOException;

/**
 * How values of a type stand in JSON. Writing and reading are described together, and for all readers: hosts, stores and
 * catalogues.
 *
 * @param <T> the type
 */
interface Form<T> {

    /** Writes a value. */
    void write(T value, Sink out) throws IOException;

    /** Reads a value; refuses anything else with its path. */
    T read(Source in);
}
