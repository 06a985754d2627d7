package io.credits.tax;

/**
 * Tells that a billing detail is refused; the message names the field and what was wanted, never what was found [R21].
 */
public final class InvalidBillingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The code of the refusal. */
    private final Reason reason;

    /** The name of the refused field. */
    private final String field;

    /** Tells which public code a refused billing detail carries. */
    public enum Reason {
        /** The text is no valid GSTIN [R26]. */
        INVALID_GSTIN,
        /** The text contains what looks like a payment card number [R21]. */
        SENSITIVE_DATA,
        /** The field is missing, too long, or contradicts another. */
        INVALID_ARGUMENT
    }

    /**
     * Creates the exception.
     *
     * @param reason the code of the refusal
     * @param field the name of the refused field
     * @param wanted what would have been accepted
     */
    public InvalidBillingException(Reason reason, String field, String wanted) {
        super(field + ": wanted " + wanted + ", found something else");
        this.reason = reason;
        this.field = field;
    }

    /**
     * Returns the public code of the refusal.
     *
     * @return INVALID_GSTIN, SENSITIVE_DATA or INVALID_ARGUMENT
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Returns which field is refused.
     *
     * @return the field's name
     */
    public String field() {
        return field;
    }
}
