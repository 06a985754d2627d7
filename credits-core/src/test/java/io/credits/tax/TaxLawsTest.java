package io.credits.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.amount.Percentage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The laws of taxes [R3], against integer arithmetic. */
class TaxLawsTest {

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    @Property
    void partsAlwaysSum(
            @ForAll("currencies") CurrencyUnit currency,
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long minor,
            @ForAll boolean inclusive,
            @ForAll("rates") List<Percentage> rates) {
        TaxAssessment taxes = assess(currency, minor, inclusive, rates);
        Money sum = taxes.lines().stream().map(TaxLine::amount).reduce(taxes.taxable(), Money::plus);
        assertThat(sum).isEqualTo(taxes.total());
        assertThat((inclusive ? taxes.total() : taxes.taxable()).getAmountMinorLong())
                .isEqualTo(minor);
        assertThat(taxes.taxable().isNegative()).isFalse();
    }

    @Property
    void eachTaxIsTheExactOneRoundedHalfUp(
            @ForAll("currencies") CurrencyUnit currency,
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long minor,
            @ForAll boolean inclusive,
            @ForAll("rates") List<Percentage> rates) {
        TaxAssessment taxes = assess(currency, minor, inclusive, rates);
        BigInteger hundred = MILLION.multiply(BigInteger.valueOf(100));
        BigInteger whole = rates.stream().map(TaxLawsTest::millionths).reduce(hundred, BigInteger::add);
        BigInteger divisor = inclusive ? whole : hundred;
        for (TaxLine line : taxes.lines()) {
            BigInteger exact = BigInteger.valueOf(minor).multiply(millionths(line.rate()));
            BigInteger halfUp = exact.shiftLeft(1).add(divisor).divide(divisor.shiftLeft(1));
            assertThat(line.amount().getAmountMinorLong()).isEqualTo(halfUp.longValueExact());
        }
    }

    @Provide
    Arbitrary<CurrencyUnit> currencies() {
        return Arbitraries.of("JPY", "INR", "USD", "KWD").map(CurrencyUnit::of);
    }

    @Provide
    Arbitrary<List<Percentage>> rates() {
        Arbitrary<Percentage> rate = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.valueOf(40))
                .ofScale(3)
                .map(Percentage::new);
        return rate.list().ofMinSize(0).ofMaxSize(2);
    }

    private static TaxAssessment assess(CurrencyUnit currency, long minor, boolean inclusive, List<Percentage> rates) {
        Map<String, Percentage> heads = new LinkedHashMap<>();
        rates.forEach(rate -> heads.put("T" + heads.size(), rate));
        return TaxAssessment.of(Money.ofMinor(currency, minor), inclusive, heads);
    }

    private static BigInteger millionths(Percentage rate) {
        return rate.value().movePointRight(6).toBigIntegerExact();
    }
}
