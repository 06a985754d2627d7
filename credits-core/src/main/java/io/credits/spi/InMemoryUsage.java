package io.credits.spi;

import io.credits.ledger.Usage;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import io.credits.report.ChannelDay;
import io.credits.report.DailyUsage;
import io.credits.report.FeatureDay;
import io.credits.report.UsageTotals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One account's daily totals, as a database keeps them in its two rollups. Guarded by the ledger that it belongs to. */
final class InMemoryUsage {

    private final TreeMap<LocalDate, Map<Optional<FeatureId>, UsageTotals>> features = new TreeMap<>();
    private final TreeMap<LocalDate, Map<Optional<ChannelId>, UsageTotals>> channels = new TreeMap<>();

    void add(Usage used) {
        UsageTotals totals = new UsageTotals(used.credits(), used.quantity(), used.money(), used.events());
        add(features, used.day(), Optional.ofNullable(used.feature()), totals);
        add(channels, used.day(), Optional.ofNullable(used.channel()), totals);
    }

    private static <K> void add(Map<LocalDate, Map<K, UsageTotals>> rollup, LocalDate day, K key, UsageTotals totals) {
        rollup.computeIfAbsent(day, unused -> new HashMap<>()).merge(key, totals, UsageTotals::plus);
    }

    DailyUsage between(LocalDate from, LocalDate to) {
        List<FeatureDay> byFeature = new ArrayList<>();
        features.subMap(from, true, to, true)
                .forEach((day, sums) -> sums.forEach(
                        (feature, totals) -> byFeature.add(new FeatureDay(day, feature.orElse(null), totals))));
        List<ChannelDay> byChannel = new ArrayList<>();
        channels.subMap(from, true, to, true)
                .forEach((day, sums) -> sums.forEach(
                        (channel, totals) -> byChannel.add(new ChannelDay(day, channel.orElse(null), totals))));
        return new DailyUsage(from, to, byFeature, byChannel);
    }
}
