package io.credits.json;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads an export line by line, of which none may be longer than a JSON text from outside. Lives within one reading. */
final class ExportLines {

    private final Reader from;
    private final char[] buffer = new char[8_192];
    private int at;
    private int end;
    private LineDigest digest = new LineDigest();
    private long number;
    private @Nullable String last;

    ExportLines(Reader from) {
        this.from = from;
    }

    /** Begins the next text, which has a digest of its own. */
    void begin() {
        digest = new LineDigest();
        last = null;
    }

    <T> T next(Class<T> type, FormContext context) throws IOException {
        number++;
        if (last != null) {
            digest.add(last);
        }
        String line = line();
        last = line;
        T value;
        try {
            value = Forms.of(type).read(new Source(JsonCursor.parse(line), context));
        } catch (JsonFormException malformed) {
            throw new ExportFormatException(number, String.valueOf(malformed.getMessage()), malformed);
        }
        // What follows from the rest is written for people and passed over by forms; here it has to be right too.
        if (!JsonText.write(Forms.of(type), value, context).equals(line)) {
            throw refused("wanted the line as it was written, found it in another form");
        }
        return value;
    }

    /** The digest of all lines before the last one read; to be asked once. */
    String digest() {
        return digest.ended();
    }

    ExportFormatException refused(String problem) {
        return new ExportFormatException(number, problem, null);
    }

    void requireEnd() throws IOException {
        number++;
        if (!atEnd()) {
            throw refused("wanted the end of the text, found more");
        }
    }

    boolean atEnd() throws IOException {
        if (at == end) {
            fill();
        }
        return end == 0;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = read(); c != '\n'; c = read()) {
            if (c < 0) {
                throw refused("wanted a line that ends with a line feed, found the end of the text");
            }
            if (line.length() == JsonCursor.MAX_LENGTH) {
                throw refused("wanted at most " + JsonCursor.MAX_LENGTH + " characters, found more");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private int read() throws IOException {
        return atEnd() ? -1 : buffer[at++];
    }

    private void fill() throws IOException {
        at = 0;
        end = Math.max(0, from.read(buffer, 0, buffer.length));
    }
}
