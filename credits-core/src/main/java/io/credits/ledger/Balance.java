package io.credits.ledger;

import io.credits.amount.Credits;
import java.time.Instant;

/**
 * The four numbers an account shows [R6].
 *
 * @param balance what remains of usable grants, pinned credits included; never negative
 * @param held how much of it is on hold
 * @param debt how much is owed
 */
public record Balance(Credits balance, Credits held, Credits debt) {

    /**
     * Returns what can be spent without the overdraft.
     *
     * @return balance minus held minus debt; negative while more is owed than is left
     */
    public Credits available() {
        return Credits.ofMicros(balance.micros() - held.micros() - debt.micros());
    }

    static Balance of(GrantBook grants, Credits debt, Instant at) {
        long balance = 0;
        long held = 0;
        for (Grant grant : grants) {
            balance = Math.addExact(balance, grant.shownMicros(at));
            held += grant.held().micros();
        }
        return new Balance(Credits.ofMicros(balance), Credits.ofMicros(held), debt);
    }

    /** What the ledger books: future grants count too, expired ones do not, pinned credits do. */
    static long bookedMicros(GrantBook grants, Credits debt) {
        long booked = -debt.micros();
        for (Grant grant : grants) {
            booked = Math.addExact(booked, grant.remaining().micros());
        }
        return booked;
    }
}
