package io.credits.jdbc;

import io.credits.json.CreditsJson;
import io.credits.json.PlanTerms;
import io.credits.ledger.AccountId;
import io.credits.ledger.Explanation;
import io.credits.plan.Plan;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the terms that one write names, so that those not kept yet are kept with it. Lives within one write. */
final class TermsUse implements PlanTerms {

    private final Wiring wiring;
    private final TermsBook book;
    private final int shard;
    private final Map<String, TermsRow> unkept = new TreeMap<>();

    /** Begins a write of accounts that live where this one does. */
    TermsUse(Wiring wiring, AccountId account) {
        this.wiring = wiring;
        this.book = wiring.book();
        this.shard = wiring.shardOf(account);
    }

    @Override
    public String nameOf(Plan plan) {
        String hash = book.nameOf(plan);
        if (!book.isKept(shard, hash)) {
            book.remember(hash, plan);
            unkept.computeIfAbsent(
                    hash, name -> new TermsRow(name, TermsRow.PLAN, plan.id().value(), null, CreditsJson.write(plan)));
        }
        return hash;
    }

    @Override
    public Plan named(String name) {
        throw new IllegalStateException("terms are only named while writing");
    }

    void use(Collection<Explanation.Rates> rates) {
        for (Explanation.Rates used : rates) {
            String hash = book.nameOf(used);
            if (!book.isKept(shard, hash)) {
                unkept.computeIfAbsent(
                        hash,
                        name -> new TermsRow(
                                name,
                                TermsRow.RATES,
                                used.card().value(),
                                used.version().from(),
                                CreditsJson.write(used.version())));
            }
        }
    }

    boolean isEmpty() {
        return unkept.isEmpty();
    }

    /**
     * Tells which of the terms are to be inserted with the write; none where they are kept apart, before it.
     *
     * @throws TermsAlteredException if a rate-card version is kept with other rates
     */
    List<TermsRow> missing(StoredTerms stored) throws SQLException {
        ShardTerms shards = wiring.shardTerms();
        if (shards != null) {
            List<TermsRow> named = List.copyOf(unkept.values());
            shards.keep(shard, named);
            committed(named);
            return List.of();
        }
        for (TermsRow row : List.copyOf(unkept.values())) {
            if (stored.has(row)) {
                unkept.remove(row.hash());
                if (!book.isTentative(row.hash())) {
                    book.keep(shard, row.hash());
                }
            }
        }
        return List.copyOf(unkept.values());
    }

    /** Notes that terms were committed. */
    void committed(List<TermsRow> rows) {
        rows.forEach(row -> book.keep(shard, row.hash()));
    }

    /** Notes that terms were written where somebody else commits or not. */
    void left(List<TermsRow> rows) {
        rows.forEach(row -> book.tentative(row.hash()));
    }
}
