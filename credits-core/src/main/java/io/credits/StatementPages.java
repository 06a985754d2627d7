package io.credits;

import io.credits.amount.Credits;
import io.credits.ledger.Account;
import io.credits.ledger.LedgerEntry;
import io.credits.report.Statement;
import io.credits.report.StatementLine;
import io.credits.spi.Catalog;
import io.credits.spi.LedgerStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a period out of a ledger, page by page. Entries are found by number and not by time: the kept state before the
 * period tells where to begin, so that no page reads more than a few hundred entries that it does not show.
 */
final class StatementPages {

    private final LedgerStore store;
    private final Catalog catalog;
    private final Account account;
    private final LocalDate from;
    private final LocalDate to;
    private final Instant begin;
    private final Instant end;

    StatementPages(LedgerStore store, Catalog catalog, Account account, LocalDate from, LocalDate to) {
        this.store = store;
        this.catalog = catalog;
        this.account = account;
        this.from = from;
        this.to = to;
        this.begin = from.atStartOfDay(account.zone()).toInstant();
        this.end = to.plusDays(1).atStartOfDay(account.zone()).toInstant();
    }

    Statement page(long after, int limit) {
        Account start = after > 0
                ? null
                : store.checkpointAt(account.id(), begin.minus(1, ChronoUnit.MICROS), catalog.terms())
                        .orElse(account.opening().toAccount(catalog.terms()));
        long last = start == null ? after : start.sequence();
        Credits opening = start == null ? null : start.booked();
        List<StatementLine> lines = new ArrayList<>();
        while (true) {
            // One more than wanted tells whether there is a next page.
            int wanted = Math.min(LedgerStore.MAX_PAGE, limit + 1);
            List<LedgerEntry> read = store.entries(account.id(), last, wanted);
            for (LedgerEntry entry : read) {
                Credits before = entry.head().balanceAfter().minus(entry.credits());
                if (!entry.at().isBefore(end)) {
                    return statement(opening == null ? before : opening, lines, null);
                }
                if (lines.size() == limit) {
                    return statement(opening == null ? before : opening, lines, last);
                }
                if (entry.at().isBefore(begin)) {
                    opening = entry.head().balanceAfter();
                } else {
                    lines.add(StatementLine.of(entry));
                }
                last = entry.seq();
            }
            if (read.size() < wanted) {
                return statement(opening == null ? account.booked() : opening, lines, null);
            }
        }
    }

    private Statement statement(Credits before, List<StatementLine> lines, @Nullable Long next) {
        Credits opening = lines.isEmpty()
                ? before
                : lines.get(0).balance().minus(lines.get(0).credits());
        Credits closing =
                lines.isEmpty() ? opening : lines.get(lines.size() - 1).balance();
        return new Statement(account.id(), from, to, opening, closing, lines, next);
    }
}
