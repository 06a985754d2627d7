package io.credits.examples.host;

import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Usage;
import io.credits.spi.Catalog;
import io.credits.spi.LedgerStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads usage off a ledger's entries. */
@Component
class UsageBook {

    private final LedgerStore store;
    private final Catalog catalog;

    UsageBook(LedgerStore store, Catalog catalog) {
        this.store = store;
        this.catalog = catalog;
    }

    List<Usage> read(AccountId id, LocalDate from, LocalDate to) {
        List<Usage> found = new ArrayList<>();
        Account account = store.checkpoint(id, 0, catalog.terms()).orElseThrow();
        List<LedgerEntry> page = store.entries(id, 0, LedgerStore.MAX_PAGE);
        while (!page.isEmpty()) {
            for (LedgerEntry entry : page) {
                Usage usage = entry.usage(account);
                if (usage != null && !usage.day().isBefore(from) && !usage.day().isAfter(to)) {
                    found.add(usage);
                }
                account = entry.applyTo(account);
            }
            page = store.entries(id, account.sequence(), LedgerStore.MAX_PAGE);
        }
        return found;
    }
}
