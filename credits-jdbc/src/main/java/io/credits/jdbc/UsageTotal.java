package io.credits.jdbc;

import io.credits.ledger.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a write adds to one row of a daily rollup.
 *
 * @param day the local day
 * @param name the feature or channel; the empty text where none was named, which no identifier can be
 * @param credits micros
 * @param quantity units
 * @param money value at cost basis
 * @param events how many
 */
record UsageTotal(LocalDate day, String name, long credits, BigDecimal quantity, BigDecimal money, long events) {

    private static final int DECIMALS = 12;

    /** Sums usage by day and by what a function names. */
    static List<UsageTotal> sum(Collection<Usage> usage, Function<Usage, String> name) {
        Map<List<Object>, UsageTotal> totals = new LinkedHashMap<>();
        for (Usage used : usage) {
            UsageTotal one = new UsageTotal(
                    used.day(),
                    name.apply(used),
                    used.credits().micros(),
                    used.quantity(),
                    used.money(),
                    used.events());
            totals.merge(List.of(one.day, one.name), one, UsageTotal::plus);
        }
        return List.copyOf(totals.values());
    }

    static String feature(Usage usage) {
        return usage.feature() == null ? "" : usage.feature().value();
    }

    static String channel(Usage usage) {
        return usage.channel() == null ? "" : usage.channel().value();
    }

    private UsageTotal plus(UsageTotal other) {
        return new UsageTotal(
                day,
                name,
                Math.addExact(credits, other.credits),
                quantity.add(other.quantity),
                money.add(other.money),
                events + other.events);
    }

    /** The part of an amount before the point. */
    static long whole(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.DOWN).longValueExact();
    }

    /** The part of an amount behind the point, in millionths of millionths, with the amount's sign. */
    static long pico(BigDecimal amount) {
        return amount.subtract(BigDecimal.valueOf(whole(amount)))
                .movePointRight(DECIMALS)
                .longValueExact();
    }

    /** The amount of two parts. */
    static BigDecimal decimal(long whole, long pico) {
        return BigDecimal.valueOf(whole).add(BigDecimal.valueOf(pico, DECIMALS));
    }
}
