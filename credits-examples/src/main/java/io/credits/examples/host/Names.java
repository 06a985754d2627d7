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
class Names {

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

    static String channelKey(@Nullable ChannelId channel) {
        return channel == null ? "unassigned" : channel.value();
    }

    public String channel(String id) {
        return CHANNELS.getOrDefault(id, id);
    }

    public String feature(String id) {
        return find(id).map(Feature::name).orElse(id.equals("unassigned") ? "No feature" : id);
    }

    public String unit(String id) {
        return find(id).map(Feature::unit).orElse("unit");
    }

    private Optional<Feature> find(String id) {
        return catalog.features().stream()
                .filter(each -> each.id().value().equals(id))
                .findFirst();
    }
}
