package io.credits.tax;

import io.credits.amount.Percentage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/**
 * The taxes of one sale; taxable amount and taxes always sum to the total [R3].
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param taxable the amount without tax
 * @param lines the taxes, in the order in which the receipt names them
 * @param total taxable amount and taxes
 * @param treatment why it is taxed so
 */
public record TaxAssessment(Money taxable, List<TaxLine> lines, Money total, TaxTreatment treatment) {

    /**
     * Copies the lines and checks that the parts sum.
     *
     * @param taxable the amount without tax
     * @param lines the taxes, in the order in which the receipt names them
     * @param total taxable amount and taxes
     * @param treatment why it is taxed so
     * throws @throws IllegalArgumentException if taxable amount and taxes do not sum to the total, or one is negative
     */
    public TaxAssessment {
        lines = List.copyOf(lines);
        Money sum = taxable;
        for (TaxLine line : lines) {
            sum = sum.plus(line.amount());
            if (line.amount().isNegative()) {
                throw new IllegalArgumentException("lines: wanted no negative tax, found " + line.amount());
            }
        }
        if (taxable.isNegative() || !sum.equals(total)) {
            throw new IllegalArgumentException("total: wanted " + sum + ", found " + total);
        }
    }

    /**
     * Assesses a sale on which no tax is due.
     *
     * @param amount the price
     * @param treatment why
     * @return an assessment without lines
     */
    public static TaxAssessment untaxed(Money amount, TaxTreatment treatment) {
        return new TaxAssessment(amount, List.of(), amount, treatment);
    }

    /**
     * Computes the taxes of a price [R3]: each rounded half up to the minor unit by itself. A price with the tax in it is
     * the total, and the taxable amount is what the taxes leave of it.
     *
     * @param amount the price after discounts
     * @param inclusive whether the price has the tax in it already
     * @param rates the taxes by name, in the order of their lines
     * @return the assessment
     */
    public static TaxAssessment of(Money amount, boolean inclusive, Map<String, Percentage> rates) {
        BigDecimal whole = BigDecimal.valueOf(100);
        for (Percentage rate : rates.values()) {
            whole = whole.add(rate.value());
        }
        List<TaxLine> lines = new ArrayList<>(rates.size());
        Money taxes = Money.zero(amount.getCurrencyUnit());
        for (Map.Entry<String, Percentage> head : rates.entrySet()) {
            Percentage rate = head.getValue();
            Money tax = inclusive ? within(amount, rate, whole) : on(amount, rate);
            lines.add(new TaxLine(head.getKey(), rate, tax));
            taxes = taxes.plus(tax);
        }
        Money taxable = inclusive ? amount.minus(taxes) : amount;
        return new TaxAssessment(taxable, lines, taxable.plus(taxes), TaxTreatment.ORDINARY);
    }

    /**
     * Returns all taxes together.
     *
     * @return total less taxable amount
     */
    public Money tax() {
        return total.minus(taxable);
    }

    private static Money on(Money taxable, Percentage rate) {
        return Money.of(taxable.getCurrencyUnit(), rate.portionOf(taxable.getAmount()), RoundingMode.HALF_UP);
    }

    /** Rounds once: the quotient is taken to the minor unit directly. */
    private static Money within(Money gross, Percentage rate, BigDecimal whole) {
        BigDecimal tax = gross.getAmount()
                .multiply(rate.value())
                .divide(whole, gross.getCurrencyUnit().getDecimalPlaces(), RoundingMode.HALF_UP);
        return Money.of(gross.getCurrencyUnit(), tax);
    }
}
