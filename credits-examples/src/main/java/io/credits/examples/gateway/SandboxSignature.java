package io.credits.examples.gateway;

import io.credits.purchase.SignedNotification;
import io.credits.purchase.UntrustedNotificationException;
import io.credits.purchase.UntrustedNotificationException.Reason;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs notifications and checks them as payment providers do: {@code t=SECONDS,v1=HEX}, an HMAC-SHA-256 over the instant of
 * signing, a full stop and the body. While a secret is being changed there may be several {@code v1}, of which one must fit.
 *
 * <p>Signatures are compared in constant time. A notification is stale once it was signed longer ago than the tolerance, so
 * that a recorded one cannot be sent again later; within it, sending it again changes nothing. Immutable and safe for use by
 * several threads.
 */
public final class SandboxSignature {

    /** How far the instant of signing may lie from now, before or after. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    /**
     * Creates the signature of one who knows a secret.
     *
     * @param secret what the provider and the host agreed on
     */
    public SandboxSignature(String secret) {
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * Signs a notification.
     *
     * @param body its text
     * @param at when it is sent
     * @return the notification as it is received
     */
    public SignedNotification sign(String body, Instant at) {
        long seconds = at.getEpochSecond();
        return new SignedNotification(
                body, "t=" + seconds + ",v1=" + HexFormat.of().formatHex(code(seconds, body)));
    }

    /**
     * Refuses what is not signed with the secret; only what is signed is asked for its age.
     *
     * @param notification what was received
     * @param now when it was received
     * @throws UntrustedNotificationException if it is forged or stale
     */
    public void check(SignedNotification notification, Instant now) {
        long seconds = 0;
        List<byte[]> codes = new ArrayList<>();
        try {
            for (String part : notification.signature().split(",", -1)) {
                if (part.startsWith("t=")) {
                    seconds = Long.parseLong(part.substring(2));
                } else if (part.startsWith("v1=")) {
                    codes.add(HexFormat.of().parseHex(part.substring(3)));
                }
            }
        } catch (IllegalArgumentException unreadable) {
            throw new UntrustedNotificationException(Reason.FORGED);
        }
        byte[] wanted = code(seconds, notification.body());
        if (codes.stream().noneMatch(code -> MessageDigest.isEqual(code, wanted))) {
            throw new UntrustedNotificationException(Reason.FORGED);
        }
        Instant at = Instant.ofEpochSecond(seconds);
        if (Duration.between(at, now).abs().compareTo(TOLERANCE) > 0) {
            throw new UntrustedNotificationException(Reason.STALE);
        }
    }

    private byte[] code(long seconds, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
