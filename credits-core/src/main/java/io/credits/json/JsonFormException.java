package io.credits.json;

/**
 * Thrown when a JSON text has not the form that is wanted; the message begins with the JSON path of what is wrong.
 *
 * <p>For example {@code $.rateCards[0].versions[1].rates[2].perUnit: wanted a plain decimal string, found -1}. Where a
 * value refused its own arguments, that refusal is the {@linkplain #getCause() cause}. Nothing has been changed when it is
 * thrown.
 */
public final class JsonFormException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The JSON path. */
    private final String path;

    JsonFormException(String path, String problem) {
        super(path + ": " + problem);
        this.path = path;
    }

    JsonFormException(String path, String problem, Throwable cause) {
        super(path + ": " + problem, cause);
        this.path = path;
    }

    /**
     * Returns where in the text the problem is.
     *
     * @return a JSON path that begins with {@code $}, the whole text
     */
    public String path() {
        return path;
    }
}
