package io.credits.purchase;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * The numbers of receipts of one supplier in one financial year [R26]: counted from 1 without gap, at most 16 characters of
 * {@code [A-Z0-9/-]}.
 *
 * @param prefix tells suppliers apart, 1 to 3 characters of {@code [A-Z0-9]}
 * @param year for an Indian supplier the financial year from April to March, for example {@code 2526}; elsewhere the
 *     calendar year, for example {@code 2025}
 */
public record ReceiptSeries(String prefix, String year) {

    /** The prefix unless another is chosen. */
    public static final String DEFAULT_PREFIX = "CR";

    /** The largest number that fits. */
    public static final long MAX_NUMBER = 9_999_999;

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private static final int FIRST_MONTH = 4;

    /**
     * Checks the prefix.
     *
     * @param prefix tells suppliers apart, 1 to 3 characters of {@code [A-Z0-9]}
     * @param year for an Indian supplier the financial year from April to March, for example {@code 2526}; elsewhere the
     *     calendar year, for example {@code 2025}
     * throws @throws IllegalArgumentException if it is not 1 to 3 characters of {@code [A-Z0-9]}
     */
    public ReceiptSeries {
        if (!prefix.matches("[A-Z0-9]{1,3}")) {
            throw new IllegalArgumentException("prefix: wanted 1 to 3 of A-Z and 0-9, found '" + prefix + "'");
        }
    }

    /**
     * Finds the series of a sale.
     *
     * @param prefix tells suppliers apart
     * @param country the supplier's country
     * @param at when it was paid
     * @return the series of the supplier's year
     */
    public static ReceiptSeries at(String prefix, String country, Instant at) {
        LocalDate day = date(country, at);
        if (!country.equals("IN")) {
            return new ReceiptSeries(prefix, String.valueOf(day.getYear()));
        }
        int first = day.getMonthValue() < FIRST_MONTH ? day.getYear() - 1 : day.getYear();
        return new ReceiptSeries(prefix, String.format(Locale.ROOT, "%02d%02d", first % 100, (first + 1) % 100));
    }

    /**
     * Returns the day of a sale as the supplier's calendar has it.
     *
     * @param country the supplier's country
     * @param at when it was paid
     * @return the day in India, or in UTC elsewhere
     */
    public static LocalDate date(String country, Instant at) {
        return LocalDate.ofInstant(at, country.equals("IN") ? INDIA : ZoneOffset.UTC);
    }

    /**
     * Returns the name under which a store counts.
     *
     * @return for example {@code CR/2526}
     */
    public String key() {
        return prefix + "/" + year;
    }

    /**
     * Returns a number as printed.
     *
     * @param n 1 to {@value #MAX_NUMBER}
     * @return for example {@code CR/2526/000001}
     * @throws IllegalArgumentException if it does not fit
     */
    public String number(long n) {
        if (n < 1 || n > MAX_NUMBER) {
            throw new IllegalArgumentException("n: wanted 1 to " + MAX_NUMBER + ", found " + n);
        }
        return String.format(Locale.ROOT, "%s/%06d", key(), n);
    }
}
