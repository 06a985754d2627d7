package io.credits.json;

import io.credits.json.AccountExport.First;
import io.credits.json.AccountExport.Last;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.Audit;
import io.credits.ledger.LedgerEntry;
import io.credits.spi.LedgerStore;
import io.credits.spi.LedgerStoreException;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A row of an account's entries as a text, from a state on. Lives within one writing. */
final class Stretch {

    private final LinesWriter lines;
    private final UsedRates rates;
    private final long written;

    private Stretch(LinesWriter lines, UsedRates rates, long written) {
        this.lines = lines;
        this.rates = rates;
        this.written = written;
    }

    /** Writes all but the end: what comes after a state, up to the entry with a number. */
    static Stretch from(Account base, long upTo, LedgerStore store, Writer to) throws IOException {
        AccountId account = base.id();
        LinesWriter lines = new LinesWriter(to);
        long after = base.sequence();
        lines.write(First.class, new First(AccountExport.VERSION, base.opening(), base.terms(), after, upTo - after));
        if (after > 0) {
            lines.write(Account.class, base);
        }
        UsedRates rates = new UsedRates(store, base);
        long last = after;
        while (last < upTo) {
            List<LedgerEntry> page = store.entries(account, last, (int) Math.min(LedgerStore.MAX_PAGE, upTo - last));
            if (page.isEmpty()) {
                throw new LedgerStoreException(
                        "account " + account + ": wanted " + upTo + " entries, found " + last, null);
            }
            for (LedgerEntry entry : page) {
                lines.write(LedgerEntry.class, entry);
                rates.look(entry);
            }
            last += page.size();
        }
        return new Stretch(lines, rates, last - after);
    }

    long written() {
        return written;
    }

    /** Checks what was written. */
    Audit audit() {
        return rates.audit();
    }

    void end(Account state) throws IOException {
        lines.write(Last.class, new Last(written, rates.found(), state.lastHash(), state, lines.digest()));
    }
}
