package io.credits.amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class CostBasisTest {

    private static final CurrencyUnit INR = CurrencyUnit.of("INR");

    private static final CurrencyUnit USD = CurrencyUnit.of("USD");

    @Test
    void shouldBeEqualWhenTheRatioIs() {
        CostBasis tenth = CostBasis.perCredit(BigMoney.parse("INR 0.10"));
        assertThat(CostBasis.of(Money.parse("INR 10.00"), Credits.of(100)))
                .isEqualTo(tenth)
                .hasSameHashCodeAs(tenth)
                .hasToString("INR 0.1 per 1");
        assertThat(CostBasis.of(Money.parse("INR 20.00"), Credits.of(6)))
                .isEqualTo(CostBasis.of(Money.parse("INR 10.00"), Credits.of(3)))
                .hasToString("INR 10 per 3");
        assertThat(CostBasis.of(Money.parse("USD 10.00"), Credits.of(100))).isNotEqualTo(tenth);
    }

    @Test
    void shouldKeepARatioThatIsNoFiniteDecimal() {
        CostBasis third = CostBasis.of(Money.parse("INR 10.00"), Credits.of(3));
        assertThat(third.valueOf(Credits.of(3), 10, RoundingMode.UNNECESSARY)).isEqualByComparingTo("10");
        assertThat(third.valueOf(Credits.of(1), 4, RoundingMode.HALF_UP)).isEqualByComparingTo("3.3333");
        assertThat(third.valueOf(Credits.of(2), 2, RoundingMode.CEILING)).isEqualByComparingTo("6.67");
    }

    @Test
    void shouldKnowWhatIsFree() {
        CostBasis free = CostBasis.of(Money.zero(INR), Credits.of(7));
        assertThat(free.isZero()).isTrue();
        assertThat(free).isEqualTo(CostBasis.perCredit(BigMoney.zero(INR)));
        assertThat(free.currency()).isEqualTo(INR);
        assertThat(CostBasis.perCredit(BigMoney.parse("INR 0.000001")).isZero()).isFalse();
    }

    @Test
    void shouldCompareAcrossCurrenciesOnlyWithZero() {
        CostBasis rupee = CostBasis.perCredit(BigMoney.parse("INR 1"));
        CostBasis dollar = CostBasis.perCredit(BigMoney.parse("USD 1"));
        CostBasis nothing = CostBasis.perCredit(BigMoney.zero(USD));
        assertThat(nothing).isLessThan(rupee);
        assertThat(rupee).isGreaterThan(nothing);
        assertThat(nothing.compareTo(CostBasis.perCredit(BigMoney.zero(INR)))).isZero();
        assertThatThrownBy(() -> rupee.compareTo(dollar))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("other: wanted a cost basis in INR, found one in USD");
    }

    @Test
    void shouldRefuseNegativeMoneyAndNoCredits() {
        assertThatThrownBy(() -> CostBasis.perCredit(BigMoney.parse("INR -0.01")))
                .isInstanceOf(InvalidAmountException.class);
        assertThatThrownBy(() -> CostBasis.of(Money.parse("INR 1.00"), Credits.ZERO))
                .isInstanceOf(InvalidAmountException.class);
        assertThatThrownBy(() -> CostBasis.of(Money.parse("INR 1.00"), Credits.of(-1)))
                .isInstanceOf(InvalidAmountException.class);
    }

    @Property
    void shouldKeepTheExactRatio(
            @ForAll @LongRange(max = 1_000_000_000_000L) long paise,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000_000_000L) long micros) {
        CostBasis basis = CostBasis.of(Money.ofMinor(INR, paise), Credits.ofMicros(micros));
        // paise/100 : micros = amount : per, as products of whole numbers.
        BigDecimal left = BigDecimal.valueOf(paise, 2)
                .multiply(BigDecimal.valueOf(basis.per().micros()));
        BigDecimal right = basis.amount().getAmount().multiply(BigDecimal.valueOf(micros));
        assertThat(left).isEqualByComparingTo(right);
    }

    @Property
    void shouldBeEqualExactlyWhenCrossProductsAre(
            @ForAll @IntRange(max = 60) int moneyA,
            @ForAll @LongRange(min = 1, max = 60) long microsA,
            @ForAll @IntRange(max = 60) int moneyB,
            @ForAll @LongRange(min = 1, max = 60) long microsB,
            @ForAll @IntRange(min = 1, max = 1_000_000) int factor) {
        CostBasis a = CostBasis.of(Money.ofMinor(INR, (long) moneyA * factor), Credits.ofMicros(microsA * factor));
        CostBasis b = CostBasis.of(Money.ofMinor(INR, moneyB), Credits.ofMicros(microsB));
        int expected = BigInteger.valueOf(moneyA * microsB).compareTo(BigInteger.valueOf(moneyB * microsA));
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(expected);
        assertThat(a.equals(b)).isEqualTo(expected == 0);
        if (expected == 0) {
            assertThat(a).hasSameHashCodeAs(b);
        }
    }

    @Property
    void shouldValueWhatWasBoughtAtWhatWasPaid(
            @ForAll @LongRange(max = 1_000_000_000_000L) long paise,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000_000_000L) long micros) {
        CostBasis basis = CostBasis.of(Money.ofMinor(INR, paise), Credits.ofMicros(micros));
        assertThat(basis.valueOf(Credits.ofMicros(micros), 2, RoundingMode.UNNECESSARY))
                .isEqualByComparingTo(BigDecimal.valueOf(paise, 2));
    }
}
