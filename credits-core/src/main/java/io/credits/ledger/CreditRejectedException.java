package io.credits.ledger;

/** Thrown by the verbs that throw where their twins answer: the command was refused and nothing was written. */
public final class CreditRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    /**
     * Creates the exception.
     *
     * @param rejection why the command was refused
     */
    public CreditRejectedException(Rejection rejection) {
        super(rejection.message());
        this.rejection = rejection;
    }

    /**
     * Returns why the command was refused, with account, wanted and found amounts.
     *
     * @return the reason
     */
    public Rejection rejection() {
        return rejection;
    }

    /**
     * Returns the public name of the reason.
     *
     * @return the code
     */
    public RejectionCode code() {
        return rejection.code();
    }
}
