package io.credits.examples.host.ledger;

import io.credits.examples.host.Names;
import io.credits.examples.host.Show;
import io.credits.ledger.GrantEntry;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Reversed;
import io.credits.ledger.UsageEntry;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ledger entries in words. Templates know it as {@code @words}. */
@Component("words")
class EntryWords {

    private final Names names;
    private final Show show;

    EntryWords(Names names, Show show) {
        this.names = names;
        this.show = show;
    }

    public String title(LedgerEntry entry) {
        if (entry instanceof Reversed reversed) {
            return "Taken back: " + usage(reversed.feature(), reversed.channel());
        }
        if (entry instanceof UsageEntry usage) {
            return usage(usage.feature(), usage.channel());
        }
        if (entry instanceof GrantEntry.Granted granted) {
            return switch (granted.grant().kind()) {
                case PURCHASED -> "Bought credits";
                case PROMOTIONAL -> "Gift";
                case ADJUSTMENT -> "Adjustment";
                case ROLLOVER -> "Carried over";
                case PLAN -> "Plan credits";
            };
        }
        return switch (entry.kind()) {
            case REFRESHED -> "Plan refresh";
            case ROLLED_OVER -> "Carried over to the new period";
            case EXPIRED -> "Expired";
            case VOIDED -> "Withdrawn";
            case EXTENDED -> "Expiry moved";
            case HELD -> "Put on hold";
            case RELEASED -> "Hold released";
            case HOLD_EXPIRED -> "Hold ended";
            case PLAN_CHANGED -> "Plan changed";
            case PLAN_CANCELLED -> "Plan cancelled";
            case ZONE_CHANGED -> "Time zone changed";
            case DISPUTED -> "Payment charged back";
            case FROZEN -> "Account frozen";
            case THAWED -> "Account thawed";
            case ARCHIVED -> "Older usage archived";
            case CLOSED -> "Account closed";
            default -> entry.kind().name();
        };
    }

    public String detail(LedgerEntry entry) {
        if (entry instanceof UsageEntry usage && usage.used().signum() > 0 && usage.feature() != null) {
            String unit = names.unit(usage.feature().value());
            return show.plain(usage.used()) + " " + unit + (usage.used().intValue() == 1 ? "" : "s");
        }
        return entry instanceof GrantEntry.Granted granted
                ? granted.grant().id().value()
                : "";
    }

    private String usage(@Nullable FeatureId feature, @Nullable ChannelId channel) {
        String what = names.feature(feature == null ? "unassigned" : feature.value());
        return channel == null ? what : what + " through " + names.channel(channel.value());
    }
}
