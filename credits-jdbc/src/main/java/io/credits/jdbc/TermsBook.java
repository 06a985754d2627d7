package io.credits.jdbc;

import io.credits.json.CreditsJson;
import io.credits.ledger.Explanation;
import io.credits.plan.Plan;
import io.credits.rating.RateCardId;
import io.credits.rating.RateCardVersion;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What this process knows of terms: their names, and which are kept in the database for good.
 *
 * <p>Terms are immutable, so that nothing here is ever stale. Safe for use by several threads.
 */
final class TermsBook {

    /** Beyond so many the book is begun anew: a limit for hosts that make terms of their own for each customer. */
    private static final int MAX_REMEMBERED = 10_000;

    private final Map<Plan, String> names = new ConcurrentHashMap<>();
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();
    private final Map<RatesKey, NamedVersion> versions = new ConcurrentHashMap<>();
    private final Map<Kept, Boolean> kept = new ConcurrentHashMap<>();
    private final Map<String, Boolean> tentative = new ConcurrentHashMap<>();

    private record RatesKey(RateCardId card, Instant from) {}

    /** Terms are kept on each shard for itself; one database is shard 0. */
    private record Kept(int shard, String hash) {}

    private record NamedVersion(RateCardVersion version, String hash) {}

    String nameOf(Plan plan) {
        return bounded(names).computeIfAbsent(plan, CreditsJson::contentHash);
    }

    @Nullable Plan named(String hash) {
        return plans.get(hash);
    }

    void remember(String hash, Plan plan) {
        bounded(plans).put(hash, plan);
    }

    /** Names a version by its content; two contents under one start have two names. */
    String nameOf(Explanation.Rates rates) {
        RatesKey key = new RatesKey(rates.card(), rates.version().from());
        NamedVersion known = versions.get(key);
        if (known == null || !known.version.equals(rates.version())) {
            known = new NamedVersion(rates.version(), CreditsJson.contentHash(rates.version()));
            bounded(versions).put(key, known);
        }
        return known.hash;
    }

    /** Tells whether terms are known to be in the database for good. */
    boolean isKept(int shard, String hash) {
        return kept.containsKey(new Kept(shard, hash));
    }

    /** Notes that terms were found in the database or committed to it. */
    void keep(int shard, String hash) {
        bounded(kept).put(new Kept(shard, hash), true);
    }

    /** Tells whether terms were written in a host's transaction whose end is not known. */
    boolean isTentative(String hash) {
        return tentative.containsKey(hash);
    }

    void tentative(String hash) {
        bounded(tentative).put(hash, true);
    }

    // Clearing forgets only what can be found again.
    private static <K, V> Map<K, V> bounded(Map<K, V> map) {
        if (map.size() >= MAX_REMEMBERED) {
            map.clear();
        }
        return map;
    }
}
