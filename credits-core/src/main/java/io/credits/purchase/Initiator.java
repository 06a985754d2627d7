package io.credits.purchase;

/** Who started a purchase. */
public enum Initiator {
    /** A buyer who is present and can try again. */
    BUYER,
    /** A standing purchase, at an occurrence of its schedule. */
    STANDING,
    /** A standing purchase, at an occurrence that its mandate does not cover: the buyer must act, and can try again. */
    STANDING_BEYOND_MANDATE,
    /** An automatic top-up. */
    TOP_UP;

    /**
     * Tells whether a declined payment is tried again by policy.
     *
     * @return true unless a buyer is present or has to come
     */
    public boolean isAutomatic() {
        return this == STANDING || this == TOP_UP;
    }
}
