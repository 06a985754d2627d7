package io.credits.examples.host;

import io.credits.amount.Credits;
import org.jspecify.annotations.Nullable;

/**
 * How long an account's credits will last; the banner is made of it.
 *
 * @param available what can be spent now
 * @param low whether to warn
 * @param lasts in words, for example {@code about 3 days}; null if nobody can tell
 */
record Standing(Credits available, boolean low, @Nullable String lasts) {

    public boolean isEmpty() {
        return !available.isPositive();
    }
}
