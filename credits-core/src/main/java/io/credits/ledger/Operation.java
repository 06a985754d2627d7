package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;

/** The limits of one operation, checked before anything is looked up [R1]. */
final class Operation {

    private Operation() {}

    static void requirePositive(String argument, Credits credits) {
        if (!credits.isPositive()) {
            throw InvalidAmountException.invalid(argument, "more than 0", credits);
        }
        credits.withinOperation(argument);
    }
}
