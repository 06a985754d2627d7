package io.credits.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.amount.Percentage;
import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloverTest {

    private static final long MOST = 1_000_000_000_000_000L;

    /** min, max, percent, unused, allowance, carried; "-" is absent. Worked out by hand from the rule. */
    @ParameterizedTest
    @CsvSource({
        "0, -, -, 300, 1000, 300",
        "0, 500, -, 800, 1000, 500",
        "0, 500, 50, 800, 1000, 500",
        "0, 500, 30, 800, 1000, 300",
        "0, 500, 50, 400, 1000, 400",
        "0, 0, -, 400, 1000, 0",
        "0, -, 0, 400, 1000, 0",
        "100, 0, -, 400, 1000, 100",
        "100, 50, -, 400, 1000, 100",
        "100, 0, -, 60, 1000, 60",
        "0, -, 33.333333, 0.9, 0.000001, 0",
        "0, -, 50, 9, 0.000003, 0.000001",
        "0, -, 100, 0, 1000, 0"
    })
    void shouldCarryWhatTheRuleSays(
            String min, String max, String percent, String unused, String allowance, String carried) {
        Rollover rollover = Rollover.ALL.withMinCredits(Credits.parse(min));
        if (!max.equals("-")) {
            rollover = rollover.withMaxCredits(Credits.parse(max));
        }
        if (!percent.equals("-")) {
            rollover = rollover.withMaxPercent(Percentage.of(percent));
        }
        assertThat(rollover.carried(Credits.parse(unused), Credits.parse(allowance)))
                .isEqualTo(Credits.parse(carried));
    }

    @Property
    void shouldCarryNoMoreThanIsUnusedAndNoLessThanTheFloor(
            @ForAll @LongRange(max = MOST) long min,
            @ForAll @LongRange(max = MOST) long max,
            @ForAll @IntRange(max = 100_000_000) int millionths,
            @ForAll("amounts") long unused,
            @ForAll("amounts") long allowance) {
        Rollover rollover = Rollover.ALL
                .withMinCredits(Credits.ofMicros(min))
                .withMaxCredits(Credits.ofMicros(max))
                .withMaxPercent(new Percentage(BigDecimal.valueOf(millionths, 6)));
        long carried = rollover.carried(Credits.ofMicros(unused), Credits.ofMicros(allowance))
                .micros();
        long share = BigInteger.valueOf(allowance)
                .multiply(BigInteger.valueOf(millionths))
                .divide(BigInteger.valueOf(100_000_000))
                .longValueExact();
        assertThat(carried).isBetween(0L, unused);
        assertThat(carried).isGreaterThanOrEqualTo(Math.min(min, unused));
        assertThat(carried).isLessThanOrEqualTo(Math.max(Math.min(min, unused), Math.min(max, share)));
        if (unused <= max && unused <= share) {
            assertThat(carried).isEqualTo(unused);
        }
    }

    @Property
    void shouldCarryMoreOfMore(@ForAll("amounts") long a, @ForAll("amounts") long b, @ForAll("amounts") long cap) {
        Rollover rollover = Rollover.ALL.withMaxCredits(Credits.ofMicros(cap));
        assertThat(rollover.carried(Credits.ofMicros(Math.min(a, b)), Credits.ZERO))
                .isLessThanOrEqualTo(rollover.carried(Credits.ofMicros(Math.max(a, b)), Credits.ZERO));
    }

    @Test
    void shouldRefuseNegativeAmountsAndPeriodsOutsideTheirLimits() {
        Credits negative = Credits.ofMicros(-1);
        assertThatThrownBy(() -> Rollover.ALL.withMinCredits(negative)).isInstanceOf(InvalidAmountException.class);
        assertThatThrownBy(() -> Rollover.ALL.withMaxCredits(negative)).isInstanceOf(InvalidAmountException.class);
        assertThatThrownBy(() -> Rollover.ALL.withCeiling(negative)).isInstanceOf(InvalidAmountException.class);
        assertThatThrownBy(() -> Rollover.ALL.withValidFor(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rollover.ALL.withValidFor(1001)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rollover.ALL.carried(negative, Credits.ZERO))
                .isInstanceOf(InvalidAmountException.class);
        assertThatThrownBy(() -> Rollover.ALL.carried(Credits.ZERO, negative))
                .isInstanceOf(InvalidAmountException.class);
        assertThat(Rollover.ALL.withValidFor(1).validFor()).isEqualTo(1);
        assertThat(Rollover.ALL.withValidFor(1000).withCeiling(Credits.ZERO).validFor())
                .isEqualTo(1000);
    }

    @Provide
    Arbitrary<Long> amounts() {
        return Arbitraries.longs().between(0, MOST);
    }
}
