package io.credits.rating;

import io.credits.amount.InvalidAmountException;
import io.credits.amount.PlainDecimal;
import io.credits.amount.Quantity;
import java.math.BigDecimal;

/** The limits of the numbers in a rate, and their canonical form, so that equal rates are equal objects. */
final class RateNumber {

    private RateNumber() {}

    /** Checks a number of credits: zero or more, at most {@link Rate#MAX_PRICE}. */
    static BigDecimal price(String argument, BigDecimal credits) {
        if (credits.compareTo(Rate.MAX_PRICE) > 0) {
            throw InvalidAmountException.overflow(argument, "at most " + Rate.MAX_PRICE + " credits", credits);
        }
        if (credits.signum() < 0) {
            throw InvalidAmountException.invalid(argument, "0 or more credits", credits);
        }
        return fineEnough(argument, credits, Rate.MAX_DECIMALS);
    }

    /** Checks a number of units that bounds a tier or fills a block: more than zero, within the limits of a quantity. */
    static BigDecimal size(String argument, BigDecimal units) {
        if (units.compareTo(Quantity.MAX.value()) > 0) {
            throw InvalidAmountException.overflow(argument, "at most " + Quantity.MAX, units);
        }
        if (units.signum() <= 0) {
            throw InvalidAmountException.invalid(argument, "more than 0", units);
        }
        return fineEnough(argument, units, Quantity.MAX_DECIMALS);
    }

    private static BigDecimal fineEnough(String argument, BigDecimal number, int decimals) {
        BigDecimal canonical = PlainDecimal.canonical(number);
        if (canonical.scale() > decimals) {
            throw InvalidAmountException.invalid(argument, "at most " + decimals + " decimals", canonical);
        }
        return canonical;
    }
}
