package io.credits.report;

import io.credits.amount.Credits;
import io.credits.ledger.AccountEntry.PlanChanged;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.EntryKind;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.ledger.Ruling;
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
     * Tries a change without writing it.
     *
     * @param ruling decides on the account as it stands
     * @param command the change to try
     * @return the quote, or why the change would be refused
     */
    public static Outcome<PlanChangeQuote> of(Ruling ruling, ChangePlan command) {
        return ruling.rule(command).map(change -> of(change, ruling.entries()));
    }

    /** Reads a quote off the entries that the change would write: what lapses behind it lapses because of it. */
    private static PlanChangeQuote of(PlanChanged change, List<LedgerEntry> entries) {
        Credits trimmed = Credits.ZERO;
        for (LedgerEntry entry : entries) {
            if (entry.seq() > change.seq() && entry.kind() == EntryKind.EXPIRED) {
                trimmed = trimmed.minus(entry.credits());
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
