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
    TOP_UP,
    /** An automatic top-up that its mandate does not cover: the buyer must act, and can try again. */
    TOP_UP_BEYOND_MANDATE;

    /**
     * Tells whether an automatic top-up started the purchase.
     *
     * @return true for top-ups, covered by their mandate or not
     */
    public boolean isTopUp() {
        return this == TOP_UP || this == TOP_UP_BEYOND_MANDATE;
    }

    /**
     * Tells whether the buyer must act since the mandate does not cover the debit.
     *
     * @return true for debits beyond a mandate's limit
     */
    public boolean isBeyondMandate() {
        return this == STANDING_BEYOND_MANDATE || this == TOP_UP_BEYOND_MANDATE;
    }

    /**
     * Tells whether a declined payment is tried again by policy.
     *
     * @return true unless a buyer is present or has to come
     */
    public boolean isAutomatic() {
        return this == STANDING || this == TOP_UP;
    }
}
