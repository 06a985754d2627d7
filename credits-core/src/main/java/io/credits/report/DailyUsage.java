package io.credits.report;

import io.credits.amount.Credits;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An account's usage by day and feature and by day and channel: what every report about consumption is made of [R27].
 *
 * <p>Both lists count the same usage, so that they sum alike. Usage stands on the local day on which it occurred, and a
 * reversal on the day of its original. Immutable and safe for use by several threads.
 *
 * @param from the first day
 * @param to the last day, included
 * @param features what was used by day and feature, in this order; rows of nothing are left out
 * @param channels what was used by day and channel, in this order; rows of nothing are left out
 */
public record DailyUsage(LocalDate from, LocalDate to, List<FeatureDay> features, List<ChannelDay> channels) {

    /** What is shown for usage without a feature or without a channel. */
    public static final String UNASSIGNED = "unassigned";

    private static final Comparator<FeatureDay> BY_DAY_AND_FEATURE =
            Comparator.comparing(FeatureDay::day).thenComparing(row -> text(row.feature()));

    private static final Comparator<ChannelDay> BY_DAY_AND_CHANNEL =
            Comparator.comparing(ChannelDay::day).thenComparing(row -> text(row.channel()));

    /**
     * Creates the rows in their order, without those of nothing.
     *
     * @param from the first day
     * @param to the last day, included
     * @param features what was used by day and feature
     * @param channels what was used by day and channel
     */
    public DailyUsage {
        features = features.stream()
                .filter(row -> !row.totals().isNothing())
                .sorted(BY_DAY_AND_FEATURE)
                .toList();
        channels = channels.stream()
                .filter(row -> !row.totals().isNothing())
                .sorted(BY_DAY_AND_CHANNEL)
                .toList();
    }

    /** What has no name stands before all names; an id is never empty. */
    private static String text(@Nullable Object id) {
        return id == null ? "" : id.toString();
    }

    /**
     * Returns the rows of a part of the period.
     *
     * @param first the first day wanted
     * @param last the last day wanted, included
     * @return the usage of these days
     */
    public DailyUsage between(LocalDate first, LocalDate last) {
        return new DailyUsage(
                first,
                last,
                features.stream()
                        .filter(row -> isWithin(row.day(), first, last))
                        .toList(),
                channels.stream()
                        .filter(row -> isWithin(row.day(), first, last))
                        .toList());
    }

    private static boolean isWithin(LocalDate day, LocalDate first, LocalDate last) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /**
     * Returns what the whole period adds up to.
     *
     * @return the totals
     */
    public UsageTotals total() {
        UsageTotals total = UsageTotals.NONE;
        for (FeatureDay row : features) {
            total = total.plus(row.totals());
        }
        return total;
    }

    /**
     * Returns consumption day by day.
     *
     * @return every day of the period
     */
    public UsageSeries series() {
        return series(features, FeatureDay::day, FeatureDay::totals, row -> true);
    }

    /**
     * Returns one feature's consumption day by day.
     *
     * @param feature the feature; empty for amounts that were debited without one
     * @return every day of the period
     */
    public UsageSeries seriesOf(Optional<FeatureId> feature) {
        return series(
                features,
                FeatureDay::day,
                FeatureDay::totals,
                row -> Optional.ofNullable(row.feature()).equals(feature));
    }

    /**
     * Returns one channel's consumption day by day.
     *
     * @param channel the channel; empty for usage without one
     * @return every day of the period
     */
    public UsageSeries seriesThrough(Optional<ChannelId> channel) {
        return series(
                channels,
                ChannelDay::day,
                ChannelDay::totals,
                row -> Optional.ofNullable(row.channel()).equals(channel));
    }

    private <R> UsageSeries series(
            List<R> rows, Function<R, LocalDate> dayOf, Function<R, UsageTotals> totals, Predicate<R> wanted) {
        Map<LocalDate, Credits> used = new HashMap<>();
        for (R row : rows) {
            if (wanted.test(row)) {
                used.merge(dayOf.apply(row), totals.apply(row).credits(), Credits::plus);
            }
        }
        List<UsageSeries.Day> days = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            days.add(new UsageSeries.Day(day, used.getOrDefault(day, Credits.ZERO)));
        }
        return new UsageSeries(days);
    }

    /**
     * Returns the table of features, the largest first, then by id [R27].
     *
     * @param currency the currency of the account's cost bases
     * @return a line for each feature that was used
     */
    public List<FeatureUsage> byFeature(CurrencyUnit currency) {
        Map<Optional<FeatureId>, UsageTotals> sums = new HashMap<>();
        features.forEach(row -> sums.merge(Optional.ofNullable(row.feature()), row.totals(), UsageTotals::plus));
        List<Ranking.Ranked<Optional<FeatureId>>> ranked = Ranking.of(sums, currency, DailyUsage::name);
        return ranked.stream()
                .map(line -> new FeatureUsage(
                        line.key().orElse(null),
                        line.totals().quantity(),
                        line.totals().credits(),
                        line.spend(),
                        line.totals().events(),
                        line.share()))
                .toList();
    }

    /**
     * Returns the channels with their shares, the largest first, then by id [R27].
     *
     * @param currency the currency of the account's cost bases
     * @return a slice for each channel that was used
     */
    public List<ChannelUsage> byChannel(CurrencyUnit currency) {
        Map<Optional<ChannelId>, UsageTotals> sums = new HashMap<>();
        channels.forEach(row -> sums.merge(Optional.ofNullable(row.channel()), row.totals(), UsageTotals::plus));
        List<Ranking.Ranked<Optional<ChannelId>>> ranked = Ranking.of(sums, currency, DailyUsage::name);
        return ranked.stream()
                .map(slice -> new ChannelUsage(
                        slice.key().orElse(null),
                        slice.totals().credits(),
                        slice.spend(),
                        slice.totals().events(),
                        slice.share()))
                .toList();
    }

    private static String name(Optional<?> id) {
        return id.map(Object::toString).orElse(UNASSIGNED);
    }

    /**
     * Returns the whole period in three numbers.
     *
     * @param currency the currency of the account's cost bases
     * @return days, credits and money
     */
    public PeriodTotals totals(CurrencyUnit currency) {
        UsageTotals total = total();
        Money spend = Money.of(currency, total.money(), RoundingMode.HALF_UP);
        return new PeriodTotals(from, to, total.credits(), spend, total.events());
    }
}
