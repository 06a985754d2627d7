package io.credits.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws of rates, and models that count unit by unit instead of multiplying. */
class RateLawsTest {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private static final FeatureId FEATURE = FeatureId.of("f");

    @Property
    void shouldAgreeWithCountingUnitByUnit(
            @ForAll("tiers") List<Tier> tiers, @ForAll @IntRange(max = 150) int quantity) {
        BigDecimal graduated = BigDecimal.ZERO;
        int entered = -1;
        for (int unit = 1; unit <= quantity; unit++) {
            int tier = tierOf(tiers, unit);
            for (; entered < tier; entered++) {
                graduated = graduated.add(tiers.get(entered + 1).flat());
            }
            graduated = graduated.add(tiers.get(tier).perUnit());
        }
        Quantity whole = Quantity.of(quantity);
        assertThat(new Rate.Graduated(tiers, TierSpan.EVENT).exact(whole)).isEqualByComparingTo(graduated);

        BigDecimal volume = BigDecimal.ZERO;
        for (int unit = 1; unit <= quantity; unit++) {
            volume = volume.add(tiers.get(tierOf(tiers, quantity)).perUnit());
        }
        if (quantity > 0) {
            volume = volume.add(tiers.get(tierOf(tiers, quantity)).flat());
        }
        assertThat(new Rate.Volume(tiers, TierSpan.EVENT).exact(whole)).isEqualByComparingTo(volume);
    }

    @Property
    void shouldCountStartedBlocks(
            @ForAll @IntRange(min = 1, max = 50) int size, @ForAll @IntRange(max = 500) int quantity) {
        int blocks = 0;
        for (int used = 0; used < quantity; used += size) {
            blocks++;
        }
        assertThat(new Rate.PerPackage(BigDecimal.valueOf(size), BigDecimal.ONE).exact(Quantity.of(quantity)))
                .isEqualByComparingTo(BigDecimal.valueOf(blocks));
    }

    @Property
    void shouldChargeMoreForMore(
            @ForAll("monotone") Rate rate, @ForAll("quantities") Quantity a, @ForAll("quantities") Quantity b) {
        Quantity less = a.compareTo(b) <= 0 ? a : b;
        Quantity more = less.equals(a) ? b : a;
        assertThat(rate.exact(less)).isLessThanOrEqualTo(rate.exact(more));
        assertThat(rate.exact(Quantity.ZERO)).isZero();
    }

    @Property
    void shouldSplitCumulativeUsageAnyWayWithoutChangingTheSum(
            @ForAll("tiers") List<Tier> tiers,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 60) Integer> parts) {
        Rate rate = new Rate.Graduated(tiers, TierSpan.PERIOD);
        Quantity already = Quantity.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        for (int part : parts) {
            sum = sum.add(rate.exact(already, Quantity.of(part)));
            already = already.plus(Quantity.of(part));
        }
        assertThat(sum).isEqualByComparingTo(rate.exact(Quantity.ZERO, already));
    }

    @Property
    void shouldNeverChargeLessThanNothing(
            @ForAll("rates") Rate rate,
            @ForAll("quantities") Quantity already,
            @ForAll("quantities") Quantity quantity) {
        assertThat(rate.exact(already, quantity)).isGreaterThanOrEqualTo(BigDecimal.ZERO);
        if (!rate.cumulative()) {
            assertThat(rate.exact(already, quantity)).isEqualByComparingTo(rate.exact(quantity));
        }
    }

    @Property
    void shouldRoundOnceAndWithinAMicro(
            @ForAll("rates") Rate rate,
            @ForAll("quantities") Quantity already,
            @ForAll("quantities") Quantity quantity,
            @ForAll RoundingMode rounding) {
        if (rounding == RoundingMode.UNNECESSARY || quantity.isZero()) {
            return;
        }
        RateCardVersion version = new RateCardVersion(START, rounding, List.of(RateLine.of(FEATURE, rate)));
        Charge charge = RateCard.of("card", version)
                .charge(FEATURE, null, quantity, START, line -> already)
                .orElseThrow();
        BigDecimal credits = new BigDecimal(charge.credits().micros()).scaleByPowerOfTen(-6);
        assertThat(charge.exact()).isEqualByComparingTo(rate.exact(charge.already(), quantity));
        assertThat(credits.subtract(charge.exact()).abs()).isLessThan(new BigDecimal("0.000001"));
        if (rounding == RoundingMode.CEILING) {
            assertThat(credits).isGreaterThanOrEqualTo(charge.exact());
            assertThat(charge.credits().isZero()).isEqualTo(charge.exact().signum() == 0);
        }
        assertThat(charge.credits()).isLessThanOrEqualTo(Credits.MAX_OPERATION);
    }

    private static int tierOf(List<Tier> tiers, int unit) {
        int tier = 0;
        for (BigDecimal bound = tiers.get(0).upTo();
                bound != null && bound.compareTo(BigDecimal.valueOf(unit)) < 0;
                bound = tiers.get(tier).upTo()) {
            tier++;
        }
        return tier;
    }

    @Provide
    Arbitrary<Quantity> quantities() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("500"))
                .ofScale(4)
                .map(Quantity::of);
    }

    @Provide
    Arbitrary<List<Tier>> tiers() {
        Arbitrary<BigDecimal> prices = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.TEN)
                .ofScale(9);
        Arbitrary<List<Integer>> bounds =
                Arbitraries.integers().between(1, 120).list().ofMaxSize(4);
        return Combinators.combine(
                        bounds, prices.list().ofSize(5), prices.list().ofSize(5))
                .as((uppers, perUnit, flat) -> {
                    List<Tier> tiers = new ArrayList<>();
                    for (int bound : new TreeSet<>(uppers)) {
                        int i = tiers.size();
                        tiers.add(new Tier(BigDecimal.valueOf(bound), perUnit.get(i), flat.get(i)));
                    }
                    tiers.add(Tier.rest(perUnit.get(tiers.size())).withFlat(flat.get(tiers.size())));
                    return tiers;
                });
    }

    @Provide
    Arbitrary<Rate> monotone() {
        Arbitrary<BigDecimal> prices = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, BigDecimal.TEN)
                .ofScale(9);
        Arbitrary<Rate> free = Arbitraries.of(new Rate.Free());
        return Arbitraries.oneOf(
                free,
                prices.map(Rate.Flat::new),
                prices.map(Rate.PerUnit::new),
                prices.map(price -> new Rate.PerPackage(new BigDecimal("7.5"), price)),
                tiers().map(tiers -> new Rate.Graduated(tiers, TierSpan.EVENT)),
                tiers().map(tiers -> new Rate.Graduated(tiers, TierSpan.PERIOD)));
    }

    @Provide
    Arbitrary<Rate> rates() {
        return Arbitraries.oneOf(
                monotone(),
                tiers().map(tiers -> new Rate.Volume(tiers, TierSpan.EVENT)),
                tiers().map(tiers -> new Rate.Volume(tiers, TierSpan.PERIOD)));
    }
}
