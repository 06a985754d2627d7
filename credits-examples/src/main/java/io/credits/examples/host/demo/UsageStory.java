package io.credits.examples.host.demo;

import io.credits.amount.Quantity;
import io.credits.ledger.AccountId;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes up what a messaging product's customer uses. The same seed tells the same story. Not safe for several threads. */
final class UsageStory {

    private static final String[] CHANNELS = {"whatsapp", "whatsapp", "whatsapp", "sms", "email", "webchat"};

    private final AccountId account;
    private final Random random;
    private final String keyPrefix;
    private long count;

    UsageStory(AccountId account, long seed, String keyPrefix) {
        this.account = account;
        this.random = new Random(seed);
        this.keyPrefix = keyPrefix;
    }

    /** How many things happen on a day: fewer on weekends, more as the customer grows. */
    int eventsOn(LocalDate day, int dayOfStory, int days) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        int ordinary = weekend ? 24 : 46;
        return ordinary * (80 + 35 * dayOfStory / days) / 100 + random.nextInt(9);
    }

    /** A day's ordinary event: campaigns go to hundreds at once. */
    ConsumeCredits next() {
        int ticket = random.nextInt(100);
        if (ticket < 26) {
            String channel = CHANNELS[random.nextInt(CHANNELS.length)];
            int people = channel.equals("email") ? 400 + random.nextInt(1_600) : 40 + random.nextInt(280);
            return usage("messaging.campaign", people, channel);
        }
        if (ticket < 52) {
            return usage("automation.workflow", 4 + random.nextInt(24), random.nextInt(3) == 0 ? "sms" : "whatsapp");
        }
        if (ticket < 84) {
            return usage("ai.completion", 3 + random.nextInt(18), random.nextInt(4) == 0 ? "whatsapp" : "webchat");
        }
        return usage("content.management", 1 + random.nextInt(14), null);
    }

    /** Something small, as it happens all day long. */
    ConsumeCredits small() {
        int ticket = random.nextInt(100);
        if (ticket < 40) {
            return usage("messaging.campaign", 4 + random.nextInt(16), CHANNELS[random.nextInt(CHANNELS.length)]);
        }
        if (ticket < 65) {
            return usage("automation.workflow", 1 + random.nextInt(3), "whatsapp");
        }
        return ticket < 92
                ? usage("ai.completion", 1 + random.nextInt(3), "webchat")
                : usage("content.management", 1, null);
    }

    int secondOfDay() {
        return 8 * 3_600 + random.nextInt(13 * 3_600);
    }

    private ConsumeCredits usage(String feature, int quantity, @Nullable String channel) {
        count++;
        ConsumeCredits usage = ConsumeCredits.of(
                account, IdempotencyKey.of(keyPrefix + count), FeatureId.of(feature), Quantity.of(quantity));
        return channel == null ? usage : usage.through(ChannelId.of(channel));
    }
}
