package io.credits.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of the lines of a text so far, each with its line feed, in UTF-8. Used by one thread. */
final class LineDigest {

    private final MessageDigest digest;

    LineDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    void add(String line) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    /** The digest in hex; nothing can be added any more. */
    String ended() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
