package io.credits.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.amount.InvalidAmountException;
import io.credits.amount.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

    private static final List<Tier> STORAGE = List.of(
            Tier.upTo(decimal("100"), decimal("1")),
            Tier.upTo(decimal("1000"), decimal("0.5")).withFlat(decimal("5")),
            Tier.rest(decimal("0.1")));

    @Test
    void shouldChargeNothingForFree() {
        assertThat(new Rate.Free().exact(Quantity.MAX)).isZero();
    }

    @Test
    void shouldChargeFlatOncePerEvent() {
        Rate flat = new Rate.Flat(decimal("0.40"));
        assertThat(flat.exact(Quantity.of(1))).isEqualByComparingTo("0.4");
        assertThat(flat.exact(Quantity.of(1000))).isEqualByComparingTo("0.4");
        assertThat(flat.exact(Quantity.of(5), Quantity.of(7))).isEqualByComparingTo("0.4");
        assertThat(flat.exact(Quantity.ZERO)).isZero();
    }

    @Test
    void shouldChargeAStartedBlockWhole() {
        Rate rate = new Rate.PerPackage(decimal("1000"), decimal("0.25"));
        assertThat(rate.exact(Quantity.ZERO)).isZero();
        assertThat(rate.exact(Quantity.parse("0.000001"))).isEqualByComparingTo("0.25");
        assertThat(rate.exact(Quantity.of(1000))).isEqualByComparingTo("0.25");
        assertThat(rate.exact(Quantity.parse("1000.000001"))).isEqualByComparingTo("0.5");
        assertThat(rate.exact(Quantity.of(2000))).isEqualByComparingTo("0.5");
    }

    /** The storage rate of the catalogue's example, worked out by hand. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.5, 0.5",
        "100, 100", // the bound belongs to the lower tier
        "100.000001, 105.0000005", // the flat part is due with the first unit beyond
        "101, 105.5",
        "1000, 555", // 100 + 5 + 450
        "1001, 555.1",
        "2000, 655"
    })
    void shouldChargeGraduatedTiersUnitByUnit(String quantity, String credits) {
        for (TierSpan over : TierSpan.values()) {
            assertThat(new Rate.Graduated(STORAGE, over).exact(Quantity.parse(quantity)))
                    .isEqualByComparingTo(credits);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "100, 100", "101, 55.5", "1000, 505", "1001, 100.1"})
    void shouldChargeVolumeTiersForTheWhole(String quantity, String credits) {
        for (TierSpan over : TierSpan.values()) {
            assertThat(new Rate.Volume(STORAGE, over).exact(Quantity.parse(quantity)))
                    .isEqualByComparingTo(credits);
        }
    }

    @Test
    void shouldCountOnOnlyOverAPeriod() {
        Quantity ninety = Quantity.of(90);
        Quantity twenty = Quantity.of(20);
        Rate perEvent = new Rate.Graduated(STORAGE, TierSpan.EVENT);
        assertThat(perEvent.cumulative()).isFalse();
        assertThat(perEvent.exact(ninety, twenty)).isEqualByComparingTo("20");
        Rate perPeriod = new Rate.Graduated(STORAGE, TierSpan.PERIOD);
        assertThat(perPeriod.cumulative()).isTrue();
        // 10 at 1, then 5 once and 10 at 0.5
        assertThat(perPeriod.exact(ninety, twenty)).isEqualByComparingTo("20");
        assertThat(perPeriod.exact(Quantity.of(110), twenty)).isEqualByComparingTo("10");
    }

    @Test
    void shouldChargeNothingRatherThanGiveBackWhenAVolumeTierIsCheaper() {
        List<Tier> tiers = List.of(Tier.upTo(decimal("10"), decimal("5")), Tier.rest(decimal("4")));
        Rate volume = new Rate.Volume(tiers, TierSpan.PERIOD);
        assertThat(volume.cumulative()).isTrue();
        assertThat(new Rate.Volume(tiers, TierSpan.EVENT).cumulative()).isFalse();
        assertThat(volume.exact(Quantity.ZERO, Quantity.of(10))).isEqualByComparingTo("50");
        assertThat(volume.exact(Quantity.of(10), Quantity.of(1))).isZero();
        assertThat(volume.exact(Quantity.of(10), Quantity.of(3))).isEqualByComparingTo("2");
    }

    @Test
    void shouldBeEqualWhenTheNumbersAre() {
        assertThat(new Rate.PerUnit(decimal("0.50"))).isEqualTo(new Rate.PerUnit(decimal("0.5")));
        assertThat(new Rate.PerPackage(decimal("1E+3"), decimal("1.0")))
                .isEqualTo(new Rate.PerPackage(decimal("1000"), decimal("1")));
        assertThat(new Tier(decimal("10.0"), decimal("1.0"), decimal("0.0")))
                .isEqualTo(Tier.upTo(decimal("10"), decimal("1")));
    }

    @Test
    void shouldRefuseNumbersBeyondTheirLimits() {
        assertThatThrownBy(() -> new Rate.PerUnit(decimal("-0.1"))).isInstanceOf(InvalidAmountException.class);
        assertThatThrownBy(() -> new Rate.Flat(decimal("1000000000.000001")))
                .isInstanceOfSatisfying(
                        InvalidAmountException.class,
                        e -> assertThat(e.reason()).isEqualTo(InvalidAmountException.Reason.OVERFLOW));
        assertThatThrownBy(() -> new Rate.Flat(decimal("1E-61"))).isInstanceOf(InvalidAmountException.class);
        assertThat(new Rate.Flat(decimal("1E-60")).credits()).isEqualByComparingTo("1E-60");
        assertThatThrownBy(() -> new Rate.Flat(decimal("1E+999999999"))).isInstanceOf(InvalidAmountException.class);
        assertThatThrownBy(() -> new Rate.PerPackage(decimal("0"), decimal("1")))
                .isInstanceOf(InvalidAmountException.class)
                .hasMessage("package.size: wanted more than 0, found 0");
        assertThatThrownBy(() -> new Rate.PerPackage(decimal("1000000000000001"), decimal("1")))
                .isInstanceOf(InvalidAmountException.class);
        assertThat(new Rate.PerPackage(decimal("1E+15"), decimal("1")).size()).isEqualByComparingTo("1E+15");
        assertThatThrownBy(() -> Tier.upTo(decimal("0"), decimal("1"))).isInstanceOf(InvalidAmountException.class);
    }

    @Test
    void shouldRefuseTiersOutOfOrder() {
        Tier ten = Tier.upTo(decimal("10"), decimal("1"));
        Tier rest = Tier.rest(decimal("1"));
        List<List<Tier>> wrong =
                List.of(List.of(), List.of(ten), List.of(ten, ten, rest), List.of(rest, rest), List.of(rest, ten));
        for (List<Tier> tiers : wrong) {
            assertThatThrownBy(() -> new Rate.Graduated(tiers, TierSpan.EVENT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("graduated: wanted ");
            assertThatThrownBy(() -> new Rate.Volume(tiers, TierSpan.EVENT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("volume: wanted ");
        }
        assertThat(new Rate.Graduated(List.of(rest), TierSpan.EVENT).tiers()).containsExactly(rest);
    }

    @Test
    void shouldLimitTheNumberOfTiers() {
        List<Tier> hundred = new ArrayList<>();
        for (int bound = 1; bound < 100; bound++) {
            hundred.add(Tier.upTo(BigDecimal.valueOf(bound), BigDecimal.ONE));
        }
        hundred.add(Tier.rest(BigDecimal.ONE));
        assertThat(new Rate.Graduated(hundred, TierSpan.EVENT).tiers()).hasSize(100);
        hundred.add(99, Tier.upTo(BigDecimal.valueOf(100), BigDecimal.ONE));
        assertThatThrownBy(() -> new Rate.Graduated(hundred, TierSpan.EVENT))
                .hasMessage("graduated: wanted 1 to 100 tiers, found 101");
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
