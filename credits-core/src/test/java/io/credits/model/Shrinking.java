package io.credits.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves turns out of a failing story, large pieces first, as long as it still fails. */
final class Shrinking {

    private Shrinking() {}

    static List<Integer> shrink(List<Integer> failing, Predicate<List<Integer>> fails) {
        List<Integer> least = failing;
        for (int size = Math.max(1, failing.size() / 2); size >= 1; ) {
            List<Integer> less = without(least, size, fails);
            if (less == least) {
                size = size / 2;
            }
            least = less;
        }
        return least;
    }

    private static List<Integer> without(List<Integer> all, int size, Predicate<List<Integer>> fails) {
        for (int from = 0; from < all.size(); from += size) {
            List<Integer> kept = new ArrayList<>(all.subList(0, from));
            kept.addAll(all.subList(Math.min(from + size, all.size()), all.size()));
            if (fails.test(kept)) {
                return kept;
            }
        }
        return all;
    }
}
