package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.plan.Timetable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The limits of one operation's arguments, checked before anything is looked up [R1]. */
final class Operation {

    private Operation() {}

    static void requirePositive(String argument, Credits credits) {
        if (!credits.isPositive()) {
            throw InvalidAmountException.invalid(argument, "more than 0", credits);
        }
        credits.withinOperation(argument);
    }

    /**
     * Cuts an instant to microseconds [R18] and keeps it within what every database and calendar can hold.
     *
     * @throws InvalidArgumentException if it is beyond the years 1 to 9999
     */
    static Instant instant(String argument, Instant instant) {
        Instant micros = instant.truncatedTo(ChronoUnit.MICROS);
        if (micros.isBefore(Timetable.EARLIEST) || micros.isAfter(Timetable.LATEST)) {
            throw new InvalidArgumentException(
                    RejectionCode.INVALID_ARGUMENT,
                    argument,
                    Timetable.EARLIEST + " to " + Timetable.LATEST,
                    instant.toString());
        }
        return micros;
    }
}
