package io.credits.report;

import io.credits.amount.Credits;
import io.credits.ledger.Account;
import io.credits.ledger.Balance;
import io.credits.ledger.Grant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account can spend now, and what of it is tied [R27].
 *
 * @param available what can be spent without the overdraft: {@code spendable + scoped}; negative while more is owed
 * @param spendable what can be spent on anything; debt is taken off
 * @param scoped what can be spent on some features or channels only
 * @param held what is on hold, in neither of them
 * @param debt what is owed
 * @param expiring how much of what is free lapses within the days asked about unless it is spent
 * @param expiringBy the last instant that counts as within these days
 * @param firstExpiry when the first of it lapses, or null if nothing does
 */
public record AvailableCredits(
        Credits available,
        Credits spendable,
        Credits scoped,
        Credits held,
        Credits debt,
        Credits expiring,
        Instant expiringBy,
        @Nullable Instant firstExpiry) {

    /**
     * Splits the balance of a settled account.
     *
     * @param account the account with everything that time owes until the instant
     * @param at the instant
     * @param days expiring within so many local days of the account's zone
     * @return the split
     */
    public static AvailableCredits of(Account account, Instant at, int days) {
        Balance shown = account.balance(at);
        Instant by = at.atZone(account.zone()).plusDays(days).toInstant();
        Credits scoped = Credits.ZERO;
        Credits expiring = Credits.ZERO;
        Instant first = null;
        for (Grant grant : account.grants()) {
            if (!grant.isUsable(at) || grant.free().isZero()) {
                continue;
            }
            if (!grant.scope().isAnything()) {
                scoped = scoped.plus(grant.free());
            }
            Instant end = grant.expiresAt();
            if (end != null && !end.isAfter(by)) {
                expiring = expiring.plus(grant.free());
                first = first == null || end.isBefore(first) ? end : first;
            }
        }
        return new AvailableCredits(
                shown.available(),
                shown.available().minus(scoped),
                scoped,
                shown.held(),
                shown.debt(),
                expiring,
                by,
                first);
    }
}
