package io.credits.json;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a text is no sound export of an account; the message begins with the line.
 *
 * <p>For example {@code line 12: entry 11: its hash does not follow from its content and the entry before it}.
 */
public final class ExportFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The line. */
    private final long line;

    ExportFormatException(long line, String problem, @Nullable Throwable cause) {
        super("line " + line + ": " + problem, cause);
        this.line = line;
    }

    /**
     * Returns where in the text the problem is.
     *
     * @return the number of the line, from 1
     */
    public long line() {
        return line;
    }
}
