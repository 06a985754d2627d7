package io.credits.report;

import io.credits.amount.Credits;
import io.credits.ledger.Account;
import io.credits.ledger.EntryKind;
import io.credits.ledger.GrantEntry;
import io.credits.ledger.History;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Ruling;
import io.credits.ledger.Subscription;
import io.credits.plan.PlanId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The next refresh with what it will bring and what will be lost, if nothing is spent until then.
 *
 * @param at when it happens
 * @param plan the plan that grants the allowance; a pending change is counted
 * @param credits what it grants
 * @param carried what of the ending period is carried over [R11]
 * @param lost what lapses at this instant, of the plan's credits and of others that end with it
 */
public record RefreshOutlook(Instant at, PlanId plan, Credits credits, Credits carried, Credits lost) {

    /**
     * Looks ahead, by the same rules that will be applied then.
     *
     * @param account a settled account
     * @return the refresh; empty without a plan or before a cancellation
     */
    public static Optional<RefreshOutlook> of(Account account) {
        Subscription subscription = account.subscription();
        if (subscription == null || subscription.refreshAt() == null) {
            return Optional.empty();
        }
        Instant at = subscription.refreshAt();
        Instant before = account.nowBy(at.minus(1, ChronoUnit.MICROS));
        Ruling turn = new Ruling(account.settledAt(before).thawed(), at, History.EMPTY);
        turn.settle();
        Credits granted = Credits.ZERO;
        Credits carried = Credits.ZERO;
        Credits lost = Credits.ZERO;
        for (LedgerEntry entry : turn.entries()) {
            if (entry instanceof GrantEntry.RolledOver rolled) {
                carried = carried.plus(rolled.grant().granted());
            } else if (entry instanceof GrantEntry.Refreshed refreshed && refreshed.grant() != null) {
                granted = granted.plus(refreshed.grant().granted());
            } else if (entry.kind() == EntryKind.EXPIRED || entry.kind() == EntryKind.HOLD_EXPIRED) {
                lost = lost.minus(entry.credits());
            }
        }
        return Optional.of(new RefreshOutlook(at, subscription.nextPlan().id(), granted, carried, lost));
    }
}
