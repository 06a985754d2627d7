package io.credits.json;

import io.credits.json.AccountExport.First;
import io.credits.json.AccountExport.Last;
import io.credits.json.AccountExport.Taker;
import io.credits.ledger.Account;
import io.credits.ledger.Audit;
import io.credits.ledger.Explanation;
import io.credits.ledger.LedgerEntry;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads texts of entries that follow each other, and lets through only what is sound. Lives within one reading. */
final class StretchReader {

    private final ExportLines lines;
    private final Taker taker;
    private final Set<Explanation.Rates> rates = new LinkedHashSet<>();
    private @Nullable Last last;

    StretchReader(ExportLines lines, Taker taker) {
        this.lines = lines;
        this.taker = taker;
    }

    /** Reads one text; the state says where the one before it ended. */
    Account read(@Nullable Account reached) throws IOException {
        lines.begin();
        First first = lines.next(First.class, FormContext.FULL);
        if (first.version() != AccountExport.VERSION) {
            throw lines.refused("$.version: wanted " + AccountExport.VERSION + ", found " + first.version());
        }
        Audit audit = begin(first, reached);
        for (long i = 0; i < first.entries(); i++) {
            LedgerEntry entry = lines.next(LedgerEntry.class, FormContext.FULL);
            Account before = audit.replayed();
            audit.check(entry);
            requireSound(audit.found());
            taker.take(before, entry);
        }
        Last end = lines.next(Last.class, FormContext.FULL.under(first.terms()));
        if (end.entries() != first.entries()) {
            throw lines.refused("$.entries: wanted " + first.entries() + ", found " + end.entries());
        }
        if (!end.hash().equals(end.state().lastHash())) {
            throw lines.refused("$.hash: wanted " + end.state().lastHash() + ", found " + end.hash());
        }
        String digest = lines.digest();
        if (!end.digest().equals(digest)) {
            throw lines.refused("$.digest: wanted " + digest + ", found " + end.digest());
        }
        requireSound(audit.finish(end.state()));
        rates.addAll(end.rates());
        last = end;
        return end.state();
    }

    private Audit begin(First first, @Nullable Account reached) throws IOException {
        Account base = first.after() == 0
                ? first.opening().toAccount(first.terms())
                : lines.next(Account.class, FormContext.FULL.under(first.terms()));
        if (base.sequence() != first.after() || !base.opening().equals(first.opening())) {
            throw lines.refused("wanted the state after entry " + first.after() + ", found one after entry "
                    + base.sequence() + " or of another opening");
        }
        if (reached == null) {
            taker.begin(first);
        } else if (!base.equals(reached.under(base.terms()))) {
            throw lines.refused("wanted the entries after entry " + reached.sequence()
                    + ", found a text that begins with another state, after entry " + base.sequence());
        }
        return new Audit(base);
    }

    /** Only now is it known that all of it is sound. */
    void end() {
        Last end = Objects.requireNonNull(last, "read before");
        taker.end(new Last(end.entries(), List.copyOf(rates), end.hash(), end.state(), end.digest()));
    }

    private void requireSound(Audit.Finding finding) {
        if (!finding.ok()) {
            throw lines.refused("entry " + finding.firstBroken() + ": " + finding.reason());
        }
    }
}
