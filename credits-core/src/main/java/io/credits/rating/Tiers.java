package io.credits.rating;

import io.credits.amount.Quantity;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arithmetic of tiered rates [R19]. */
final class Tiers {

    /** The most tiers of one rate. */
    static final int MAX_TIERS = 100;

    private Tiers() {}

    /** Copies the tiers of a rate; refuses them unless the bounds increase and the last, and only the last, has none. */
    static List<Tier> ordered(String argument, List<Tier> tiers) {
        List<Tier> copy = List.copyOf(tiers);
        if (copy.isEmpty() || copy.size() > MAX_TIERS) {
            throw refused(argument, "1 to " + MAX_TIERS + " tiers", copy.size());
        }
        BigDecimal below = BigDecimal.ZERO;
        for (Tier tier : copy.subList(0, copy.size() - 1)) {
            BigDecimal bound = tier.upTo();
            if (bound == null || bound.compareTo(below) <= 0) {
                throw refused(argument, "a bound above " + below + " on each tier but the last", bound);
            }
            below = bound;
        }
        BigDecimal last = copy.get(copy.size() - 1).upTo();
        if (last != null) {
            throw refused(argument, "a last tier without a bound", last);
        }
        return copy;
    }

    static BigDecimal graduated(List<Tier> tiers, Quantity total) {
        BigDecimal quantity = total.value();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal lower = BigDecimal.ZERO;
        for (int i = 0; quantity.compareTo(lower) > 0; i++) {
            Tier tier = tiers.get(i);
            BigDecimal bound = tier.upTo();
            BigDecimal upper = bound == null ? quantity : bound.min(quantity);
            sum = sum.add(tier.flat()).add(tier.perUnit().multiply(upper.subtract(lower)));
            lower = upper;
        }
        return sum;
    }

    static BigDecimal volume(List<Tier> tiers, Quantity total) {
        if (total.isZero()) {
            return BigDecimal.ZERO;
        }
        int i = 0;
        while (!tiers.get(i).holds(total.value())) {
            i++;
        }
        return tiers.get(i).flat().add(tiers.get(i).perUnit().multiply(total.value()));
    }

    private static IllegalArgumentException refused(String argument, String wanted, @Nullable Object found) {
        return new IllegalArgumentException(argument + ": wanted " + wanted + ", found " + found);
    }
}
