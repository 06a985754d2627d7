package io.credits.examples.host.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proves that a notification comes from the provider and is not an old one sent again: {@code t=<seconds>,v1=<hex>}. */
final class HookSignature {

    static final String HEADER = "Sandbox-Signature";
    static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern FORM = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");

    private final byte[] secret;

    HookSignature(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    String sign(String body, Instant now) {
        long seconds = now.getEpochSecond();
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(code(seconds, body));
    }

    boolean isValid(String header, String body, Instant now) {
        Matcher parts = FORM.matcher(header);
        if (!parts.matches()) {
            return false;
        }
        long seconds = Long.parseLong(parts.group(1));
        Duration age = Duration.between(Instant.ofEpochSecond(seconds), now).abs();
        // Compared in constant time: how long a comparison takes must not tell how much of it was right.
        return age.compareTo(TOLERANCE) <= 0
                && MessageDigest.isEqual(HexFormat.of().parseHex(parts.group(2)), code(seconds, body));
    }

    private byte[] code(long seconds, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}
