package io.credits.ledger;

import java.util.ArrayList;
import java.util.List;

/** Lists that grow while something is decided; mostly the first element is all there is, and then nothing is copied. */
final class Joined {

    private Joined() {}

    /** The known elements and more; never changes a list that was not made here. */
    static <T> List<T> of(List<T> known, List<T> more) {
        if (known.isEmpty()) {
            return more;
        }
        List<T> all = known instanceof ArrayList<T> ? known : new ArrayList<>(known);
        all.addAll(more);
        return all;
    }
}
