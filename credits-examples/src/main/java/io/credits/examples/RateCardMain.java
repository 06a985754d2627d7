package io.credits.examples;

import io.credits.amount.Quantity;
import io.credits.rating.ChannelId;
import io.credits.rating.Charge;
import io.credits.rating.FeatureId;
import io.credits.rating.Rate;
import io.credits.rating.RateCardVersion;
import io.credits.rating.RateLine;
import io.credits.rating.Tier;
import io.credits.rating.TierSpan;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Rate card: what does a usage cost, and which of several rates counts? */
public final class RateCardMain {

    private static final RateCardVersion CARD = RateCardVersion.of(
            Instant.parse("2025-01-01T00:00:00Z"),
            RateLine.of(FeatureId.of("messaging"), new Rate.PerUnit(new BigDecimal("0.05"))),
            RateLine.of(FeatureId.of("messaging"), ChannelId.of("sms"), new Rate.PerUnit(new BigDecimal("0.10"))),
            RateLine.of(FeatureId.of("ai.tokens"), new Rate.PerPackage(new BigDecimal("1000"), new BigDecimal("0.25"))),
            RateLine.of(
                    FeatureId.of("media"),
                    new Rate.Graduated(
                            List.of(Tier.upTo(new BigDecimal("10"), new BigDecimal("5")), Tier.rest(BigDecimal.ONE)),
                            TierSpan.EVENT)));

    private RateCardMain() {}

    /**
     * Prints the answer.
     *
     * @param args nothing
     */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        price(out, "messaging.campaign", "whatsapp", 30); // the parent's rate
        price(out, "messaging.campaign", "sms", 30); // the parent's rate for the channel
        price(out, "ai.tokens", "api", 1001); // two started blocks of a thousand
        price(out, "media", "web", 12); // ten at 5, two at 1
        out.println("voice: " + (CARD.lineFor(FeatureId.of("voice"), null).isEmpty() ? "no rate" : "a rate"));
    }

    private static void price(PrintStream out, String feature, String channel, long quantity) {
        RateLine line =
                CARD.lineFor(FeatureId.of(feature), ChannelId.of(channel)).orElseThrow();
        Charge charge = Charge.of(CARD, line, Quantity.ZERO, Quantity.of(quantity));
        out.println(quantity + " × " + feature + " through " + channel + ": " + charge.credits()
                + " credits by the rate " + line.name());
    }
}
