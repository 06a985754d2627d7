package io.credits.examples.host;

import io.credits.rating.ChannelId;
import io.credits.rating.Feature;
import io.credits.spi.Catalog;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Features and channels in words; the ids are the host's own, so are the words. */
@Component("names")
public class Names {

    private static final Map<String, String> CHANNELS = Map.of(
            "whatsapp", "WhatsApp",
            "sms", "SMS",
            "email", "E-mail",
            "webchat", "Web chat",
            "unassigned", "No channel");

    private final Catalog catalog;

    Names(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Returns a channel's id.
     *
     * @param channel the channel, or null for none
     * @return its id, or {@code unassigned}
     */
    public static String channelKey(@Nullable ChannelId channel) {
        return channel == null ? "unassigned" : channel.value();
    }

    /**
     * Names a channel.
     *
     * @param id its id
     * @return the name for people
     */
    public String channel(String id) {
        return CHANNELS.getOrDefault(id, id);
    }

    /**
     * Names a feature.
     *
     * @param id its id
     * @return the name for people
     */
    public String feature(String id) {
        return find(id).map(Feature::name).orElse(id.equals("unassigned") ? "No feature" : id);
    }

    /**
     * Names a feature's unit.
     *
     * @param id the feature's id
     * @return the unit, in the singular
     */
    public String unit(String id) {
        return find(id).map(Feature::unit).orElse("unit");
    }

    private Optional<Feature> find(String id) {
        return catalog.features().stream()
                .filter(each -> each.id().value().equals(id))
                .findFirst();
    }
}
