package io.credits.rating;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.amount.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * What one usage costs and why: the line and version that priced it, the exact product and its one rounding [R2].
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param credits the charge, rounded to a micro
 * @param exact the charge before rounding, in credits
 * @param line the line that priced it
 * @param version the instant from which the line's version is in force, which is the version's name
 * @param rounding how the exact charge was rounded
 * @param already what the same line had counted in the period before; zero unless the rate is cumulative
 */
public record Charge(
        Credits credits, BigDecimal exact, RateLine line, Instant version, RoundingMode rounding, Quantity already) {

    /**
     * Prices a quantity by a line and rounds once to a micro.
     *
     * @param version the rate-card version that the line belongs to
     * @param line the line
     * @param already what the line had counted in the period before; looked at only by a cumulative rate
     * @param quantity the quantity
     * @return the charge
     * @throws InvalidAmountException with OVERFLOW if the charge is more than one operation may move
     */
    public static Charge of(RateCardVersion version, RateLine line, Quantity already, Quantity quantity) {
        BigDecimal exact = line.rate().exact(already, quantity);
        if (exact.compareTo(Rate.MAX_PRICE) > 0) {
            throw InvalidAmountException.overflow("charge", "at most " + Credits.MAX_OPERATION + " credits", exact);
        }
        BigDecimal micros = exact.scaleByPowerOfTen(Credits.DECIMALS).setScale(0, version.rounding());
        Credits credits = Credits.ofMicros(micros.longValueExact());
        return new Charge(credits, exact, line, version.from(), version.rounding(), already);
    }
}
