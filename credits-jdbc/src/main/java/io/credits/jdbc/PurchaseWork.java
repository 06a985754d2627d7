package io.credits.jdbc;

import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.History;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.ledger.Reference;
import io.credits.ledger.Rejection;
import io.credits.ledger.Terms;
import io.credits.purchase.RetryPolicy;
import io.credits.spi.PurchaseDesk;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One try at a piece of work: locks the account, lets the work read and decide, writes what it decided. Lives within one
 * transaction and one thread, and a moment longer to tell whether it was committed.
 *
 * @param <T> the type of the work's result
 */
final class PurchaseWork<T> {

    private final AccountId account;
    private final Terms terms;
    private final RetryPolicy retries;
    private final InstantSource clock;
    private final Function<PurchaseDesk, Outcome<T>> work;
    private final int seconds;
    private @Nullable JdbcPurchaseDesk desk;
    private @Nullable Outcome<T> outcome;
    private @Nullable TermsUse use;
    private List<TermsRow> newTerms = List.of();

    PurchaseWork(
            AccountId account,
            Terms terms,
            RetryPolicy retries,
            InstantSource clock,
            Function<PurchaseDesk, Outcome<T>> work,
            int seconds) {
        this.account = account;
        this.terms = terms;
        this.retries = retries;
        this.clock = clock;
        this.work = work;
        this.seconds = seconds;
    }

    /** Works on a connection inside a transaction of ours. */
    Outcome<T> owned(Connection connection, Wiring wiring) throws SQLException {
        return run(connection, wiring, new LedgerRows(wiring, connection), PurchaseRows.on(connection, wiring));
    }

    /** Works in the host's transaction, whose snapshot may be older than the lock. */
    Outcome<T> joined(Connection connection, Wiring wiring) throws SQLException {
        LedgerRows current = new LedgerRows(wiring, connection).current();
        Outcome<T> done = run(connection, wiring, current, PurchaseRows.current(connection, wiring));
        if (use != null) {
            use.left(newTerms);
        }
        return done;
    }

    private Outcome<T> run(Connection connection, Wiring wiring, LedgerRows past, PurchaseRows rows)
            throws SQLException {
        Account state = new LedgerRows(wiring, connection)
                .lockedAccount(account, terms, seconds)
                .orElse(null);
        if (state == null) {
            return new Outcome.Refused<>(new Rejection.NotFound(account, "account", account.value()));
        }
        desk = new JdbcPurchaseDesk(state, terms, clock.instant(), rows, history(past));
        outcome = work.apply(desk);
        if (outcome.rejection().isEmpty()) {
            use = new TermsUse(wiring, account);
            newTerms = desk.write(connection, wiring, retries, use, seconds);
        }
        return outcome;
    }

    private History history(LedgerRows past) {
        return new History() {
            @Override
            public Optional<LedgerEntry> underKey(IdempotencyKey key) {
                return past.read(rows -> rows.underKey(account, key).stream().toList()).stream()
                        .findFirst();
            }

            @Override
            public List<LedgerEntry> about(Reference reference) {
                return past.read(rows -> rows.about(account, reference));
            }
        };
    }

    /** Notes that it was committed. */
    void committed() {
        if (use != null) {
            use.committed(newTerms);
        }
    }

    /**
     * Tells, after the answer to the commit was lost, whether it was committed: the lock says that the lost transaction has
     * ended, and the rows what became of it.
     *
     * @return the outcome; empty if nothing of it is there, or nothing can be told and doing it again is harmless
     */
    Optional<Outcome<T>> found(Connection connection, Wiring wiring) throws SQLException {
        if (desk == null || outcome == null) {
            return Optional.empty();
        }
        new LedgerRows(wiring, connection).lockedAccount(account, terms, seconds);
        boolean there = outcome.rejection().isPresent() || desk.isIn(PurchaseRows.on(connection, wiring));
        return there ? Optional.of(outcome) : Optional.empty();
    }
}
