package io.credits.examples.host;

import io.credits.CreditLedger;
import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** What pages ask about an account besides its reports. */
@Component
public class Accounts {

    private final CreditLedger ledger;
    private final InstantSource clock;

    Accounts(CreditLedger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Credits available(AccountId id) {
        return ledger.balance(id).available();
    }

    boolean hasHistory(AccountId id) {
        return ledger.account(id).sequence() > 0;
    }

    /**
     * Returns the zone of an account's days.
     *
     * @param id the account
     * @return its zone
     */
    public ZoneId zone(AccountId id) {
        return ledger.account(id).zone();
    }

    /**
     * Returns an account's local day.
     *
     * @param id the account
     * @return today, where the account is
     */
    public LocalDate today(AccountId id) {
        return LocalDate.ofInstant(clock.instant(), zone(id));
    }
}
