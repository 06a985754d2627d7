package io.credits.amount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** Credits against whole numbers of any size. */
class CreditsLawsTest {

    private static final long EDGE = 1_000_000_000_000_000_000L;

    private static final BigInteger LIMIT = BigInteger.valueOf(EDGE);

    @Property
    void shouldReadBackWhatItPrints(@ForAll @LongRange(min = -EDGE, max = EDGE) long micros) {
        Credits credits = new Credits(micros);
        assertThat(Credits.parse(credits.toString())).isEqualTo(credits);
        assertThat(Credits.of(credits.toBigDecimal())).isEqualTo(credits);
    }

    @Property
    void shouldPrintLikeAnExactDecimal(@ForAll @LongRange(min = -EDGE, max = EDGE) long micros) {
        BigDecimal exact = new BigDecimal(BigInteger.valueOf(micros), 6);
        String expected = micros == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
        assertThat(new Credits(micros)).hasToString(expected);
        assertThat(new Credits(micros).toBigDecimal())
                .isEqualByComparingTo(exact)
                .hasToString(expected);
    }

    @Property
    void shouldAddAndSubtractExactlyOrRefuse(
            @ForAll @LongRange(min = -EDGE, max = EDGE) long a, @ForAll @LongRange(min = -EDGE, max = EDGE) long b) {
        agree(BigInteger.valueOf(a).add(BigInteger.valueOf(b)), () -> new Credits(a).plus(new Credits(b)));
        agree(BigInteger.valueOf(a).subtract(BigInteger.valueOf(b)), () -> new Credits(a).minus(new Credits(b)));
        agree(BigInteger.valueOf(a).negate(), () -> new Credits(a).negated());
    }

    @Property
    void shouldCompareLikeWholeNumbers(
            @ForAll @LongRange(min = -EDGE, max = EDGE) long a, @ForAll @LongRange(min = -EDGE, max = EDGE) long b) {
        Credits one = new Credits(a);
        Credits other = new Credits(b);
        assertThat(Integer.signum(one.compareTo(other)))
                .isEqualTo(BigInteger.valueOf(a).compareTo(BigInteger.valueOf(b)));
        assertThat(one.min(other).micros()).isEqualTo(Math.min(a, b));
        assertThat(one.max(other).micros()).isEqualTo(Math.max(a, b));
        assertThat(one.equals(other)).isEqualTo(a == b);
    }

    private static void agree(BigInteger expected, java.util.function.Supplier<Credits> operation) {
        if (expected.abs().compareTo(LIMIT) > 0) {
            assertThatThrownBy(operation::get)
                    .isInstanceOfSatisfying(
                            InvalidAmountException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(InvalidAmountException.Reason.OVERFLOW));
        } else {
            assertThat(BigInteger.valueOf(operation.get().micros())).isEqualTo(expected);
        }
    }
}
