package io.credits.jdbc;

import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Rejection;
import io.credits.ledger.Restoration;
import java.util.List;

/** Writes the next part of an account that is taken in from elsewhere. */
final class RestoreRequest extends Request {

    private final Restoration part;

    RestoreRequest(Restoration part) {
        super(part.before().id(), part.before().terms());
        this.part = part;
    }

    @Override
    List<IdempotencyKey> keys() {
        return List.of();
    }

    @Override
    boolean decide(Turn turn, boolean sure) {
        try {
            if (part.requireNext(turn.account())) {
                turn.take(part);
            }
            return true;
        } catch (CreditRejectedException misplaced) {
            if (sure) {
                fail(misplaced);
            }
            return sure;
        }
    }

    @Override
    void unknown() {
        fail(new CreditRejectedException(
                new Rejection.NotFound(account(), "account", account().value())));
    }

    @Override
    boolean isAnsweredBy(List<LedgerEntry> found) {
        return false;
    }

    /** What is there already is not written again. */
    @Override
    boolean isRepeatable() {
        return true;
    }
}
