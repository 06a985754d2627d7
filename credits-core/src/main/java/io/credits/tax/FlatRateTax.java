package io.credits.tax;

import io.credits.amount.Percentage;
import java.util.Map;

/**
 * One tax at one rate on every sale.
 *
 * @param name the tax, for example {@code VAT}
 * @param rate its rate on the taxable amount
 */
public record FlatRateTax(String name, Percentage rate) {

    /**
     * Checks the name.
     *
     * @param name the tax, for example {@code VAT}
     * @param rate its rate on the taxable amount
     * throws @throws InvalidBillingException if the name is empty or too long
     */
    public FlatRateTax {
        FreeText.require("name", name, 50);
    }

    /**
     * Assesses a sale.
     *
     * @param question who sells what to whom; only the price is looked at
     * @return one line
     */
    public TaxAssessment assess(TaxQuestion question) {
        return TaxAssessment.of(question.amount(), question.inclusive(), Map.of(name, rate));
    }
}
