package io.credits.jdbc;

import io.credits.json.LedgerJson;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.CreditEvent;
import io.credits.ledger.History;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.ledger.Ruling;
import io.credits.ledger.Terms;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseEvents;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.RetryPolicy;
import io.credits.purchase.StandingPurchase;
import io.credits.purchase.TopUp;
import io.credits.spi.PurchaseDesk;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A desk over a locked account: reads rows, and keeps what is put to itself until the work is accepted, so that a refusal
 * leaves nothing even in a transaction of the host.
 */
final class JdbcPurchaseDesk implements PurchaseDesk {

    private final PurchaseRows rows;
    private final History history;
    private final AccountId id;
    private final Instant now;
    private final Turn turn;
    private final Ruling ruling;
    private final Map<QuoteId, Quote> quotes = new LinkedHashMap<>();
    private final Map<PurchaseId, Purchase> purchases = new LinkedHashMap<>();
    private final Map<PurchaseId, StandingPurchase> standing = new LinkedHashMap<>();
    private @Nullable TopUp topUp;
    private boolean erasing;

    JdbcPurchaseDesk(Account account, Terms terms, Instant clock, PurchaseRows rows, History history) {
        this.rows = rows;
        this.history = history;
        this.id = account.id();
        this.now = account.nowBy(clock);
        this.turn = new Turn(account, history);
        this.ruling = turn.ruling(terms, () -> clock);
    }

    /** Something read from rows. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws SQLException;
    }

    private static <T> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Writes all that was put and committed; answers the terms that were written with it. */
    List<TermsRow> write(Connection connection, Wiring wiring, RetryPolicy retries, TermsUse use, int seconds)
            throws SQLException {
        turn.take(ruling);
        List<TermsRow> missing = turn.entries().isEmpty() ? List.of() : writeEntries(connection, wiring, use, seconds);
        if (turn.account().terms().notices() != null) {
            EventRows.insert(connection, wiring, events());
        }
        for (Quote quote : quotes.values()) {
            rows.insert(quote);
        }
        for (Purchase purchase : purchases.values()) {
            rows.write(purchase, retries);
        }
        for (StandingPurchase each : standing.values()) {
            rows.write(each);
        }
        if (topUp != null) {
            rows.write(topUp);
        }
        if (erasing) {
            rows.eraseBilling(id, retries);
        }
        return missing;
    }

    private List<TermsRow> writeEntries(Connection connection, Wiring wiring, TermsUse use, int seconds)
            throws SQLException {
        use.use(turn.rates());
        AccountChange change = AccountChange.of(turn, LedgerJson.naming(use));
        List<TermsRow> missing = use.isEmpty() ? List.of() : use.missing(new StoredTerms(wiring, connection));
        Set<AccountId> written = wiring.writer().write(connection, new Changes(List.of(change), missing), seconds);
        if (written.isEmpty()) {
            throw new SQLException("account " + id + ": its row changed while it was locked", "40001");
        }
        EventRows.insert(connection, wiring, List.of(change), written);
        return missing;
    }

    /** What changed against the rows as they are before they are written. */
    private List<CreditEvent> events() throws SQLException {
        PurchaseEvents events = new PurchaseEvents(id, turn.account().sequence(), now);
        for (Purchase purchase : purchases.values()) {
            events.changed(rows.purchase(id, purchase.id()).orElse(null), purchase);
        }
        for (StandingPurchase each : standing.values()) {
            events.changed(rows.standing(id, each.id()).orElse(null), each);
        }
        if (topUp != null) {
            events.changed(rows.topUp(id).orElse(null), topUp);
        }
        return events.events();
    }

    /** Tells whether all that was put is there, as other rows tell; false if nothing was put. */
    boolean isIn(PurchaseRows found) throws SQLException {
        boolean any = false;
        for (Quote quote : quotes.values()) {
            if (!found.quote(id, quote.id()).equals(Optional.of(quote))) {
                return false;
            }
            any = true;
        }
        for (Purchase purchase : purchases.values()) {
            if (!found.purchase(id, purchase.id()).equals(Optional.of(purchase))) {
                return false;
            }
            any = true;
        }
        for (StandingPurchase each : standing.values()) {
            if (!found.standing(id, each.id()).equals(Optional.of(each))) {
                return false;
            }
            any = true;
        }
        return topUp == null ? any : found.topUp(id).equals(Optional.of(topUp));
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Account account() {
        return ruling.account().settledAt(now);
    }

    @Override
    public Optional<Quote> quote(QuoteId quote) {
        Quote put = quotes.get(quote);
        return put != null ? Optional.of(put) : reading(() -> rows.quote(id, quote));
    }

    @Override
    public Optional<Purchase> purchase(PurchaseId purchase) {
        Purchase put = purchases.get(purchase);
        return put != null ? Optional.of(put) : reading(() -> rows.purchase(id, purchase));
    }

    @Override
    public Optional<Purchase> purchaseOf(QuoteId quote) {
        Optional<Purchase> put = purchases.values().stream()
                .filter(purchase -> purchase.quote().id().equals(quote))
                .findFirst();
        return put.isPresent() ? put : reading(() -> rows.purchaseOf(id, quote));
    }

    @Override
    public List<Purchase> open() {
        Map<PurchaseId, Purchase> all = new LinkedHashMap<>();
        reading(() -> rows.openOf(id)).forEach(stored -> all.put(stored.id(), stored));
        all.putAll(purchases);
        return all.values().stream()
                .filter(purchase -> purchase.openAttempt().isPresent())
                .toList();
    }

    @Override
    public Optional<StandingPurchase> standing(PurchaseId first) {
        StandingPurchase put = standing.get(first);
        return put != null ? Optional.of(put) : reading(() -> rows.standing(id, first));
    }

    @Override
    public Optional<TopUp> topUp() {
        return topUp != null ? Optional.of(topUp) : reading(() -> rows.topUp(id));
    }

    @Override
    public void put(Quote quote) {
        if (quote(quote.id()).isPresent()) {
            throw new IllegalStateException("quote " + quote.id() + " of account " + id + " exists");
        }
        quotes.put(quote.id(), quote);
    }

    @Override
    public void put(Purchase purchase) {
        purchases.put(purchase.id(), purchase);
    }

    @Override
    public void put(StandingPurchase changed) {
        standing.put(changed.id(), changed);
    }

    @Override
    public void put(TopUp changed) {
        topUp = changed;
    }

    /** Only with what is written, so that it finds what was put before it. */
    @Override
    public void eraseBilling() {
        erasing = true;
    }

    @Override
    public <E extends LedgerEntry> Outcome<E> commit(LedgerCommand<E> command) {
        return ruling.rule(command);
    }

    @Override
    public <E extends LedgerEntry> Outcome<E> preview(LedgerCommand<E> command) {
        return new Ruling(ruling.account(), now, history).rule(command);
    }
}
