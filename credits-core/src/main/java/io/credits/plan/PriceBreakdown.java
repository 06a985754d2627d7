package io.credits.plan;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.amount.Percentage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What credits cost before tax, line by line [R3]: {@code taxable} is {@code subtotal} less the amounts of the discounts,
 * to the last minor unit.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param credits the credits to be bought
 * @param recurrence how often
 * @param version the instant from which the price-list version is in force
 * @param unitPrice the money for one credit, unrounded
 * @param subtotal credits × unit price, rounded half up to the currency's minor unit
 * @param discounts the discounts in the order they were taken, each of what the one before left
 * @param taxable the money left, zero or more
 */
public record PriceBreakdown(
        Credits credits,
        Recurrence recurrence,
        Instant version,
        BigDecimal unitPrice,
        Money subtotal,
        List<DiscountLine> discounts,
        Money taxable) {

    /**
     * Copies the discounts.
     *
     * @param credits the credits to be bought
     * @param recurrence how often
     * @param version the instant from which the price-list version is in force
     * @param unitPrice the money for one credit, unrounded
     * @param subtotal credits × unit price, rounded half up to the currency's minor unit
     * @param discounts the discounts in the order they were taken
     * @param taxable the money left, zero or more
     */
    public PriceBreakdown {
        discounts = List.copyOf(discounts);
    }

    /**
     * Returns all discounts together.
     *
     * @return subtotal less taxable
     */
    public Money discount() {
        return subtotal.minus(taxable);
    }

    static PriceBreakdown of(PriceListVersion version, Credits credits, Recurrence recurrence) {
        BigDecimal exact = credits.toBigDecimal().multiply(version.unitPrice());
        Money subtotal = Money.of(version.currency(), exact, RoundingMode.HALF_UP);
        List<DiscountLine> discounts = new ArrayList<>(2);
        Money rest = subtotal;
        Optional<VolumeDiscount> volume = version.volumeDiscountFor(credits);
        if (volume.isPresent() && !volume.get().percent().isZero()) {
            String rule = "volume:" + volume.get().atLeast();
            discounts.add(DiscountLine.of(rule, version.from(), volume.get().percent(), rest));
            rest = discounts.get(0).rest();
        }
        Percentage committed = version.recurrencePercent(recurrence);
        if (!committed.isZero()) {
            DiscountLine line = DiscountLine.of("recurrence:" + recurrence, version.from(), committed, rest);
            discounts.add(line);
            rest = line.rest();
        }
        boolean givenAway = discounts.stream().anyMatch(line -> line.percent().equals(Percentage.HUNDRED));
        if (rest.isZero() && !givenAway) {
            throw InvalidAmountException.invalid(
                    "credits", "an amount that costs at least one minor unit of " + version.currency(), credits);
        }
        return new PriceBreakdown(credits, recurrence, version.from(), version.unitPrice(), subtotal, discounts, rest);
    }
}
