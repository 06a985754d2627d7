package io.credits.jdbc;

import io.credits.CreditLedger;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.spi.LedgerStoreException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A caller as the library wants it: what failed or is unknown is sent again under the same key until it is answered. */
final class Persistent {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private Persistent() {}

    /** Answers the outcome, however long it takes. */
    static Outcome<? extends LedgerEntry> attempt(CreditLedger ledger, LedgerCommand<? extends LedgerEntry> command) {
        while (true) {
            try {
                return ledger.attempt(command);
            } catch (LedgerStoreException e) {
                LockSupport.parkNanos(PAUSE);
            }
        }
    }
}
