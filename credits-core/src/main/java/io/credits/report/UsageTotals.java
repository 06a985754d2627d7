package io.credits.report;

import io.credits.amount.Credits;
import io.credits.amount.PlainDecimal;
import java.math.BigDecimal;

/**
 * What some usage adds up to, reversals already taken off [R15].
 *
 * @param credits credits paid, debt included
 * @param quantity units used; amounts that were debited count none
 * @param money the value at cost basis of the credits that grants paid, exactly
 * @param events how many debits, without those wholly reversed
 */
public record UsageTotals(Credits credits, BigDecimal quantity, BigDecimal money, long events) {

    /** Nothing was used. */
    public static final UsageTotals NONE = new UsageTotals(Credits.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0);

    /**
     * Creates totals in canonical form, so that equal amounts are equal values.
     *
     * @param credits credits paid, debt included
     * @param quantity units used
     * @param money the value at cost basis
     * @param events how many debits
     */
    public UsageTotals {
        quantity = PlainDecimal.canonical(quantity);
        money = PlainDecimal.canonical(money);
    }

    /**
     * Adds other usage.
     *
     * @param other the other totals
     * @return the sum
     */
    public UsageTotals plus(UsageTotals other) {
        return new UsageTotals(
                credits.plus(other.credits),
                quantity.add(other.quantity),
                money.add(other.money),
                Math.addExact(events, other.events));
    }

    /**
     * Tells whether nothing was used, or nothing is left of what was.
     *
     * @return true for no debit that is not wholly reversed; what may remain of the money then is rounding
     */
    public boolean isNothing() {
        return credits.isZero() && quantity.signum() == 0 && events == 0;
    }
}
