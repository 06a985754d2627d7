package io.credits.json;

import java.io.IOException;
import java.io.Writer;

/** Writes an export line by line. Lives within one writing. */
final class LinesWriter {

    private final Writer to;
    private final LineDigest digest = new LineDigest();

    LinesWriter(Writer to) {
        this.to = to;
    }

    <T> void write(Class<T> type, T value) throws IOException {
        String line = JsonText.write(Forms.of(type), value, FormContext.FULL);
        digest.add(line);
        to.write(line);
        to.write('\n');
    }

    /** The digest of all lines so far; to be asked once. */
    String digest() {
        return digest.ended();
    }
}
