package io.credits.amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.credits.amount.InvalidAmountException.Reason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentageTest {

    private static final long EDGE = 1_000_000_000_000_000_000L;

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0.000001", "100.000001", "101", "0.0000001", "18%", "1e1", "", "1E+9"})
    void shouldRefuseWhatIsNoShareOfAWhole(String text) {
        assertThat(catchThrowableOfType(InvalidAmountException.class, () -> Percentage.of(text))
                        .reason())
                .isEqualTo(Reason.INVALID_AMOUNT);
    }

    @Test
    void shouldRefuseHugeExponentsCheaply() {
        assertThat(catchThrowableOfType(
                                InvalidAmountException.class, () -> new Percentage(new BigDecimal("1E+999999999")))
                        .reason())
                .isEqualTo(Reason.INVALID_AMOUNT);
    }

    @Test
    void shouldBeEqualByValue() {
        assertThat(Percentage.of("12.500")).isEqualTo(Percentage.of("12.5")).hasToString("12.5");
        assertThat(Percentage.of("100.000000"))
                .isEqualTo(Percentage.HUNDRED)
                .isEqualTo(Percentage.of(100))
                .hasToString("100");
        assertThat(Percentage.of(0)).isEqualTo(Percentage.ZERO);
        assertThat(Percentage.ZERO.isZero()).isTrue();
        assertThat(Percentage.of("0.000001").isZero()).isFalse();
        assertThat(Percentage.of(5)).isLessThan(Percentage.of("5.1"));
    }

    @Test
    void shouldTakeAnExactShareOfANumber() {
        assertThat(Percentage.of("0.000001").portionOf(new BigDecimal("0.01"))).isEqualByComparingTo("0.0000000001");
        assertThat(Percentage.of("12.5").portionOf(new BigDecimal("-8"))).isEqualByComparingTo("-1");
    }

    @Property
    void shouldTakeSharesOfCreditsWithinOneMicroAndWithinTheWhole(
            @ForAll @LongRange(min = -EDGE, max = EDGE) long micros,
            @ForAll @IntRange(max = 100_000_000) int millionths,
            @ForAll RoundingMode rounding) {
        if (rounding == RoundingMode.UNNECESSARY) {
            return;
        }
        Percentage percentage = new Percentage(BigDecimal.valueOf(millionths, 6));
        long share = percentage.portionOf(new Credits(micros), rounding).micros();
        // share / micros = millionths / 10^8, compared without dividing.
        BigInteger whole = BigInteger.valueOf(100_000_000);
        BigInteger exact = BigInteger.valueOf(micros).multiply(BigInteger.valueOf(millionths));
        assertThat(BigInteger.valueOf(share).multiply(whole).subtract(exact).abs())
                .isLessThan(whole);
        assertThat(Math.abs(share)).isLessThanOrEqualTo(Math.abs(micros));
    }

    @Test
    void shouldRoundASharesMicroAsTold() {
        Credits three = Credits.ofMicros(3);
        assertThat(Percentage.of(50).portionOf(three, RoundingMode.FLOOR)).isEqualTo(Credits.ofMicros(1));
        assertThat(Percentage.of(50).portionOf(three, RoundingMode.CEILING)).isEqualTo(Credits.ofMicros(2));
        assertThat(Percentage.of(50).portionOf(three.negated(), RoundingMode.FLOOR))
                .isEqualTo(Credits.ofMicros(-2));
    }
}
