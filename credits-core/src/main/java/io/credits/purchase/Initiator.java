package io.credits.purchase;

/** Who started a purchase. */
public enum Initiator {
    /** A buyer who is present and can try again. */
    BUYER,
    /** A standing purchase, at an occurrence of its schedule. */
    STANDING,
    /** An automatic top-up. */
    TOP_UP;

    /**
     * Tells whether a declined payment is tried again by policy.
     *
     * @return true unless a buyer is present
     */
    public boolean isAutomatic() {
        return this != BUYER;
    }
}
