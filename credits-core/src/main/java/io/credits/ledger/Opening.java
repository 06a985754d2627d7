package io.credits.ledger;

import io.credits.amount.Credits;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * The facts an account started from; kept with the account, since opening writes no entry. Replay starts here.
 *
 * @param request what was asked
 * @param at when
 */
public record Opening(OpenAccount request, Instant at) {

    /**
     * Creates the fact, its instant in microseconds [R18].
     *
     * @param request what was asked
     * @param at when
     */
    public Opening {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Requires that an account was opened with these facts.
     *
     * @param stored the account
     * @throws CreditRejectedException if it was opened otherwise
     */
    public void requireSame(Account stored) {
        if (!equals(stored.opening())) {
            String field = request.firstDifference(stored.opening());
            throw new CreditRejectedException(
                    new Rejection.OpenedDifferently(stored.id(), field == null ? "at" : field));
        }
    }

    /**
     * Returns the state of the account that was just opened.
     *
     * @param terms the terms it is handed over with
     * @return an account without entries; a plan's first grant is owed to it, not yet written
     */
    public Account toAccount(Terms terms) {
        Subscription subscription = request.plan() == null
                ? null
                : Subscription.joining(
                        request.plan(), request.anchor() == null ? at : request.anchor(), request.zone(), at);
        return new Account(
                request.account(),
                this,
                request.zone(),
                terms,
                subscription,
                subscription == null ? 0 : 1,
                GrantBook.of(terms.burnOrder(), List.of()),
                List.of(),
                Credits.ZERO,
                Map.of(),
                PaidValue.NONE,
                false,
                false,
                0,
                0,
                at,
                HashChain.genesis(this));
    }
}
