package io.credits.ledger;

import io.credits.amount.Credits;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What became of the money paid for an account's credits, by cost basis [R30].
 *
 * <p>Kept as running totals with {@value #SCALE} decimals; what remains is defined as sold minus spent minus expired, so
 * the parts always sum to what was sold.
 *
 * @param sold the value of all paid credits ever issued
 * @param spent the value of those that paid for usage or repaid debt
 * @param expired the value of those that lapsed or were voided (breakage)
 */
public record PaidValue(BigDecimal sold, BigDecimal spent, BigDecimal expired) {

    /** Decimals kept beyond any currency's minor unit. */
    public static final int SCALE = 12;

    /** Nothing sold yet. */
    public static final PaidValue NONE = new PaidValue(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /**
     * Creates the totals in canonical form, so that equal amounts are equal values.
     *
     * @param sold the value of all paid credits ever issued
     * @param spent the value of those that paid for usage or repaid debt
     * @param expired the value of those that lapsed or were voided (breakage)
     */
    public PaidValue {
        sold = canonical(sold);
        spent = canonical(spent);
        expired = canonical(expired);
    }

    /**
     * Returns the value of paid credits not yet used up: deferred revenue.
     *
     * @return sold minus spent minus expired
     */
    public BigDecimal remaining() {
        return canonical(sold.subtract(spent).subtract(expired));
    }

    /**
     * Values credits of a grant at its cost basis.
     *
     * @param grant the grant
     * @param credits credits of it
     * @return the money, zero for a grant that cost nothing
     */
    static BigDecimal of(Grant grant, Credits credits) {
        return grant.costBasis() == null
                ? BigDecimal.ZERO
                : grant.costBasis().valueOf(credits, SCALE, RoundingMode.HALF_EVEN);
    }

    PaidValue selling(BigDecimal money) {
        return money.signum() == 0 ? this : new PaidValue(sold.add(money), spent, expired);
    }

    PaidValue spending(BigDecimal money) {
        return money.signum() == 0 ? this : new PaidValue(sold, spent.add(money), expired);
    }

    PaidValue expiring(BigDecimal money) {
        return money.signum() == 0 ? this : new PaidValue(sold, spent, expired.add(money));
    }

    private static BigDecimal canonical(BigDecimal money) {
        return money.signum() == 0 ? BigDecimal.ZERO : money.stripTrailingZeros();
    }
}
