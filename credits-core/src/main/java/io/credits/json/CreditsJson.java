package io.credits.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The library's values as JSON text, without a mapper of the host's: the canonical form that terms are stored and named by.
 *
 * <p>Members that have their usual value are left out, maps are ordered, and there is no white space: equal values have the
 * same text, in every process and locale. All methods are pure and safe for use by several threads.
 */
public final class CreditsJson {

    private CreditsJson() {}

    /**
     * Writes a value in its canonical form.
     *
     * @param value any public value of the library but an account, for example a plan or a rate-card version
     * @return the text
     * @throws IllegalArgumentException if the type has no JSON form
     */
    public static String write(Object value) {
        return JsonText.write(Forms.of(classOf(value)), value, FormContext.SPARSE);
    }

    /**
     * Reads a value in any of its forms.
     *
     * @param json the text, of any length; a text from outside is read by {@link JsonCursor#parse(String)}, which has limits
     * @param type the value's type
     * @param <T> the value's type
     * @return the value
     * @throws JsonFormException if the text is not the form of such a value
     * @throws IllegalArgumentException if the type has no JSON form
     */
    public static <T> T read(String json, Class<T> type) {
        return JsonCursor.of(JsonText.own(json)).as(type);
    }

    /**
     * Names a value by its content.
     *
     * @param value any public value of the library but an account
     * @return the SHA-256 of its canonical form as 64 lower-case hexadecimal digits; equal for equal values
     * @throws IllegalArgumentException if the type has no JSON form
     */
    public static String contentHash(Object value) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(write(value).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @SuppressWarnings("unchecked") // the class of an object is one of its type
    private static Class<Object> classOf(Object value) {
        return (Class<Object>) value.getClass();
    }
}
