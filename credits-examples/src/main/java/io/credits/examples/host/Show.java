package io.credits.examples.host;

import io.credits.amount.Credits;
import io.credits.amount.Percentage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** Values as people in India read them: ₹1,23,456.00. Templates know it as {@code @show}. */
@Component("show")
public class Show {

    Show() {}

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final int SHOWN_DECIMALS = 2;

    /**
     * Shows money.
     *
     * @param money the amount
     * @return for example ₹1,23,456.00
     */
    public String money(Money money) {
        String digits = grouped(money.getAmount().abs().toPlainString());
        String sign = money.isNegative() ? "\u2212" : "";
        return sign
                + (money.getCurrencyUnit().getCode().equals("INR") ? "\u20b9" : money.getCurrencyUnit() + " ")
                + digits;
    }

    /**
     * Shows credits for reading, with two decimals.
     *
     * @param credits the amount
     * @return for example 12,345.60
     */
    public String credits(Credits credits) {
        return number(credits.toBigDecimal());
    }

    /**
     * Shows a number with two decimals.
     *
     * @param number the number
     * @return for example 12,345.60
     */
    public String number(BigDecimal number) {
        BigDecimal rounded = number.setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP);
        return (rounded.signum() < 0 ? "\u2212" : "") + grouped(rounded.abs().toPlainString());
    }

    /**
     * Shows how many there are of something.
     *
     * @param count the number
     * @return for example {@code 1,368}
     */
    public String count(long count) {
        return plain(BigDecimal.valueOf(count));
    }

    /**
     * Shows a number without decimals that say nothing.
     *
     * @param number the number
     * @return for example 0.05
     */
    public String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        BigDecimal shown = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        return (shown.signum() < 0 ? "\u2212" : "") + grouped(shown.abs().toPlainString());
    }

    /**
     * Shows credits to the last micro.
     *
     * @param credits the amount
     * @return for example 0.05
     */
    public String plain(Credits credits) {
        return plain(credits.toBigDecimal());
    }

    /**
     * Shows credits to the last micro, as a ledger prints them: with two decimals at least.
     *
     * @param credits the amount
     * @return for example 0.05 or 12.345
     */
    public String exact(Credits credits) {
        BigDecimal number = credits.toBigDecimal().stripTrailingZeros();
        BigDecimal shown = number.scale() < SHOWN_DECIMALS ? number.setScale(SHOWN_DECIMALS) : number;
        return (shown.signum() < 0 ? "\u2212" : "") + grouped(shown.abs().toPlainString());
    }

    /**
     * Shows a movement to the last micro, with its sign.
     *
     * @param credits the movement
     * @return for example +500.00
     */
    public String signed(Credits credits) {
        return (credits.isPositive() ? "+" : "") + exact(credits);
    }

    /**
     * Shows a percentage.
     *
     * @param percent the percentage
     * @return for example 10 %
     */
    public String percent(Percentage percent) {
        return percent + "\u202f%";
    }

    /**
     * Shows a day.
     *
     * @param day the day
     * @return for example 1 Dec 2026
     */
    public String day(LocalDate day) {
        return DAY.format(day);
    }

    /**
     * Shows the day of an instant.
     *
     * @param at the instant
     * @param zone where
     * @return for example 1 Dec 2026
     */
    public String day(Instant at, ZoneId zone) {
        return DAY.format(at.atZone(zone));
    }

    /**
     * Shows an instant to the minute.
     *
     * @param at the instant
     * @param zone where
     * @return for example 1 Dec 2026, 09:30
     */
    public String time(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /** Groups of two before the last three digits: 12,34,567.89. */
    static String grouped(String digits) {
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        StringBuilder text = new StringBuilder(whole);
        for (int at = whole.length() - 3; at > 0; at -= 2) {
            text.insert(at, ',');
        }
        return point < 0 ? text.toString() : text + digits.substring(point);
    }
}
