package io.credits.examples.tour;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Random;

/**
 * Makes the usage file that comes along, byte for byte the same on every machine: three months of a made-up messaging product
 * in India.
 *
 * <p>Working days are busier than weekends, campaigns go out in the morning and in the early evening, answers and workflows
 * follow the customers' waking hours, content is edited at the office. The generator of {@link Random} is specified, so a seed is
 * enough.
 */
final class UsageFileGenerator {

    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2025, 3, 31);
    private static final long SEED = 20_250_101;
    private static final int WORKDAY_LINES = 74;
    private static final int WEEKEND_LINES = 44;

    /** How many of a thousand lines fall into each local hour. */
    private static final int[] HOURS = {
        3, 2, 2, 2, 4, 8, 16, 30, 58, 92, 108, 86, 60, 48, 46, 48, 56, 78, 92, 70, 42, 26, 15, 8
    };

    private final Random random = new Random(SEED);
    private final StringBuilder text = new StringBuilder(UsageFile.HEADER).append('\n');
    private int lines;

    /**
     * Writes the file.
     *
     * @param args where to
     * @throws IOException if it cannot be written
     */
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0]), new UsageFileGenerator().generate(), StandardCharsets.UTF_8);
    }

    String generate() {
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            boolean weekend = day.getDayOfWeek().getValue() > 5;
            int wanted = (weekend ? WEEKEND_LINES : WORKDAY_LINES) + random.nextInt(11) - 5;
            int[] seconds = random.ints(wanted, 0, 3_600)
                    .map(second -> hour() * 3_600 + second)
                    .sorted()
                    .toArray();
            for (int second : seconds) {
                line(day, LocalTime.ofSecondOfDay(second));
            }
        }
        return text.toString();
    }

    private int hour() {
        int ticket = random.nextInt(1_000);
        int hour = 0;
        while (ticket >= HOURS[hour]) {
            ticket -= HOURS[hour++];
        }
        return hour;
    }

    private void line(LocalDate day, LocalTime time) {
        text.append(day.atTime(time).atZone(ZONE).toInstant()).append(',');
        int ticket = random.nextInt(100);
        if (ticket < 30) {
            text.append("messaging.campaign,").append(campaign());
        } else if (ticket < 55) {
            text.append("automation.workflow,")
                    .append(random.nextInt(10) < 7 ? "whatsapp," : "webchat,")
                    .append(1);
        } else if (ticket < 72) {
            text.append("ai.completion,webchat,").append(1 + random.nextInt(6));
        } else if (ticket < 88) {
            text.append("ai.tokens,webchat,").append(200 + random.nextInt(9_800));
        } else {
            text.append("content.management,,").append(1 + random.nextInt(12));
        }
        text.append(",u-").append(String.valueOf(100_001 + lines++), 1, 6).append('\n');
    }

    private String campaign() {
        int ticket = random.nextInt(100);
        if (ticket < 45) {
            return "whatsapp," + (20 + random.nextInt(181));
        }
        if (ticket < 65) {
            return "sms," + (20 + random.nextInt(131));
        }
        return ticket < 90 ? "email," + (200 + random.nextInt(1_801)) : "webchat," + (5 + random.nextInt(36));
    }
}
