package io.credits.report;

import io.credits.ledger.PaidValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What became of the money paid for an account's credits, to the minor unit; the parts always sum to what was sold [R30].
 *
 * @param sold the value of all paid credits issued
 * @param spent the value of those used up
 * @param expired the value of those that lapsed (breakage)
 * @param remaining the value not yet used up
 */
public record DeferredValue(Money sold, Money spent, Money expired, Money remaining) {

    /**
     * Rounds exact totals so that the parts still sum.
     *
     * @param value the exact totals
     * @param currency their currency
     * @return the value by the largest remainder, ties to the larger part [R3]
     */
    public static DeferredValue of(PaidValue value, CurrencyUnit currency) {
        Money sold = Money.of(currency, value.sold(), RoundingMode.HALF_UP);
        BigDecimal[] parts = {value.spent(), value.expired(), value.remaining()};
        long[] minor = LargestRemainder.split(sold.getAmountMinorLong(), scaled(parts, currency.getDecimalPlaces()));
        return new DeferredValue(
                sold,
                Money.ofMinor(currency, minor[0]),
                Money.ofMinor(currency, minor[1]),
                Money.ofMinor(currency, minor[2]));
    }

    private static BigDecimal[] scaled(BigDecimal[] parts, int decimals) {
        BigDecimal[] scaled = new BigDecimal[parts.length];
        for (int i = 0; i < parts.length; i++) {
            scaled[i] = parts[i].movePointRight(decimals);
        }
        return scaled;
    }
}
