package io.credits.jdbc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Terms as they are kept: a plan, or a version of a rate card.
 *
 * @param hash names them by their content
 * @param kind {@code PLAN} or {@code RATES}
 * @param name the plan's or card's id
 * @param from the start of the version, or null for a plan
 * @param content their canonical JSON form
 */
record TermsRow(
        String hash, String kind, String name, @Nullable Instant from, String content) {

    static final String PLAN = "PLAN";

    static final String RATES = "RATES";
}
