package io.credits.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * A link of an account's hash chain: the first 128 bits of SHA-256, written as 32 lower-case hexadecimal digits.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record Hash(long high, long low) {

    /** How many bytes a hash has. */
    public static final int BYTES = 2 * Long.BYTES;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final int DIGITS = 2 * BYTES;

    static Hash ofDigest(byte[] digest) {
        return new Hash((long) LONGS.get(digest, 0), (long) LONGS.get(digest, Long.BYTES));
    }

    /**
     * Reads the text form.
     *
     * @param text 32 lower-case hexadecimal digits
     * @return the hash
     * @throws InvalidArgumentException if the text is anything else
     */
    public static Hash parse(String text) {
        boolean wellFormed = text.length() == DIGITS;
        for (int i = 0; wellFormed && i < DIGITS; i++) {
            char c = text.charAt(i);
            wellFormed = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        if (!wellFormed) {
            throw refused("32 lower-case hexadecimal digits", "other text");
        }
        return ofDigest(HexFormat.of().parseHex(text));
    }

    /**
     * Reads the 16 bytes.
     *
     * @param bytes sixteen bytes
     * @return the hash
     * @throws InvalidArgumentException if there are not sixteen
     */
    public static Hash ofBytes(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw refused(BYTES + " bytes", bytes.length + " bytes");
        }
        return ofDigest(bytes);
    }

    /**
     * Returns the 16 bytes.
     *
     * @return a new array
     */
    public byte[] toBytes() {
        byte[] bytes = new byte[BYTES];
        LONGS.set(bytes, 0, high);
        LONGS.set(bytes, Long.BYTES, low);
        return bytes;
    }

    /**
     * Returns the digits, which {@link #parse} reads back.
     *
     * @return 32 lower-case hexadecimal digits
     */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(toBytes());
    }

    private static InvalidArgumentException refused(String wanted, String found) {
        return new InvalidArgumentException(RejectionCode.INVALID_ARGUMENT, "hash", wanted, found);
    }
}
