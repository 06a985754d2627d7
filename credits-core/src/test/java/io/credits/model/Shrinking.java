package io.credits.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves turns out of a failing story, large pieces first, as long as it still fails. */
final class Shrinking {

    private Shrinking() {}

    static Story shrink(Story failing, Predicate<Story> fails) {
        Story least = failing;
        for (int size = Math.max(1, failing.turns().size() / 2); size >= 1; ) {
            Story less = without(least, size, fails);
            if (less == least) {
                size = size / 2;
            }
            least = less;
        }
        return least;
    }

    private static Story without(Story story, int size, Predicate<Story> fails) {
        List<Integer> all = story.indices();
        for (int from = 0; from < all.size(); from += size) {
            List<Integer> kept = new ArrayList<>(all.subList(0, from));
            kept.addAll(all.subList(Math.min(from + size, all.size()), all.size()));
            Story shorter = story.keeping(kept);
            if (fails.test(shorter)) {
                return shorter;
            }
        }
        return story;
    }
}
