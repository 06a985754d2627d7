package io.credits.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.amount.Percentage;
import java.time.Instant;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaxTest {

    private static final CurrencyUnit INR = CurrencyUnit.of("INR");

    private static final IndiaGst GST = IndiaGst.at(Percentage.of(18));

    @Test
    void shouldSplitWithinTheState() {
        assertThat(heads(GST, inIndia("29", false))).containsExactly("CGST 9 INR 90.00", "SGST 9 INR 90.00");
    }

    @Test
    void shouldChargeTheWholeRateBetweenStates() {
        assertThat(heads(GST, inIndia("27", false))).containsExactly("IGST 18 INR 180.00");
    }

    @Test
    void shouldChargeWhereTheSupplierIsIfTheBuyerTellsNothing() {
        assertThat(heads(GST, null)).containsExactly("CGST 9 INR 90.00", "SGST 9 INR 90.00");
        assertThat(heads(GST, BillingDetails.of("Acme", null, "IN", null, null, false)))
                .containsExactly("CGST 9 INR 90.00", "SGST 9 INR 90.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"04", "25", "26", "31", "35", "38", "97"})
    void shouldChargeUnionTaxWhereThereIsNoLegislature(String state) {
        Supplier supplier = new Supplier("IN", state, null, null, Percentage.of(18));
        TaxAssessment taxes = GST.assess(question(supplier, inIndia(state, false), "1000.00", false));
        assertThat(taxes.lines()).extracting(TaxLine::name).containsExactly("CGST", "UTGST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "07", "34"})
    void shouldChargeStateTaxInUnionTerritoriesWithALegislature(String state) {
        Supplier supplier = new Supplier("IN", state, null, null, Percentage.of(18));
        TaxAssessment taxes = GST.assess(question(supplier, inIndia(state, false), "1000.00", false));
        assertThat(taxes.lines()).extracting(TaxLine::name).containsExactly("CGST", "SGST");
    }

    @Test
    void shouldChargeASpecialEconomicZoneAsAnotherStateUnlessZeroRated() {
        assertThat(heads(GST, inIndia("29", true))).containsExactly("IGST 18 INR 180.00");
        TaxAssessment zero = new IndiaGst(Percentage.of(18), true)
                .assess(question(karnataka(), inIndia("29", true), "1000.00", false));
        assertThat(zero.lines()).isEmpty();
        assertThat(zero.treatment()).isEqualTo(TaxTreatment.SEZ_ZERO_RATED);
        assertThat(zero.total()).isEqualTo(Money.parse("INR 1000.00"));
    }

    @Test
    void shouldChargeNothingOnExportsAndSaySo() {
        BillingDetails abroad = BillingDetails.of("Acme", null, "SG", null, "1 Orchard Road", false);
        TaxAssessment export = GST.assess(question(karnataka(), abroad, "1000.00", true));
        assertThat(export.lines()).isEmpty();
        assertThat(export.treatment().statement()).contains("Export");
        assertThat(export.taxable()).isEqualTo(Money.parse("INR 1000.00"));
    }

    @Test
    void shouldReadTheSuppliersStateFromItsRegistration() {
        Supplier registered = new Supplier("IN", null, "29AAACS1234K1ZD", null, Percentage.of(18));
        assertThat(PlaceOfSupply.of(registered, null).title()).isEqualTo("Karnataka (29)");
        Supplier nowhere = new Supplier("IN", null, null, null, Percentage.of(18));
        assertThatThrownBy(() -> PlaceOfSupply.of(nowhere, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("supplier.state");
    }

    @ParameterizedTest
    @CsvSource({
        // 0.05 × 9 % = 0.0045, 0.06 × 9 % = 0.0054; 118 ÷ 118 × 9 = 9; 100 × 9 ÷ 118 = 7.627…
        "INR 0.05, false, INR 0.05, INR 0.00, INR 0.05",
        "INR 0.06, false, INR 0.06, INR 0.01, INR 0.08",
        "INR 0.50, false, INR 0.50, INR 0.05, INR 0.60",
        "INR 118.00, true, INR 100.00, INR 9.00, INR 118.00",
        "INR 100.00, true, INR 84.74, INR 7.63, INR 100.00",
        "JPY 50, false, JPY 50, JPY 5, JPY 60",
        "JPY 100, true, JPY 84, JPY 8, JPY 100",
        "KWD 0.050, false, KWD 0.050, KWD 0.005, KWD 0.060",
        "USD 0.00, true, USD 0.00, USD 0.00, USD 0.00"
    })
    void shouldRoundEachHeadHalfUpToTheMinorUnit(
            String amount, boolean inclusive, String taxable, String head, String total) {
        TaxAssessment taxes = GST.assess(question(karnataka(), null, Money.parse(amount), inclusive));
        assertThat(taxes.taxable()).isEqualTo(Money.parse(taxable));
        assertThat(taxes.lines()).extracting(TaxLine::amount).containsOnly(Money.parse(head));
        assertThat(taxes.total()).isEqualTo(Money.parse(total));
    }

    @Test
    void shouldRefusePartsThatDoNotSum() {
        Money one = Money.parse("INR 1.00");
        assertThatThrownBy(() -> new TaxAssessment(one, List.of(), one.plus(one), TaxTreatment.ORDINARY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldChargeOneRateEverywhereOrNothing() {
        TaxQuestion question = question(karnataka(), null, "10.00", false);
        assertThat(new FlatRateTax("VAT", Percentage.of("19")).assess(question).lines())
                .containsExactly(new TaxLine("VAT", Percentage.of(19), Money.parse("INR 1.90")));
        assertThat(new NoTax().assess(question).lines()).isEmpty();
    }

    private static List<String> heads(IndiaGst rule, @Nullable BillingDetails billing) {
        return rule.assess(question(karnataka(), billing, "1000.00", false)).lines().stream()
                .map(line -> line.name() + " " + line.rate() + " " + line.amount())
                .toList();
    }

    private static BillingDetails inIndia(String state, boolean sez) {
        return BillingDetails.of("Acme", null, "IN", state, null, sez);
    }

    private static Supplier karnataka() {
        return new Supplier("IN", "29", "29AAACS1234K1ZD", "998319", Percentage.of(18));
    }

    private static TaxQuestion question(
            Supplier supplier, @Nullable BillingDetails billing, String amount, boolean inclusive) {
        return question(supplier, billing, Money.parse(INR + " " + amount), inclusive);
    }

    private static TaxQuestion question(
            Supplier supplier, @Nullable BillingDetails billing, Money amount, boolean inclusive) {
        return new TaxQuestion(supplier, billing, amount, inclusive, Instant.EPOCH);
    }
}
