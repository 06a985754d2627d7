package io.credits.tax;

import io.credits.amount.Percentage;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * India's goods and services tax for a supplier in India [R26].
 *
 * <p>Within the supplier's state half the rate is CGST and half is SGST, or UTGST in a union territory without a
 * legislature; between states all of it is IGST. A buyer in a special economic zone owes full IGST unless the supplier
 * is configured to supply there zero-rated. A buyer billed in another country owes nothing: an export.
 *
 * @param rate the whole rate, for example 18
 * @param sezZeroRated whether supplies to special economic zones are zero-rated
 */
public record IndiaGst(Percentage rate, boolean sezZeroRated) {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /**
     * Checks that the rate can be halved.
     *
     * @param rate the whole rate, for example 18
     * @param sezZeroRated whether supplies to special economic zones are zero-rated
     * throws @throws IllegalArgumentException if half the rate has more decimals than a percentage may have
     */
    public IndiaGst {
        half(rate);
    }

    /**
     * Returns the rule at a rate, with full IGST for special economic zones.
     *
     * @param rate the whole rate, for example 18
     * @return the rule
     */
    public static IndiaGst at(Percentage rate) {
        return new IndiaGst(rate, false);
    }

    /**
     * Assesses a sale.
     *
     * @param question who sells what to whom; the supplier is in India
     * @return CGST and SGST, CGST and UTGST, IGST, or no line
     * @throws IllegalArgumentException if no supplier is named, or one without a state
     */
    public TaxAssessment assess(TaxQuestion question) {
        Supplier supplier = Objects.requireNonNull(question.supplier(), "supplier");
        BillingDetails billing = question.billing();
        PlaceOfSupply place = PlaceOfSupply.of(supplier, billing);
        IndianState state = place.state();
        if (state == null) {
            return TaxAssessment.untaxed(question.amount(), TaxTreatment.EXPORT);
        }
        boolean sez = billing != null && billing.sez();
        if (sez && sezZeroRated) {
            return TaxAssessment.untaxed(question.amount(), TaxTreatment.SEZ_ZERO_RATED);
        }
        boolean interState = sez || state != PlaceOfSupply.stateOf(supplier);
        return TaxAssessment.of(
                question.amount(), question.inclusive(), interState ? Map.of("IGST", rate) : within(state));
    }

    private Map<String, Percentage> within(IndianState state) {
        Map<String, Percentage> heads = new LinkedHashMap<>();
        heads.put("CGST", half(rate));
        heads.put(state.hasUnionTax() ? "UTGST" : "SGST", half(rate));
        return heads;
    }

    private static Percentage half(Percentage rate) {
        return new Percentage(rate.value().divide(TWO));
    }
}
