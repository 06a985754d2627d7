package io.credits.json;

import io.credits.json.AccountExport.First;
import io.credits.json.AccountExport.Last;
import io.credits.ledger.Account;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Rejection;
import io.credits.ledger.Restoration;
import io.credits.ledger.Terms;
import io.credits.spi.LedgerStore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes an account into a store, a page of entries at a time; the last page only when all was checked. */
final class StoreTaker implements AccountExport.Taker {

    private final LedgerStore store;
    private final List<LedgerEntry> page = new ArrayList<>();
    private @Nullable Account before;
    private long there;
    private boolean empty;

    StoreTaker(LedgerStore store) {
        this.store = store;
    }

    @Override
    public void begin(First first) {
        if (first.after() > 0) {
            throw new CreditRejectedException(new Rejection.InvalidArgument(
                    first.opening().request().account(),
                    "from",
                    "the archived texts before it, from entry 1 on",
                    "a text that begins after entry " + first.after()));
        }
        empty = first.entries() == 0;
        if (!empty) {
            there = store.restore(first.opening(), first.terms().telling(null)).sequence();
        }
    }

    /** Skips what the store has, but for the last such entry, by which the store tells that it is the same account. */
    @Override
    public void take(Account state, LedgerEntry entry) {
        if (page.size() == LedgerStore.MAX_PAGE || (before != null && entry.seq() == there + 1)) {
            store.restore(Restoration.of(start(), page));
            page.clear();
        }
        if (entry.seq() <= there) {
            page.clear();
        }
        if (page.isEmpty()) {
            before = state;
        }
        page.add(entry);
    }

    @Override
    public void end(Last last) {
        if (empty) {
            Account opened = last.state();
            Terms terms = opened.terms().telling(null);
            store.open(opened.opening().request(), terms, () -> opened.opening().at())
                    .orElseThrow();
            return;
        }
        store.restore(Restoration.of(start(), page)
                .ending(last.rates(), last.state().terms().notices()));
    }

    private Account start() {
        if (before == null) {
            throw new IllegalStateException("no entry was taken");
        }
        return before.under(before.terms().telling(null));
    }
}
