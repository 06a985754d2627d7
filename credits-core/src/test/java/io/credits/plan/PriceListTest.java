package io.credits.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.amount.Percentage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceListTest {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private static final CurrencyUnit INR = CurrencyUnit.of("INR");

    /** Worked out by hand: subtotal, volume discount of it, recurrence discount of the rest. */
    @ParameterizedTest
    @CsvSource({
        // credits, recurrence, subtotal, discounts, taxable
        "1000, ONE_TIME, 100.00, 0.00, 100.00",
        "1000, MONTHLY, 100.00, 10.00, 90.00",
        "49999, QUARTERLY, 4999.90, 749.99, 4249.91", // 749.985 goes up
        "50000, ONE_TIME, 5000.00, 250.00, 4750.00",
        "50000, MONTHLY, 5000.00, 725.00, 4275.00", // 250.00, then 475.00 of 4750.00
        "50001, WEEKLY, 5000.10, 487.51, 4512.59" // 250.005 goes up to 250.01; 237.5045 of 4750.09 goes down
    })
    void shouldTakeTheVolumeDiscountFirstAndTheRecurrenceDiscountOffTheRest(
            String credits, Recurrence recurrence, String subtotal, String discount, String taxable) {
        PriceBreakdown price = catalogue().price(Credits.parse(credits), recurrence);
        assertThat(price.subtotal()).isEqualTo(Money.parse("INR " + subtotal));
        assertThat(price.discount()).isEqualTo(Money.parse("INR " + discount));
        assertThat(price.taxable()).isEqualTo(Money.parse("INR " + taxable));
    }

    @Test
    void shouldNameTheRuleOfEachLine() {
        PriceBreakdown price = catalogue().price(Credits.of(50_000), Recurrence.MONTHLY);
        assertThat(price.discounts())
                .containsExactly(
                        new DiscountLine(
                                "volume:50000",
                                START,
                                Percentage.of(5),
                                Money.parse("INR 5000.00"),
                                Money.parse("INR 250.00")),
                        new DiscountLine(
                                "recurrence:MONTHLY",
                                START,
                                Percentage.of(10),
                                Money.parse("INR 4750.00"),
                                Money.parse("INR 475.00")));
        assertThat(price.unitPrice()).isEqualByComparingTo("0.1");
        assertThat(price.version()).isEqualTo(START);
        assertThat(catalogue().price(Credits.of(1), Recurrence.ONE_TIME).discounts())
                .isEmpty();
    }

    @Test
    void shouldApplyOnlyTheHighestThresholdReached() {
        PriceListVersion version = PriceListVersion.builder(START, INR, BigDecimal.ONE)
                .volumeDiscount(Credits.of(1000), Percentage.of(20))
                .volumeDiscount(Credits.of(10), Percentage.of(5))
                .volumeDiscount(Credits.of(100), Percentage.of(0))
                .build();
        assertThat(version.volumeDiscounts())
                .extracting(discount -> discount.atLeast().toString())
                .containsExactly("10", "100", "1000");
        assertThat(taxable(version, "9.999999")).isEqualTo("INR 10.00");
        assertThat(taxable(version, "10")).isEqualTo("INR 9.50");
        assertThat(taxable(version, "100")).isEqualTo("INR 100.00");
        assertThat(taxable(version, "1000")).isEqualTo("INR 800.00");
    }

    @Test
    void shouldRoundToTheMinorUnitOfTheCurrency() {
        BigDecimal price = new BigDecimal("0.0125");
        assertThat(taxable(
                        PriceListVersion.builder(START, CurrencyUnit.of("JPY"), price)
                                .build(),
                        "40"))
                .isEqualTo("JPY 1");
        assertThat(taxable(
                        PriceListVersion.builder(START, CurrencyUnit.of("KWD"), price)
                                .build(),
                        "0.04"))
                .isEqualTo("KWD 0.001");
        assertThat(taxable(PriceListVersion.builder(START, INR, price).build(), "1"))
                .isEqualTo("INR 0.01");
    }

    @Test
    void shouldRefuseAPurchaseThatWouldCostNothing() {
        PriceListVersion cheap =
                PriceListVersion.builder(START, INR, new BigDecimal("0.0001")).build();
        assertThatThrownBy(() -> cheap.price(Credits.parse("49.999999"), Recurrence.ONE_TIME))
                .isInstanceOfSatisfying(
                        InvalidAmountException.class,
                        e -> assertThat(e.reason()).isEqualTo(InvalidAmountException.Reason.INVALID_AMOUNT));
        assertThat(taxable(cheap, "50")).isEqualTo("INR 0.01");
    }

    @Test
    void shouldGiveAwayOnlyByADiscountOfAHundredPerCent() {
        PriceListVersion free = PriceListVersion.builder(START, INR, BigDecimal.ONE)
                .recurrenceDiscount(Recurrence.WEEKLY, Percentage.HUNDRED)
                .recurrenceDiscount(Recurrence.MONTHLY, Percentage.of("99.999999"))
                .build();
        assertThat(free.price(Credits.of(7), Recurrence.WEEKLY).taxable()).isEqualTo(Money.zero(INR));
        assertThatThrownBy(() -> free.price(Credits.of(7), Recurrence.MONTHLY))
                .isInstanceOf(InvalidAmountException.class);
    }

    @Test
    void shouldRefusePurchasesOutsideTheLimits() {
        for (String credits : List.of("0", "-1", "0.999999", "10000000.000001")) {
            assertThatThrownBy(() -> catalogue().price(Credits.parse(credits), Recurrence.ONE_TIME))
                    .isInstanceOf(InvalidAmountException.class)
                    .hasMessage("credits: wanted 1 to 10000000, found " + credits);
        }
        assertThat(taxable(catalogue(), "10000000")).isEqualTo("INR 950000.00");
    }

    @Property
    void shouldAlwaysSumAndStayWithinAMinorUnitOfTheExactPrice(
            @ForAll @LongRange(min = 1_000_000, max = 10_000_000_000_000L) long micros,
            @ForAll @LongRange(min = 10_000_000_000L, max = 1_000_000_000_000L) long priceIn10ToMinus12,
            @ForAll @IntRange(max = 99_000_000) int volume,
            @ForAll @IntRange(max = 99_000_000) int committed) {
        PriceListVersion version = PriceListVersion.builder(START, INR, BigDecimal.valueOf(priceIn10ToMinus12, 12))
                .volumeDiscount(Credits.ofMicros(1), new Percentage(BigDecimal.valueOf(volume, 6)))
                .recurrenceDiscount(Recurrence.WEEKLY, new Percentage(BigDecimal.valueOf(committed, 6)))
                .build();
        PriceBreakdown price;
        try {
            price = version.price(Credits.ofMicros(micros), Recurrence.WEEKLY);
        } catch (InvalidAmountException worthNothing) {
            return;
        }
        // All in minor units as whole numbers, rounded half up by adding a half and cutting off.
        BigInteger subtotal = halfUp(big(micros).multiply(big(priceIn10ToMinus12)), 16);
        BigInteger first = halfUp(subtotal.multiply(big(volume)), 8);
        BigInteger second = halfUp(subtotal.subtract(first).multiply(big(committed)), 8);
        assertThat(minor(price.subtotal())).isEqualTo(subtotal);
        assertThat(minor(price.taxable())).isEqualTo(subtotal.subtract(first).subtract(second));
        Money sum = price.taxable();
        for (DiscountLine line : price.discounts()) {
            sum = sum.plus(line.amount());
        }
        assertThat(sum).isEqualTo(price.subtotal());
        assertThat(price.taxable().isNegative()).isFalse();
    }

    @Test
    void shouldFindTheVersionInForce() {
        Instant later = START.plus(Duration.ofDays(10));
        PriceListVersion one =
                PriceListVersion.builder(START, INR, BigDecimal.ONE).build();
        PriceListVersion two =
                PriceListVersion.builder(later, INR, BigDecimal.TEN).build();
        PriceList list = new PriceList(List.of(one, two));
        assertThat(list.versionAt(START.minusNanos(1))).isEmpty();
        assertThat(list.versionAt(START)).contains(one);
        assertThat(list.versionAt(later.minusNanos(1))).contains(one);
        assertThat(list.versionAt(later)).contains(two);
        assertThatThrownBy(() -> new PriceList(List.of(two, one))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PriceList(List.of(one, one))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PriceList(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldExpireBoughtCreditsOnTheLocalCalendar() {
        PriceListVersion year = PriceListVersion.builder(START, INR, BigDecimal.ONE)
                .creditsValid(java.time.Period.parse("P1M"))
                .build();
        ZoneId newYork = ZoneId.of("America/New_York");
        assertThat(year.creditsExpireAt(Instant.parse("2025-01-31T14:00:00Z"), newYork))
                .contains(Instant.parse("2025-02-28T14:00:00Z"));
        // 9 March 2025, 02:30 does not exist: 03:30 local.
        assertThat(year.creditsExpireAt(Instant.parse("2025-02-09T07:30:00Z"), newYork))
                .contains(Instant.parse("2025-03-09T07:30:00Z"));
        assertThat(catalogue().creditsExpireAt(START, newYork)).isEmpty();
    }

    @Test
    void shouldUseTheNamedDefaults() {
        PriceListVersion version =
                PriceListVersion.builder(START, INR, BigDecimal.ONE).build();
        assertThat(version.quoteValid()).isEqualTo(Duration.parse("PT30M"));
        assertThat(version.minCredits()).isEqualTo(Credits.ofMicros(1));
        assertThat(version.maxCredits()).isEqualTo(Credits.MAX_OPERATION);
        assertThat(version.creditsValid()).isNull();
    }

    @Test
    void shouldReachItsLimits() {
        PriceListVersion version = PriceListVersion.builder(START, INR, new BigDecimal("1E+9"))
                .limits(Credits.of(3), Credits.of(3))
                .quoteValid(Duration.ofDays(366))
                .recurrenceDiscount(Recurrence.QUARTERLY, Percentage.of(3))
                .recurrenceDiscount(Recurrence.WEEKLY, Percentage.of(1))
                .build();
        assertThat(version.price(Credits.of(3), Recurrence.ONE_TIME).taxable())
                .isEqualTo(Money.parse("INR 3000000000.00"));
        assertThat(version.recurrenceDiscounts())
                .extracting(RecurrenceDiscount::recurrence)
                .containsExactly(Recurrence.WEEKLY, Recurrence.QUARTERLY);
    }

    @Test
    void shouldRefuseVersionsThatMakeNoSense() {
        refused(PriceListVersion.builder(START, INR, BigDecimal.ZERO), "unitPrice: ");
        refused(PriceListVersion.builder(START, INR, new BigDecimal("1E-13")), "unitPrice: ");
        refused(PriceListVersion.builder(START, INR, new BigDecimal("1000000000.1")), "unitPrice: ");
        refused(builder().limits(Credits.ZERO, Credits.of(1)), "minCredits: ");
        refused(builder().limits(Credits.of(2), Credits.of(1)), "maxCredits: ");
        refused(builder().limits(Credits.of(2), Credits.of(1_000_000_001)), "maxCredits: ");
        refused(builder().quoteValid(Duration.ZERO), "quoteValid: ");
        refused(builder().quoteValid(Duration.ofDays(367)), "quoteValid: ");
        refused(builder().creditsValid(java.time.Period.ZERO), "creditsValid: ");
        refused(builder().creditsValid(java.time.Period.ofDays(-1)), "creditsValid: ");
        refused(
                builder()
                        .volumeDiscount(Credits.of(1), Percentage.ZERO)
                        .volumeDiscount(Credits.of(1), Percentage.HUNDRED),
                "volumeDiscounts: ");
        refused(
                builder()
                        .recurrenceDiscount(Recurrence.WEEKLY, Percentage.ZERO)
                        .recurrenceDiscount(Recurrence.WEEKLY, Percentage.HUNDRED),
                "recurrenceDiscounts: ");
        assertThatThrownBy(() -> new VolumeDiscount(Credits.ZERO, Percentage.ZERO))
                .isInstanceOf(InvalidAmountException.class);
    }

    @Test
    void shouldKnowTheScheduleOfEachRecurrence() {
        assertThat(Recurrence.ONE_TIME.schedule()).isEmpty();
        assertThat(Recurrence.WEEKLY.schedule()).contains(new RefreshSchedule(Period.WEEK, 1));
        assertThat(Recurrence.MONTHLY.schedule()).contains(new RefreshSchedule(Period.MONTH, 1));
        assertThat(Recurrence.QUARTERLY.schedule()).contains(new RefreshSchedule(Period.QUARTER, 1));
    }

    /** The price list of the catalogue's example. */
    private static PriceListVersion catalogue() {
        return PriceListVersion.builder(START, INR, new BigDecimal("0.10"))
                .limits(Credits.of(1), Credits.of(10_000_000))
                .volumeDiscount(Credits.of(50_000), Percentage.of(5))
                .recurrenceDiscount(Recurrence.ONE_TIME, Percentage.ZERO)
                .recurrenceDiscount(Recurrence.WEEKLY, Percentage.of(5))
                .recurrenceDiscount(Recurrence.MONTHLY, Percentage.of(10))
                .recurrenceDiscount(Recurrence.QUARTERLY, Percentage.of(15))
                .build();
    }

    private static PriceListVersion.Builder builder() {
        return PriceListVersion.builder(START, INR, BigDecimal.ONE);
    }

    private static String taxable(PriceListVersion version, String credits) {
        return version.price(Credits.parse(credits), Recurrence.ONE_TIME)
                .taxable()
                .toString();
    }

    private static void refused(PriceListVersion.Builder builder, String argument) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(argument);
    }

    private static BigInteger halfUp(BigInteger number, int decimals) {
        BigInteger unit = BigInteger.TEN.pow(decimals);
        return number.multiply(BigInteger.TWO).add(unit).divide(unit.multiply(BigInteger.TWO));
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }

    private static BigInteger minor(Money money) {
        return BigInteger.valueOf(money.getAmountMinorLong());
    }
}
