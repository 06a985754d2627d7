package io.credits.report;

import io.credits.amount.Credits;
import io.credits.amount.Percentage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Puts totals in order, the largest first, and says which part of the whole each is; the parts sum to the whole [R3]. */
final class Ranking {

    /** A share is counted in hundredths of a per cent. */
    private static final int WHOLE = 10_000;

    /** Beyond this, remainders of amounts with nineteen digits cannot differ. */
    private static final int EXACT_DECIMALS = 40;

    private Ranking() {}

    record Ranked<K>(K key, UsageTotals totals, Money spend, Percentage share) {}

    static <K> List<Ranked<K>> of(Map<K, UsageTotals> sums, CurrencyUnit currency, Function<? super K, String> name) {
        List<Map.Entry<K, UsageTotals>> ordered = new ArrayList<>(sums.entrySet());
        ordered.removeIf(sum -> sum.getValue().isNothing());
        ordered.sort(Comparator.comparing(
                        (Map.Entry<K, UsageTotals> sum) -> sum.getValue().credits())
                .reversed()
                .thenComparing(sum -> name.apply(sum.getKey())));
        UsageTotals whole = ordered.stream().map(Map.Entry::getValue).reduce(UsageTotals.NONE, UsageTotals::plus);
        Money spend = Money.of(currency, whole.money(), RoundingMode.HALF_UP);
        long[] minor = LargestRemainder.split(
                spend.getAmountMinorLong(),
                parts(ordered, sum -> sum.money().movePointRight(currency.getDecimalPlaces())));
        long[] shares = shares(ordered, whole.credits());
        List<Ranked<K>> ranked = new ArrayList<>();
        for (int i = 0; i < minor.length; i++) {
            Map.Entry<K, UsageTotals> sum = ordered.get(i);
            ranked.add(new Ranked<>(
                    sum.getKey(),
                    sum.getValue(),
                    Money.ofMinor(currency, minor[i]),
                    new Percentage(BigDecimal.valueOf(shares[i], 2))));
        }
        return ranked;
    }

    private static <K> long[] shares(List<Map.Entry<K, UsageTotals>> ordered, Credits whole) {
        if (whole.isZero()) {
            return new long[ordered.size()];
        }
        BigDecimal all = whole.toBigDecimal();
        return LargestRemainder.split(
                WHOLE,
                parts(
                        ordered,
                        sum -> sum.credits()
                                .toBigDecimal()
                                .multiply(BigDecimal.valueOf(WHOLE))
                                .divide(all, EXACT_DECIMALS, RoundingMode.FLOOR)));
    }

    private static <K> BigDecimal[] parts(
            List<Map.Entry<K, UsageTotals>> ordered, Function<UsageTotals, BigDecimal> part) {
        return ordered.stream().map(Map.Entry::getValue).map(part).toArray(BigDecimal[]::new);
    }
}
