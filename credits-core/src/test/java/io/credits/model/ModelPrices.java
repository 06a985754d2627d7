package io.credits.model;

import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import io.credits.rating.Rate;
import io.credits.rating.RateCard;
import io.credits.rating.RateCardVersion;
import io.credits.rating.RateLine;
import io.credits.rating.Tier;
import io.credits.rating.TierSpan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/** One rate card, twice: as the library's objects, and as arithmetic that anyone can check by hand [R2, R19]. */
final class ModelPrices {

    static final Instant FIRST = Instant.parse("2023-06-01T00:00:00Z");
    static final Instant SECOND = Instant.parse("2024-02-15T00:00:00Z");

    static final RateCard CARD = RateCard.of("standard", version(FIRST, "0.05", "7"), version(SECOND, "0.07", "8"));

    private ModelPrices() {}

    private static RateCardVersion version(Instant from, String perMessage, String perMedia) {
        return RateCardVersion.of(
                from,
                RateLine.of(FeatureId.of("msg"), new Rate.PerUnit(new BigDecimal(perMessage))),
                RateLine.of(FeatureId.of("msg"), ChannelId.of("sms"), new Rate.PerUnit(new BigDecimal("0.1000001"))),
                RateLine.of(FeatureId.of("ai"), new Rate.PerPackage(new BigDecimal("1000"), new BigDecimal("0.25"))),
                RateLine.of(FeatureId.of("flow"), new Rate.Flat(new BigDecimal(perMedia))),
                RateLine.of(FeatureId.of("help"), new Rate.Free()),
                RateLine.of(
                        FeatureId.of("disk"),
                        new Rate.Graduated(
                                List.of(
                                        Tier.upTo(new BigDecimal("100"), BigDecimal.ONE),
                                        Tier.rest(new BigDecimal("0.5")).withFlat(new BigDecimal("3"))),
                                TierSpan.PERIOD)));
    }

    /** The charge, or null where there is no rate. */
    static BigDecimal charge(String feature, String channel, BigDecimal quantity, BigDecimal already, Instant used) {
        if (used.isBefore(FIRST)) {
            return null;
        }
        boolean second = !used.isBefore(SECOND);
        String root = feature.contains(".") ? feature.substring(0, feature.indexOf('.')) : feature;
        BigDecimal exact = switch (root) {
            case "msg" ->
                quantity.multiply(new BigDecimal("sms".equals(channel) ? "0.1000001" : second ? "0.07" : "0.05"));
            case "ai" ->
                quantity.divide(new BigDecimal(1000), 0, RoundingMode.CEILING).multiply(new BigDecimal("0.25"));
            case "flow" -> new BigDecimal(second ? "8" : "7");
            case "help" -> BigDecimal.ZERO;
            case "disk" -> disk(already.add(quantity)).subtract(disk(already));
            default -> null;
        };
        return exact == null ? null : exact.setScale(6, RoundingMode.CEILING);
    }

    private static BigDecimal disk(BigDecimal total) {
        BigDecimal hundred = new BigDecimal(100);
        return total.compareTo(hundred) <= 0
                ? total
                : hundred.add(new BigDecimal(3)).add(total.subtract(hundred).multiply(new BigDecimal("0.5")));
    }
}
