package io.credits.json;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * ISO-8601 texts of instants, the same as those of {@link Instant#toString()} and {@link Instant#parse}, without a formatter: a
 * balance sheet is mostly instants, and is written at every debit.
 */
final class InstantText {

    /** Seconds from the year 0 to the end of the year 9999, whose dates have four digits. */
    private static final long FIRST = -62_167_219_200L;

    private static final long LAST = 253_402_300_799L;

    /** {@code 2025-01-31T09:00:00}; the digits and what stands between them. */
    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";

    private static final int SECONDS_PER_DAY = 86_400;

    private static final int NANO_DIGITS = 9;

    private InstantText() {}

    static String print(Instant instant) {
        long second = instant.getEpochSecond();
        if (second < FIRST || second > LAST) {
            return instant.toString();
        }
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_PER_DAY));
        int time = Math.floorMod(second, SECONDS_PER_DAY);
        int nanos = instant.getNano();
        int digits = nanos == 0 ? 0 : nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : NANO_DIGITS;
        byte[] text = new byte[SHAPE.length() + (digits == 0 ? 1 : digits + 2)];
        put(text, 4, day.getYear(), 4, '-');
        put(text, 7, day.getMonthValue(), 2, '-');
        put(text, 10, day.getDayOfMonth(), 2, 'T');
        put(text, 13, time / 3_600, 2, ':');
        put(text, 16, time / 60 % 60, 2, ':');
        put(text, SHAPE.length(), time % 60, 2, digits == 0 ? 'Z' : '.');
        if (digits > 0) {
            int unit = digits == 3 ? 1_000_000 : digits == 6 ? 1_000 : 1;
            put(text, SHAPE.length() + 1 + digits, nanos / unit, digits, 'Z');
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Writes digits up to a place, and there what follows them. */
    private static void put(byte[] text, int end, int number, int digits, char then) {
        int rest = number;
        for (int i = end - 1; i >= end - digits; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        text[end] = (byte) then;
    }

    /** Reads an instant; null for any other text. */
    static @Nullable Instant parse(String text) {
        if (!text.endsWith("Z")) {
            return null;
        }
        Instant shaped = isShaped(text) ? shaped(text) : null;
        return shaped != null ? shaped : parsed(text);
    }

    private static @Nullable Instant parsed(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    /** Null for a number out of its range, which may still have a meaning: midnight as 24:00, a leap second. */
    private static @Nullable Instant shaped(String text) {
        int fraction = text.length() - 1 - SHAPE.length();
        int nanos = fraction == 0 ? 0 : number(text, SHAPE.length() + 1, text.length() - 1);
        for (int digits = fraction - 1; fraction > 0 && digits < NANO_DIGITS; digits++) {
            nanos *= 10;
        }
        try {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19),
                            nanos)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException outOfRange) {
            return null;
        }
    }

    /** Whether a text that ends with Z is the shape, and behind it nothing or a fraction of up to nine digits. */
    private static boolean isShaped(String text) {
        int end = text.length() - 1;
        int point = SHAPE.length();
        boolean shaped =
                end == point || (end > point + 1 && end <= point + 1 + NANO_DIGITS && text.charAt(point) == '.');
        for (int i = 0; shaped && i < end; i++) {
            char wanted = i < point ? SHAPE.charAt(i) : 'd';
            char c = text.charAt(i);
            shaped = i == point || (wanted == 'd' ? c >= '0' && c <= '9' : c == wanted);
        }
        return shaped;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
