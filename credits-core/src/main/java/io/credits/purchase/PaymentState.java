package io.credits.purchase;

/**
 * What is known of a payment attempt [R22], in the order of knowledge.
 *
 * <p>Reports may come late, twice and in any order. An attempt's state is the furthest that was ever reported, so that
 * the answer, notifications and reconciliation come to the same end whatever their order: FAILED may become SUCCEEDED
 * (a late authorisation), nothing overwrites SUCCEEDED, and an old PENDING reopens nothing.
 */
public enum PaymentState {
    /** The gateway was asked, or was about to be, and no answer is known; ours, never the gateway's. */
    UNKNOWN,
    /** The buyer must do something first. */
    REQUIRES_ACTION,
    /** The gateway is at work. */
    PENDING,
    /** The money was not taken, as far as is known. */
    FAILED,
    /** The money was taken. */
    SUCCEEDED;

    /**
     * Tells whether the attempt may still take money without anything new being asked.
     *
     * @return true for UNKNOWN, REQUIRES_ACTION and PENDING
     */
    public boolean isOpen() {
        return compareTo(FAILED) < 0;
    }

    /**
     * Returns what is known after a report.
     *
     * @param reported the state that was reported
     * @return the further of the two
     */
    public PaymentState hearing(PaymentState reported) {
        return reported.compareTo(this) > 0 ? reported : this;
    }
}
