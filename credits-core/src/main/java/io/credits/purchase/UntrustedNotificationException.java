package io.credits.purchase;

/**
 * Tells that a notification is not to be believed; the host answers it with a refusal, such as status 400, and forgets it.
 * The message repeats nothing of the notification.
 */
public final class UntrustedNotificationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Why it is not believed. */
    private final Reason reason;

    /** Why a notification is not believed. */
    public enum Reason {
        /** Its signature is missing, cannot be read, or is not one of the secret's over this body. */
        FORGED,
        /** It was signed too long ago, or in the future: it may have been recorded and sent again. */
        STALE,
        /** It is signed, and yet no notification of this provider. */
        MALFORMED
    }

    /**
     * Creates the exception.
     *
     * @param reason why it is not believed
     */
    public UntrustedNotificationException(Reason reason) {
        super("notification: wanted one signed by the gateway a short time ago, found one " + reason);
        this.reason = reason;
    }

    /**
     * Returns why the notification is not believed.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
