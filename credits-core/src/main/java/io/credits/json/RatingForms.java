package io.credits.json;

import io.credits.rating.ChannelId;
import io.credits.rating.Charge;
import io.credits.rating.Feature;
import io.credits.rating.FeatureId;
import io.credits.rating.Rate;
import io.credits.rating.RateCard;
import io.credits.rating.RateCardId;
import io.credits.rating.RateCardVersion;
import io.credits.rating.RateLine;
import io.credits.rating.Tier;
import java.math.BigDecimal;

/** The forms of features and rate cards, as in a catalogue. */
final class RatingForms {

    private RatingForms() {}

    static void declare(Forms forms) {
        forms.text(FeatureId.class, "a feature's id", FeatureId::of, FeatureId::value);
        forms.text(ChannelId.class, "a channel's id", ChannelId::of, ChannelId::value);
        forms.text(RateCardId.class, "a rate card's id", RateCardId::of, RateCardId::value);
        forms.plain(Feature.class);
        forms.declare(
                Tier.class,
                forms.record(Tier.class)
                        .optional("upTo")
                        .usually("flat", BigDecimal.ZERO)
                        .build());
        RateForm rate = new RateForm(forms);
        forms.declare(Rate.class, rate);
        forms.declare(
                RateLine.class,
                forms.record(RateLine.class)
                        .optional("feature", "channel")
                        .inline("rate", rate)
                        .build());
        forms.declare(
                RateCardVersion.class,
                forms.record(RateCardVersion.class)
                        .usually("rounding", RateCardVersion.DEFAULT_ROUNDING)
                        .named("lines", "rates")
                        .build());
        forms.plain(RateCard.class);
        forms.plain(Charge.class);
    }
}
