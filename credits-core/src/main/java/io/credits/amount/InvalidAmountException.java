package io.credits.amount;

import java.util.Objects;

/**
 * Thrown when a number or a text is not an amount that the library can hold exactly [R1].
 *
 * <p>The message names the argument, what was wanted and what was found; {@link #reason()} is the public code of the
 * refusal. Nothing has been changed when it is thrown.
 */
public final class InvalidAmountException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The code of the refusal. */
    private final Reason reason;

    /** Tells which of the two public codes a refused amount carries. */
    public enum Reason {
        /** The text is no plain decimal, or the number is too fine, negative or zero where that is not allowed. */
        INVALID_AMOUNT,
        /** The number is beyond a documented limit. */
        OVERFLOW
    }

    /**
     * Creates the exception.
     *
     * @param reason the public code of the refusal
     * @param message the argument's name, what was wanted and what was found
     */
    public InvalidAmountException(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * Returns the public code of the refusal.
     *
     * @return INVALID_AMOUNT or OVERFLOW
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Says that an argument is no valid amount.
     *
     * @param argument the argument's name
     * @param wanted what would have been accepted
     * @param found what was given instead
     * @return the exception, to be thrown by the caller
     */
    public static InvalidAmountException invalid(String argument, String wanted, Object found) {
        return new InvalidAmountException(Reason.INVALID_AMOUNT, message(argument, wanted, found));
    }

    /**
     * Says that an argument is beyond a documented limit.
     *
     * @param argument the argument's name
     * @param wanted the limit
     * @param found what was given instead
     * @return the exception, to be thrown by the caller
     */
    public static InvalidAmountException overflow(String argument, String wanted, Object found) {
        return new InvalidAmountException(Reason.OVERFLOW, message(argument, wanted, found));
    }

    private static String message(String argument, String wanted, Object found) {
        return argument + ": wanted " + wanted + ", found " + found;
    }
}
