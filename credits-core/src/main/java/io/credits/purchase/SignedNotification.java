package io.credits.purchase;

/**
 * What a payment provider sent by itself, as it came in: nothing in it is to be believed before its signature is checked.
 *
 * @param body the body's text, exactly as received
 * @param signature the header in which the provider signs, exactly as received; empty if it is missing
 */
public record SignedNotification(String body, String signature) {

    /** Shows sizes only: the body is not ours, and not checked. */
    @Override
    public String toString() {
        return "SignedNotification[" + body.length() + " characters]";
    }
}
