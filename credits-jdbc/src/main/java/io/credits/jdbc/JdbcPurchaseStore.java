package io.credits.jdbc;

import io.credits.ledger.AccountId;
import io.credits.ledger.Outcome;
import io.credits.ledger.Terms;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.RetryPolicy;
import io.credits.purchase.StandingPurchase;
import io.credits.purchase.TopUp;
import io.credits.spi.LedgerStoreException;
import io.credits.spi.PurchaseDesk;
import io.credits.spi.PurchaseDue;
import io.credits.spi.PurchaseStore;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps quotes, purchases, standing purchases, top-ups and receipt numbers in the database of a {@link JdbcLedgerStore}: a
 * grant and the purchase that it pays for are written in one transaction.
 *
 * <pre>{@code
 * JdbcLedgerStore ledgers = JdbcLedgerStore.of(dataSource);
 * PurchaseStore purchases = JdbcPurchaseStore.beside(ledgers);
 * }</pre>
 *
 * <p>Work locks the account's row first. Beside a store that joins the host's transactions, everything is part of the host's
 * transaction too, and {@link #endsItsWork} is false: notifications, disputes and changes can be taken in together with the
 * host's own rows, but nothing can be charged. Receipt numbers are taken while the series is locked; taken in the host's
 * transaction, they keep others waiting until it ends.
 *
 * <p>The bodies of rows hold what receipts and later charges need: billing details and the gateway's opaque token. Nothing
 * else of the library shows either. Safe for use by several threads and processes.
 */
public final class JdbcPurchaseStore implements PurchaseStore {

    private static final String READING = "reading what is bought";

    private static final Comparator<PurchaseDue> DUE_FIRST = Comparator.comparing(PurchaseDue::at)
            .thenComparing(due -> due.account().value());

    private static final Comparator<Purchase> BEGUN_FIRST = Comparator.comparing(Purchase::createdAt)
            .thenComparing(purchase -> purchase.account().value())
            .thenComparing(purchase -> purchase.id().value());

    private final ConnectionSource source;
    private final Connections connections;
    private final Limits limits;
    private final Scans scans;

    private JdbcPurchaseStore(JdbcLedgerStore ledgers) {
        this.source = ledgers.source();
        this.connections = ledgers.connections();
        this.limits = ledgers.limits();
        this.scans = ledgers.scans();
    }

    /**
     * Returns a store in the same database, with the same options, as a store of accounts.
     *
     * @param ledgers keeps the accounts
     * @return the store; nothing is connected to before it is used
     */
    public static JdbcPurchaseStore beside(JdbcLedgerStore ledgers) {
        return new JdbcPurchaseStore(ledgers);
    }

    @Override
    public boolean endsItsWork() {
        return source instanceof ConnectionSource.Owning;
    }

    @Override
    public <T> Outcome<T> work(
            AccountId account,
            Terms terms,
            RetryPolicy retries,
            InstantSource clock,
            Function<PurchaseDesk, Outcome<T>> work) {
        if (source instanceof ConnectionSource.Joining joining) {
            PurchaseWork<T> once = new PurchaseWork<>(account, terms, retries, clock, work, limits.callSeconds());
            return joined(joining, once::joined);
        }
        ConnectionSource.Owning owning = (ConnectionSource.Owning) source;
        long deadline = connections.deadline();
        for (int attempt = 1; ; attempt++) {
            PurchaseWork<T> once = new PurchaseWork<>(account, terms, retries, clock, work, limits.callSeconds());
            try {
                Outcome<T> outcome = connections.transact(owning, false, deadline, once::owned);
                once.committed();
                return outcome;
            } catch (UncertainCommit e) {
                Optional<Outcome<T>> found = resolve(owning, deadline, once, e);
                if (found.isPresent()) {
                    return found.get();
                }
                pauseOrGiveUp(e.failure(), Failure.CONNECTION, attempt, deadline);
            } catch (SQLException e) {
                pauseOrGiveUp(e, Trouble.of(e, connections.dialect()), attempt, deadline);
            }
        }
    }

    private <T> Optional<Outcome<T>> resolve(
            ConnectionSource.Owning owning, long deadline, PurchaseWork<T> lost, UncertainCommit why) {
        try {
            return connections.transact(owning, false, deadline, lost::found);
        } catch (SQLException | UncertainCommit e) {
            why.addSuppressed(e);
            throw new LedgerStoreException("lost while committing; do the same again", why);
        }
    }

    private void pauseOrGiveUp(SQLException e, Failure failure, int attempt, long deadline) {
        boolean passing =
                failure == Failure.CONTENTION || failure == Failure.CONNECTION || failure == Failure.DUPLICATE;
        if (!passing || attempt >= Limits.ATTEMPTS || System.nanoTime() - deadline > 0) {
            throw Trouble.asStoreException("writing what is bought", e, failure);
        }
        connections.pause(failure, attempt);
    }

    private <T> T joined(ConnectionSource.Joining joining, Connections.Work<T> work) {
        try {
            return connections.joined(joining, work);
        } catch (SQLException e) {
            throw Trouble.asStoreException(
                    "writing in the host's transaction, which is to be rolled back",
                    e,
                    Trouble.of(e, connections.dialect()));
        }
    }

    @Override
    public Optional<Quote> quote(AccountId account, QuoteId id) {
        return read((connection, wiring) -> PurchaseRows.on(connection, wiring).quote(account, id));
    }

    @Override
    public Optional<Purchase> purchase(AccountId account, PurchaseId id) {
        return read((connection, wiring) -> PurchaseRows.on(connection, wiring).purchase(account, id));
    }

    @Override
    public List<Purchase> purchases(AccountId account, @Nullable Purchase before, int limit) {
        return read((connection, wiring) -> PurchaseRows.on(connection, wiring).purchases(account, before, limit));
    }

    @Override
    public Optional<StandingPurchase> standing(AccountId account, PurchaseId id) {
        return read((connection, wiring) -> PurchaseRows.on(connection, wiring).standing(account, id));
    }

    @Override
    public List<StandingPurchase> standing(AccountId account, @Nullable PurchaseId after, int limit) {
        return read((connection, wiring) -> PurchaseRows.on(connection, wiring).standing(account, after, limit));
    }

    @Override
    public Optional<TopUp> topUp(AccountId account) {
        return read((connection, wiring) -> PurchaseRows.on(connection, wiring).topUp(account));
    }

    @Override
    public List<PurchaseDue> due(Instant until, Terms terms, RetryPolicy retries, int limit) {
        return scans.due(READING, limit, DUE_FIRST, (connection, wiring) -> {
            PurchaseRows rows = PurchaseRows.on(connection, wiring);
            List<PurchaseDue> due = new ArrayList<>();
            due.addAll(rows.duePurchases(until, limit));
            due.addAll(rows.dueStanding(until, limit));
            due.addAll(rows.dueTopUps(until, terms, retries, limit));
            return due.stream().sorted(DUE_FIRST).limit(limit).toList();
        });
    }

    @Override
    public List<Purchase> open(int limit) {
        return scans.first(
                READING,
                limit,
                BEGUN_FIRST,
                (connection, wiring) -> PurchaseRows.on(connection, wiring).open(limit));
    }

    @Override
    public long receiptNumber(String series, AccountId account, PurchaseId purchase) {
        Optional<Long> given =
                read((connection, wiring) -> new ReceiptNumbers(connection, wiring).given(series, account, purchase));
        if (given.isPresent()) {
            return given.get();
        }
        // Asking again finds the number that was given, or gives one.
        return connections.write(
                source,
                "giving a receipt its number",
                (connection, wiring) -> new ReceiptNumbers(connection, wiring).give(series, account, purchase));
    }

    @Override
    public void remove(AccountId account) {
        connections.write(source, "removing what was bought", (connection, wiring) -> {
            if (new LedgerRows(wiring, connection).isThere(account)) {
                throw new IllegalStateException(
                        "account " + account + ": wanted one that was removed, found one that is there");
            }
            Removals.delete(connection, wiring.purchaseSql().deleteQuotes, account);
            Removals.delete(connection, wiring.purchaseSql().deletePurchases, account);
            Removals.delete(connection, wiring.purchaseSql().deleteStanding, account);
            return Removals.delete(connection, wiring.purchaseSql().deleteTopUp, account);
        });
    }

    private <T> T read(Connections.Work<T> work) {
        return connections.read(READING, work);
    }
}
