package io.credits.amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.credits.amount.InvalidAmountException.Reason;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @Test
    void shouldBeEqualByValueInWhateverFormItWasGiven() {
        Quantity ten = Quantity.of(10);
        assertThat(Quantity.parse("10.000"))
                .isEqualTo(ten)
                .hasSameHashCodeAs(ten)
                .hasToString("10");
        assertThat(Quantity.of(new BigDecimal("1E+1"))).isEqualTo(ten).hasToString("10");
        assertThat(Quantity.parse("0.0000")).isEqualTo(Quantity.ZERO).hasToString("0");
        assertThat(ten.value()).isEqualTo(new BigDecimal("10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.000000000001", "1000000000000000", "1000000000000000.000000", "0.0000000000010"})
    void shouldAcceptItsLimits(String text) {
        assertThat(Quantity.parse(text).value()).isEqualByComparingTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0.000000000001", "0.0000000000001", "1e3", "", "ten", "1."})
    void shouldRefuseNegativeTooFineAndOtherForms(String text) {
        assertThat(refusalOf(() -> Quantity.parse(text))).isEqualTo(Reason.INVALID_AMOUNT);
    }

    @Test
    void shouldRefuseWhatIsBeyondTheLimitHoweverItIsWritten() {
        assertThat(refusalOf(() -> Quantity.parse("1000000000000000.000000000001")))
                .isEqualTo(Reason.OVERFLOW);
        assertThat(refusalOf(() -> Quantity.of(Long.MAX_VALUE))).isEqualTo(Reason.OVERFLOW);
        assertThat(refusalOf(() -> Quantity.of(new BigDecimal("1E+999999999")))).isEqualTo(Reason.OVERFLOW);
        assertThat(refusalOf(() -> Quantity.of(new BigDecimal("1E-999999999")))).isEqualTo(Reason.INVALID_AMOUNT);
        assertThat(refusalOf(() -> Quantity.MAX.plus(Quantity.parse("0.000000000001"))))
                .isEqualTo(Reason.OVERFLOW);
        assertThat(refusalOf(() -> Quantity.ZERO.minus(Quantity.of(1)))).isEqualTo(Reason.INVALID_AMOUNT);
    }

    @Property
    void shouldAddSubtractCompareAndPrintExactly(
            @ForAll @Scale(12) @BigRange(min = "0", max = "500000000000000") BigDecimal a,
            @ForAll @Scale(12) @BigRange(min = "0", max = "500000000000000") BigDecimal b) {
        Quantity one = Quantity.of(a);
        Quantity other = Quantity.of(b);
        assertThat(one.plus(other).value()).isEqualByComparingTo(a.add(b));
        assertThat(one.plus(other).minus(other)).isEqualTo(one);
        assertThat(Quantity.parse(one.toString())).isEqualTo(one);
        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(a.compareTo(b));
        assertThat(one.isZero()).isEqualTo(a.signum() == 0);
    }

    private static Reason refusalOf(ThrowingCallable call) {
        return catchThrowableOfType(InvalidAmountException.class, call).reason();
    }
}
