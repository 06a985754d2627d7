package io.credits.tax;

/** No tax on any sale. */
public record NoTax() {

    /**
     * Assesses a sale.
     *
     * @param question who sells what to whom; only the price is looked at
     * @return no line
     */
    public TaxAssessment assess(TaxQuestion question) {
        return TaxAssessment.untaxed(question.amount(), TaxTreatment.ORDINARY);
    }
}
