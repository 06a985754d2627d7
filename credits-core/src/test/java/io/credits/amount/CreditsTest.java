package io.credits.amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.credits.amount.InvalidAmountException.Reason;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditsTest {

    @ParameterizedTest
    @CsvSource({
        "10, 10000000, 10",
        "10.000000, 10000000, 10",
        "10.0000000000, 10000000, 10",
        "0.000001, 1, 0.000001",
        "-0.000001, -1, -0.000001",
        "-1.5, -1500000, -1.5",
        "1.000025, 1000025, 1.000025",
        "100, 100000000, 100",
        "-0, 0, 0",
        "007.50, 7500000, 7.5",
        "1000000000000, 1000000000000000000, 1000000000000",
        "-1000000000000, -1000000000000000000, -1000000000000"
    })
    void shouldReadPlainDecimalsAndPrintTheShortest(String text, long micros, String shortest) {
        assertThat(Credits.parse(text)).isEqualTo(new Credits(micros)).hasToString(shortest);
        assertThat(Credits.parse(text)).hasSameHashCodeAs(new Credits(micros));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                ".",
                "+1",
                "1.",
                ".5",
                "-.5",
                "1 ",
                " 1",
                "1e3",
                "1E3",
                "1,000",
                "1_000",
                "0x1",
                "--1",
                "1-",
                "1.2.3",
                "NaN",
                "Infinity",
                "١٢",
                "１",
                "1\u00a0000",
                "−1",
                "1\n",
                "\u00001",
                "1f",
                "1d"
            })
    void shouldRefuseEveryOtherForm(String text) {
        assertThat(refusalOf(() -> Credits.parse(text))).isEqualTo(Reason.INVALID_AMOUNT);
    }

    @Test
    void shouldRefuseMoreThanSixDecimalsInsteadOfRounding() {
        assertThat(refusalOf(() -> Credits.parse("0.0000001"))).isEqualTo(Reason.INVALID_AMOUNT);
        assertThat(refusalOf(() -> Credits.of(new BigDecimal("1E-7")))).isEqualTo(Reason.INVALID_AMOUNT);
        assertThat(refusalOf(() -> Credits.of(new BigDecimal("1E-999999999")))).isEqualTo(Reason.INVALID_AMOUNT);
    }

    @Test
    void shouldRefuseWhatIsBeyondTheLargestBalance() {
        assertThat(refusalOf(() -> Credits.parse("1000000000000.000001"))).isEqualTo(Reason.OVERFLOW);
        assertThat(refusalOf(() -> Credits.parse("-1000000000000.000001"))).isEqualTo(Reason.OVERFLOW);
        assertThat(refusalOf(() -> Credits.parse("9".repeat(64)))).isEqualTo(Reason.OVERFLOW);
        // Beyond what a long of micros can hold.
        assertThat(refusalOf(() -> Credits.parse("9999999999999"))).isEqualTo(Reason.OVERFLOW);
        assertThat(refusalOf(() -> Credits.of(1_000_000_000_001L))).isEqualTo(Reason.OVERFLOW);
        assertThat(refusalOf(() -> Credits.of(-1_000_000_000_001L))).isEqualTo(Reason.OVERFLOW);
        assertThat(refusalOf(() -> Credits.of(Long.MIN_VALUE))).isEqualTo(Reason.OVERFLOW);
        assertThat(refusalOf(() -> Credits.of(Long.MAX_VALUE))).isEqualTo(Reason.OVERFLOW);
        assertThat(refusalOf(() -> new Credits(Long.MIN_VALUE))).isEqualTo(Reason.OVERFLOW);
        assertThat(refusalOf(() -> Credits.of(new BigDecimal("1E+999999999")))).isEqualTo(Reason.OVERFLOW);
    }

    @Test
    void shouldReachExactlyTheLargestBalance() {
        assertThat(Credits.of(1_000_000_000_000L).micros()).isEqualTo(1_000_000_000_000_000_000L);
        assertThat(Credits.of(-1_000_000_000_000L)).isEqualTo(Credits.MAX_BALANCE.negated());
        assertThat(Credits.of(new BigDecimal("1E+12"))).isEqualTo(Credits.MAX_BALANCE);
    }

    @Test
    void shouldNeverWrapAtTheEdges() {
        Credits largest = Credits.MAX_BALANCE;
        Credits micro = Credits.ofMicros(1);
        assertThat(refusalOf(() -> largest.plus(micro))).isEqualTo(Reason.OVERFLOW);
        assertThat(refusalOf(() -> largest.negated().minus(micro))).isEqualTo(Reason.OVERFLOW);
        assertThat(refusalOf(() -> largest.plus(largest))).isEqualTo(Reason.OVERFLOW);
        assertThat(refusalOf(() -> largest.negated().minus(largest))).isEqualTo(Reason.OVERFLOW);
        assertThat(largest.minus(micro).plus(micro)).isEqualTo(largest);
        assertThat(largest.minus(largest)).isEqualTo(Credits.ZERO);
    }

    @Test
    void shouldRefuseTextsLongerThanTheLimit() {
        assertThat(Credits.parse("0".repeat(63) + "1")).isEqualTo(Credits.of(1));
        assertThat(refusalOf(() -> Credits.parse("0".repeat(64) + "1"))).isEqualTo(Reason.INVALID_AMOUNT);
    }

    @Test
    void shouldNameArgumentWantedAndFoundWithoutForgingLogLines() {
        assertThatThrownBy(() -> Credits.parse("1\n2\u202e"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("credits: wanted a plain decimal such as 10 or 0.25 of at most 64 characters,"
                        + " found \"1\\u000a2\\u202e\"");
        assertThatThrownBy(() -> Credits.parse("1 ~\u007f")).hasMessageEndingWith("found \"1 ~\\u007f\"");
        assertThatThrownBy(() -> Credits.of(new BigDecimal("0.1234567")))
                .hasMessage("credits: wanted at most 6 decimals, found 0.1234567");
    }

    @Test
    void shouldLimitOneOperation() {
        assertThat(Credits.MAX_OPERATION.withinOperation("credits")).isEqualTo(Credits.of(1_000_000_000));
        assertThat(Credits.ZERO.withinOperation("credits")).isEqualTo(Credits.ZERO);
        Credits beyond = Credits.MAX_OPERATION.plus(Credits.ofMicros(1));
        assertThat(refusalOf(() -> beyond.withinOperation("fee"))).isEqualTo(Reason.OVERFLOW);
        assertThat(refusalOf(() -> Credits.ofMicros(-1).withinOperation("fee"))).isEqualTo(Reason.INVALID_AMOUNT);
        assertThatThrownBy(() -> beyond.withinOperation("fee"))
                .hasMessageStartingWith("fee: wanted at most 1000000000,");
    }

    @Test
    void shouldKnowItsSign() {
        assertThat(Credits.ZERO.isZero()).isTrue();
        assertThat(Credits.ofMicros(1).isPositive()).isTrue();
        assertThat(Credits.ofMicros(-1).isNegative()).isTrue();
        assertThat(Credits.ZERO.isPositive() || Credits.ZERO.isNegative()).isFalse();
        assertThat(Credits.ofMicros(1).isZero() || Credits.ofMicros(-1).isZero())
                .isFalse();
        assertThat(Credits.ofMicros(-1).isPositive() || Credits.ofMicros(1).isNegative())
                .isFalse();
        assertThat(Credits.of(1).min(Credits.of(2))).isEqualTo(Credits.of(1).max(Credits.of(-3)));
    }

    private static Reason refusalOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(InvalidAmountException.class, call).reason();
    }
}
