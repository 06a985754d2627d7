package io.credits.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;

/** Rounds parts to whole units that sum to a given whole: the largest remainder first, ties to the larger part [R3]. */
final class LargestRemainder {

    private LargestRemainder() {}

    /**
     * Splits a whole.
     *
     * @param whole the units to distribute
     * @param parts the exact parts, which come to less than one unit from the whole
     * @return whole units for each part, summing to the whole
     */
    static long[] split(long whole, BigDecimal[] parts) {
        long[] floors = new long[parts.length];
        long left = whole;
        for (int i = 0; i < parts.length; i++) {
            floors[i] = parts[i].setScale(0, RoundingMode.FLOOR).longValueExact();
            left = Math.subtractExact(left, floors[i]);
        }
        Integer[] order = new Integer[parts.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.comparing((Integer i) -> parts[i].subtract(new BigDecimal(BigInteger.valueOf(floors[i]))))
                        .thenComparing(i -> parts[i])
                        .reversed());
        for (int i = 0; left > 0; i = (i + 1) % order.length, left--) {
            floors[order[i]]++;
        }
        return floors;
    }
}
