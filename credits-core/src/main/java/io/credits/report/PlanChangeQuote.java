package io.credits.report;

import io.credits.amount.Credits;
import io.credits.ledger.AccountEntry.PlanChanged;
import io.credits.ledger.EntryKind;
import io.credits.ledger.LedgerEntry;
import io.credits.plan.PlanId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan change would bring, told before it is asked for [R12].
 *
 * @param plan the plan
 * @param takesEffect when and how
 * @param kept what of today's balance stays usable
 * @param trimmed what of it would lapse, as at a turn of the schedule
 * @param added what would be granted at once
 * @param nextRefresh when the next refresh would come, or null
 */
public record PlanChangeQuote(
        PlanId plan,
        PlanChanged.TakesEffect takesEffect,
        Credits kept,
        Credits trimmed,
        Credits added,
        @Nullable Instant nextRefresh) {

    /**
     * Reads a quote off the entries that the change would write.
     *
     * @param change the change's own entry
     * @param following the entries behind it, which the change causes
     * @return the quote
     */
    public static PlanChangeQuote of(PlanChanged change, List<LedgerEntry> following) {
        Credits trimmed = Credits.ZERO;
        for (LedgerEntry entry : following) {
            if (entry.kind() == EntryKind.EXPIRED) {
                trimmed = trimmed.plus(entry.credits().negated());
            }
        }
        return new PlanChangeQuote(
                change.command().plan().id(),
                change.takesEffect(),
                change.balance().minus(change.granted()),
                trimmed,
                change.granted(),
                change.nextRefresh());
    }
}
