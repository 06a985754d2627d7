package io.credits.plan;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.amount.Percentage;
import io.credits.amount.PlainDecimal;
import io.credits.rating.EffectiveDated;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * The price of bought credits from one instant on.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param from the instant from which it is in force
 * @param currency the currency of the price
 * @param unitPrice the money for one credit, more than zero, in at most {@value #MAX_PRICE_DECIMALS} decimals
 * @param minCredits the smallest purchase, more than zero
 * @param maxCredits the largest purchase, at most {@link Credits#MAX_OPERATION}
 * @param volumeDiscounts what is taken off large purchases, by increasing threshold
 * @param recurrenceDiscounts what is taken off for a commitment, at most one for each recurrence
 * @param quoteValid for how long a quote holds, more than zero and at most {@link #MAX_QUOTE_VALID}
 * @param creditsValid for how long bought credits last, counted on the local calendar like a schedule; null for ever
 */
public record PriceListVersion(
        Instant from,
        CurrencyUnit currency,
        BigDecimal unitPrice,
        Credits minCredits,
        Credits maxCredits,
        List<VolumeDiscount> volumeDiscounts,
        List<RecurrenceDiscount> recurrenceDiscounts,
        Duration quoteValid,
        @Nullable Period creditsValid)
        implements EffectiveDated {

    /** The largest number of decimals of a unit price. */
    public static final int MAX_PRICE_DECIMALS = 12;

    /** The largest unit price: 1,000,000,000 units of the currency. */
    public static final BigDecimal MAX_PRICE = BigDecimal.TEN.pow(9);

    /** The smallest purchase unless another is given: one micro. */
    public static final Credits DEFAULT_MIN_CREDITS = Credits.ofMicros(1);

    /** How long a quote holds unless told otherwise: half an hour. */
    public static final Duration DEFAULT_QUOTE_VALID = Duration.ofMinutes(30);

    /** How long a quote holds at most: 366 days. */
    public static final Duration MAX_QUOTE_VALID = Duration.ofDays(366);

    /**
     * Checks the limits and copies the discounts, the volume discounts by increasing threshold and the recurrence
     * discounts in the order of {@link Recurrence}.
     *
     * @param from the instant from which it is in force
     * @param currency the currency of the price
     * @param unitPrice the money for one credit, more than zero
     * @param minCredits the smallest purchase, more than zero
     * @param maxCredits the largest purchase, at least the smallest
     * @param volumeDiscounts what is taken off large purchases, at most one for each threshold
     * @param recurrenceDiscounts what is taken off for a commitment, at most one for each recurrence
     * @param quoteValid for how long a quote holds, more than zero
     * @param creditsValid for how long bought credits last, more than zero; null for ever
     * @throws InvalidAmountException if the price or a number of credits is outside its limits
     * @throws IllegalArgumentException if a duration is outside its limits or two discounts have one condition
     */
    public PriceListVersion {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(currency, "currency");
        unitPrice = price(unitPrice);
        if (!minCredits.isPositive()) {
            throw InvalidAmountException.invalid("minCredits", "more than 0", minCredits);
        }
        if (maxCredits.withinOperation("maxCredits").compareTo(minCredits) < 0) {
            throw InvalidAmountException.invalid("maxCredits", "at least minCredits " + minCredits, maxCredits);
        }
        volumeDiscounts = byThreshold(volumeDiscounts);
        recurrenceDiscounts = byRecurrence(recurrenceDiscounts);
        if (quoteValid.isNegative() || quoteValid.isZero() || quoteValid.compareTo(MAX_QUOTE_VALID) > 0) {
            throw new IllegalArgumentException(
                    "quoteValid: wanted more than 0 and at most " + MAX_QUOTE_VALID + ", found " + quoteValid);
        }
        if (creditsValid != null && (creditsValid.isZero() || creditsValid.isNegative())) {
            throw new IllegalArgumentException("creditsValid: wanted a positive period, found " + creditsValid);
        }
    }

    /**
     * Begins a version.
     *
     * @param from the instant from which it is in force
     * @param currency the currency of the price
     * @param unitPrice the money for one credit, more than zero
     * @return a builder with no discounts and the default limits
     */
    public static Builder builder(Instant from, CurrencyUnit currency, BigDecimal unitPrice) {
        return new Builder(from, currency, unitPrice);
    }

    /**
     * Prices a purchase before tax [R3]: the subtotal is rounded half up to the minor unit; the volume discount is taken off
     * it first, the recurrence discount off what is left, each rounded half up; a discount of 0 % makes no line.
     *
     * @param credits the credits to be bought, within the limits of this version
     * @param recurrence how often
     * @return the price, line by line
     * @throws InvalidAmountException with INVALID_AMOUNT if the credits are outside the limits, or cost nothing after
     *     rounding without a discount of 100 %
     */
    public PriceBreakdown price(Credits credits, Recurrence recurrence) {
        if (credits.compareTo(minCredits) < 0 || credits.compareTo(maxCredits) > 0) {
            throw InvalidAmountException.invalid("credits", minCredits + " to " + maxCredits, credits);
        }
        return PriceBreakdown.of(this, credits, recurrence);
    }

    /**
     * Returns when credits bought at an instant expire, counted on the local calendar as schedules are [R9].
     *
     * @param boughtAt the instant of the purchase
     * @param zone the account's zone
     * @return the first instant at which they are worth nothing; empty if they last for ever
     */
    public Optional<Instant> creditsExpireAt(Instant boughtAt, ZoneId zone) {
        return Optional.ofNullable(creditsValid)
                .map(valid -> LocalTimes.resolve(
                        LocalDateTime.ofInstant(boughtAt, zone).plus(valid), zone));
    }

    /** Finds the volume discount with the highest threshold that a purchase reaches. */
    Optional<VolumeDiscount> volumeDiscountFor(Credits credits) {
        return volumeDiscounts.stream()
                .filter(discount -> discount.atLeast().compareTo(credits) <= 0)
                .reduce((lower, higher) -> higher);
    }

    /** Returns the discount for a commitment; 0 % if none is listed. */
    Percentage recurrencePercent(Recurrence recurrence) {
        return recurrenceDiscounts.stream()
                .filter(discount -> discount.recurrence() == recurrence)
                .findFirst()
                .map(RecurrenceDiscount::percent)
                .orElse(Percentage.ZERO);
    }

    private static BigDecimal price(BigDecimal unitPrice) {
        if (unitPrice.compareTo(MAX_PRICE) > 0) {
            throw InvalidAmountException.overflow("unitPrice", "at most " + MAX_PRICE, unitPrice);
        }
        if (unitPrice.signum() <= 0) {
            throw InvalidAmountException.invalid("unitPrice", "more than 0", unitPrice);
        }
        BigDecimal canonical = PlainDecimal.canonical(unitPrice);
        if (canonical.scale() > MAX_PRICE_DECIMALS) {
            throw InvalidAmountException.invalid("unitPrice", "at most " + MAX_PRICE_DECIMALS + " decimals", canonical);
        }
        return canonical;
    }

    private static List<VolumeDiscount> byThreshold(List<VolumeDiscount> discounts) {
        List<VolumeDiscount> sorted = new ArrayList<>(discounts);
        sorted.sort(Comparator.comparing(VolumeDiscount::atLeast));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).atLeast().equals(sorted.get(i - 1).atLeast())) {
                throw new IllegalArgumentException("volumeDiscounts: wanted one for each threshold, found two at least "
                        + sorted.get(i).atLeast());
            }
        }
        return List.copyOf(sorted);
    }

    private static List<RecurrenceDiscount> byRecurrence(List<RecurrenceDiscount> discounts) {
        Set<Recurrence> seen = EnumSet.noneOf(Recurrence.class);
        for (RecurrenceDiscount discount : discounts) {
            if (!seen.add(discount.recurrence())) {
                throw new IllegalArgumentException(
                        "recurrenceDiscounts: wanted one for each recurrence, found two for " + discount.recurrence());
            }
        }
        List<RecurrenceDiscount> sorted = new ArrayList<>(discounts);
        sorted.sort(Comparator.comparing(RecurrenceDiscount::recurrence));
        return List.copyOf(sorted);
    }

    /** Collects what a version is made of. Not safe for use by several threads. */
    public static final class Builder {

        private final Instant from;
        private final CurrencyUnit currency;
        private final BigDecimal unitPrice;
        private final List<VolumeDiscount> volumeDiscounts = new ArrayList<>();
        private final List<RecurrenceDiscount> recurrenceDiscounts = new ArrayList<>();
        private Credits minCredits = DEFAULT_MIN_CREDITS;
        private Credits maxCredits = Credits.MAX_OPERATION;
        private Duration quoteValid = DEFAULT_QUOTE_VALID;
        private @Nullable Period creditsValid;

        private Builder(Instant from, CurrencyUnit currency, BigDecimal unitPrice) {
            this.from = from;
            this.currency = currency;
            this.unitPrice = unitPrice;
        }

        /**
         * Limits purchases; one micro to {@link Credits#MAX_OPERATION} unless given.
         *
         * @param minCredits the smallest purchase, more than zero
         * @param maxCredits the largest purchase
         * @return this builder
         */
        public Builder limits(Credits minCredits, Credits maxCredits) {
            this.minCredits = minCredits;
            this.maxCredits = maxCredits;
            return this;
        }

        /**
         * Adds a discount for large purchases.
         *
         * @param atLeast the smallest purchase it applies to, more than zero
         * @param percent the share taken off the subtotal
         * @return this builder
         * @throws InvalidAmountException with INVALID_AMOUNT if the threshold is not positive
         */
        public Builder volumeDiscount(Credits atLeast, Percentage percent) {
            volumeDiscounts.add(new VolumeDiscount(atLeast, percent));
            return this;
        }

        /**
         * Adds a discount for a commitment.
         *
         * @param recurrence the commitment
         * @param percent the share taken off what the volume discount leaves
         * @return this builder
         */
        public Builder recurrenceDiscount(Recurrence recurrence, Percentage percent) {
            recurrenceDiscounts.add(new RecurrenceDiscount(recurrence, percent));
            return this;
        }

        /**
         * Says for how long a quote holds; {@link PriceListVersion#DEFAULT_QUOTE_VALID} unless given.
         *
         * @param quoteValid more than zero
         * @return this builder
         */
        public Builder quoteValid(Duration quoteValid) {
            this.quoteValid = quoteValid;
            return this;
        }

        /**
         * Says for how long bought credits last; for ever unless given.
         *
         * @param creditsValid counted on the local calendar; null for ever
         * @return this builder
         */
        public Builder creditsValid(@Nullable Period creditsValid) {
            this.creditsValid = creditsValid;
            return this;
        }

        /**
         * Makes the version.
         *
         * @return the version
         * @throws InvalidAmountException if the price or a number of credits is outside its limits
         * @throws IllegalArgumentException if a duration is outside its limits or two discounts have one condition
         */
        public PriceListVersion build() {
            return new PriceListVersion(
                    from,
                    currency,
                    unitPrice,
                    minCredits,
                    maxCredits,
                    volumeDiscounts,
                    recurrenceDiscounts,
                    quoteValid,
                    creditsValid);
        }
    }
}
