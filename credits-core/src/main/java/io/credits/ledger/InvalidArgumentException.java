package io.credits.ledger;

/**
 * Tells that an argument makes no sense whatever the account's state; thrown before anything is looked up [R1].
 *
 * <p>What depends on the account is not an exception but a {@link Rejection}.
 */
public final class InvalidArgumentException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The public name of the fault. */
    private final RejectionCode code;

    /** Which argument is wrong. */
    private final String argument;

    /**
     * Creates the exception.
     *
     * @param code the public name of the fault
     * @param argument which argument is wrong
     * @param wanted what is allowed
     * @param found what was given; never a secret
     */
    public InvalidArgumentException(RejectionCode code, String argument, String wanted, String found) {
        super(argument + ": wanted " + wanted + ", found " + found);
        this.code = code;
        this.argument = argument;
    }

    /**
     * Returns the public name of the fault.
     *
     * @return the code
     */
    public RejectionCode code() {
        return code;
    }

    /**
     * Returns the argument that is wrong.
     *
     * @return its name
     */
    public String argument() {
        return argument;
    }
}
