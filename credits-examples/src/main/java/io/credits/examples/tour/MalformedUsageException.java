package io.credits.examples.tour;

/** A usage file that cannot be read; the message names file, line, column, what was wanted and what was found. */
public final class MalformedUsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message file, line, column, what was wanted and what was found
     */
    public MalformedUsageException(String message) {
        super(message);
    }
}
