package io.credits.ledger;

import java.util.HexFormat;

/**
 * A link of an account's hash chain: the first 128 bits of SHA-256, as 32 lower-case hexadecimal digits.
 *
 * @param value the digits
 */
public record Hash(String value) {

    private static final int DIGITS = 32;

    /**
     * Creates the hash.
     *
     * @param value the digits
     * /
     * @throws InvalidArgumentException if the text is not 32 lower-case hexadecimal digits
     */
    public Hash {
        boolean wellFormed = value.length() == DIGITS;
        for (int i = 0; wellFormed && i < DIGITS; i++) {
            char c = value.charAt(i);
            wellFormed = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        if (!wellFormed) {
            throw new InvalidArgumentException(
                    RejectionCode.INVALID_ARGUMENT, "hash", "32 lower-case hexadecimal digits", "other text");
        }
    }

    static Hash ofDigest(byte[] digest) {
        return new Hash(HexFormat.of().formatHex(digest, 0, DIGITS / 2));
    }

    /**
     * Returns the 16 bytes.
     *
     * @return a new array
     */
    public byte[] toBytes() {
        return HexFormat.of().parseHex(value);
    }

    /**
     * Reads the 16 bytes.
     *
     * @param bytes sixteen bytes
     * @return the hash
     * @throws InvalidArgumentException if there are not sixteen
     */
    public static Hash ofBytes(byte[] bytes) {
        return new Hash(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
