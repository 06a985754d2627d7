package io.credits.spi;

import io.credits.amount.Percentage;
import io.credits.tax.FlatRateTax;
import io.credits.tax.IndiaGst;
import io.credits.tax.NoTax;
import io.credits.tax.Supplier;
import io.credits.tax.TaxAssessment;
import io.credits.tax.TaxQuestion;
import org.jspecify.annotations.Nullable;

/**
 * Computes the taxes of a sale; a host with rules of its own plugs them in here.
 *
 * <p>Implementations are safe for use by several threads, answer the same to the same question and refuse nothing but bad
 * arguments. A host's own service may be asked on the way; it is asked once, when the quote is made, and never inside a
 * store's work.
 */
@FunctionalInterface
public interface TaxCalculator {

    /**
     * Assesses a sale.
     *
     * @param question who sells what to whom
     * @return the taxes
     */
    TaxAssessment assess(TaxQuestion question);

    /**
     * Returns the rule that fits a supplier [R26]: {@link IndiaGst} in India, elsewhere {@link FlatRateTax}, and {@link
     * NoTax} without a tax rate.
     *
     * @param supplier who sells, or null
     * @return the rule
     */
    static TaxCalculator of(@Nullable Supplier supplier) {
        Percentage rate = supplier == null ? null : supplier.taxPercent();
        if (supplier == null || rate == null) {
            return new NoTax()::assess;
        }
        return supplier.country().equals("IN") ? IndiaGst.at(rate)::assess : new FlatRateTax("Tax", rate)::assess;
    }
}
