package io.credits.json;

import io.credits.ledger.Account;
import io.credits.ledger.Audit;
import io.credits.ledger.Explanation;
import io.credits.ledger.LedgerEntry;
import io.credits.rating.RateCardId;
import io.credits.spi.LedgerStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the rate-card versions that priced an account's usage, as far as its ledger is sound. Lives within one writing. */
final class UsedRates {

    private final LedgerStore store;
    private final Audit audit;
    private final Set<List<Object>> asked = new HashSet<>();
    private final List<Explanation.Rates> found = new ArrayList<>();

    UsedRates(LedgerStore store, Account base) {
        this.store = store;
        this.audit = new Audit(base);
    }

    /** What the replay on the way found. */
    Audit audit() {
        return audit;
    }

    void look(LedgerEntry entry) {
        audit.check(entry);
        Instant version = entry.ratedBy();
        if (version != null) {
            Account state = audit.replayed();
            RateCardId card = state.rateCard();
            if (asked.add(List.of(card == null ? "" : card, version))) {
                store.rates(card, version, state.terms()).ifPresent(found::add);
            }
        }
    }

    List<Explanation.Rates> found() {
        return List.copyOf(found);
    }
}
