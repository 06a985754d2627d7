package io.credits.jdbc;

import io.credits.ledger.AccountId;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Ruling;
import io.credits.ledger.Terms;
import java.time.InstantSource;
import java.util.List;

/** Writes what time owes one account. */
final class SettleRequest extends Request {

    private final InstantSource clock;
    private List<LedgerEntry> written = List.of();

    SettleRequest(AccountId account, Terms terms, InstantSource clock) {
        super(account, terms);
        this.clock = clock;
    }

    @Override
    List<IdempotencyKey> keys() {
        return List.of();
    }

    @Override
    boolean decide(Turn turn, boolean sure) {
        Ruling ruling = turn.ruling(terms(), clock);
        ruling.settle();
        if (!sure && ruling.entries().isEmpty()) {
            return false;
        }
        written = ruling.entries();
        turn.take(ruling);
        return true;
    }

    @Override
    void unknown() {
        written = List.of();
        done();
    }

    @Override
    boolean isAnsweredBy(List<LedgerEntry> found) {
        return false;
    }

    @Override
    boolean isRepeatable() {
        return true;
    }

    /** The entries written. */
    List<LedgerEntry> written() {
        requireAnswer();
        return written;
    }
}
