package io.credits;

import io.credits.ledger.AccountEntry.Closed;
import io.credits.ledger.AccountEntry.Frozen;
import io.credits.ledger.AccountEntry.PlanCancelled;
import io.credits.ledger.AccountEntry.PlanChanged;
import io.credits.ledger.AccountEntry.Thawed;
import io.credits.ledger.AccountEntry.ZoneChanged;
import io.credits.ledger.CancelPlan;
import io.credits.ledger.CaptureHold;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.ChangeZone;
import io.credits.ledger.CloseAccount;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.ExtendGrant;
import io.credits.ledger.FreezeAccount;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantEntry.Disputed;
import io.credits.ledger.GrantEntry.Extended;
import io.credits.ledger.GrantEntry.Granted;
import io.credits.ledger.GrantEntry.Voided;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.HoldEntry.Held;
import io.credits.ledger.HoldEntry.Released;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.ledger.RecordDispute;
import io.credits.ledger.ReleaseHold;
import io.credits.ledger.ReverseEntry;
import io.credits.ledger.Reversed;
import io.credits.ledger.ThawAccount;
import io.credits.ledger.UsageEntry.Captured;
import io.credits.ledger.UsageEntry.Consumed;
import io.credits.ledger.UsageEntry.Debited;
import io.credits.ledger.VoidGrant;

/**
 * The verbs that change one account, in twins: {@code tryX} answers with an {@link Outcome}; {@code x} returns the entry
 * or throws {@link CreditRejectedException}. Users meet them as methods of {@link CreditLedger}.
 *
 * <p>Every verb is {@link #attempt} under a name of its own, so that what holds for one holds for all: a key that was
 * used before with the same content answers what it answered then, and what is refused writes nothing.
 */
public sealed interface CreditVerbs permits CreditLedger {

    /**
     * Carries out any command.
     *
     * @param command what to do
     * @param <E> the entry that it writes
     * @return the entry, now or when the key was first used, or why not
     */
    <E extends LedgerEntry> Outcome<E> attempt(LedgerCommand<E> command);

    /**
     * Issues credits.
     *
     * @param command what to do
     * @return the entry with the grant; the first one again if the key was used before with the same content
     * @throws CreditRejectedException if it is refused; nothing is written
     */
    default Granted grant(GrantCredits command) {
        return attempt(command).orElseThrow();
    }

    /**
     * Issues credits, or tells why not.
     *
     * @param command what to do
     * @return the entry with the grant, or why not
     */
    default Outcome<Granted> tryGrant(GrantCredits command) {
        return attempt(command);
    }

    /**
     * Takes a grant back as far as it is free.
     *
     * @param command what to do
     * @return the entry with what was taken; the first one again if the key was used before with the same content
     * @throws CreditRejectedException if it is refused; nothing is written
     */
    default Voided voidGrant(VoidGrant command) {
        return attempt(command).orElseThrow();
    }

    /**
     * Takes a grant back as far as it is free, or tells why not.
     *
     * @param command what to do
     * @return the entry with what was taken, or why not
     */
    default Outcome<Voided> tryVoidGrant(VoidGrant command) {
        return attempt(command);
    }

    /**
     * Records that a purchase was charged back: takes back its unspent credits once, and books the rest as debt [R23].
     *
     * @param command what to do
     * @return the entry with what was taken back and what became debt
     * @throws CreditRejectedException if it is refused; nothing is written
     */
    default Disputed recordDispute(RecordDispute command) {
        return attempt(command).orElseThrow();
    }

    /**
     * Records that a purchase was charged back, or tells why not.
     *
     * @param command what to do
     * @return the entry with what was taken back and what became debt, or why not
     */
    default Outcome<Disputed> tryRecordDispute(RecordDispute command) {
        return attempt(command);
    }

    /**
     * Moves the end of a live grant later.
     *
     * @param command what to do
     * @return the entry; the first one again if the key was used before with the same content
     * @throws CreditRejectedException if it is refused; nothing is written
     */
    default Extended extendGrant(ExtendGrant command) {
        return attempt(command).orElseThrow();
    }

    /**
     * Moves the end of a live grant later, or tells why not.
     *
     * @param command what to do
     * @return the entry, or why not
     */
    default Outcome<Extended> tryExtendGrant(ExtendGrant command) {
        return attempt(command);
    }

    /**
     * Pays for a used quantity at the rate in force when it occurred.
     *
     * @param command what to do
     * @return the entry with the charge and the grants that paid; the first one again if the key was used before with the same content
     * @throws CreditRejectedException if it is refused; nothing is written
     */
    default Consumed consume(ConsumeCredits command) {
        return attempt(command).orElseThrow();
    }

    /**
     * Pays for a used quantity at the rate in force when it occurred, or tells why not.
     *
     * @param command what to do
     * @return the entry with the charge and the grants that paid, or why not
     */
    default Outcome<Consumed> tryConsume(ConsumeCredits command) {
        return attempt(command);
    }

    /**
     * Pays an amount that the host has priced itself.
     *
     * @param command what to do
     * @return the entry with the grants that paid; the first one again if the key was used before with the same content
     * @throws CreditRejectedException if it is refused; nothing is written
     */
    default Debited debit(DebitCredits command) {
        return attempt(command).orElseThrow();
    }

    /**
     * Pays an amount that the host has priced itself, or tells why not.
     *
     * @param command what to do
     * @return the entry with the grants that paid, or why not
     */
    default Outcome<Debited> tryDebit(DebitCredits command) {
        return attempt(command);
    }

    /**
     * Sets credits aside for work whose cost is not known yet.
     *
     * @param command what to do
     * @return the entry with the hold; the first one again if the key was used before with the same content
     * @throws CreditRejectedException if it is refused; nothing is written
     */
    default Held hold(HoldCredits command) {
        return attempt(command).orElseThrow();
    }

    /**
     * Sets credits aside for work whose cost is not known yet, or tells why not.
     *
     * @param command what to do
     * @return the entry with the hold, or why not
     */
    default Outcome<Held> tryHold(HoldCredits command) {
        return attempt(command);
    }

    /**
     * Spends a hold, wholly or in part.
     *
     * @param command what to do
     * @return the entry with the grants that paid; the first one again if the key was used before with the same content
     * @throws CreditRejectedException if it is refused; nothing is written
     */
    default Captured capture(CaptureHold command) {
        return attempt(command).orElseThrow();
    }

    /**
     * Spends a hold, wholly or in part, or tells why not.
     *
     * @param command what to do
     * @return the entry with the grants that paid, or why not
     */
    default Outcome<Captured> tryCapture(CaptureHold command) {
        return attempt(command);
    }

    /**
     * Gives a hold back.
     *
     * @param command what to do
     * @return the entry; the first one again if the key was used before with the same content
     * @throws CreditRejectedException if it is refused; nothing is written
     */
    default Released release(ReleaseHold command) {
        return attempt(command).orElseThrow();
    }

    /**
     * Gives a hold back, or tells why not.
     *
     * @param command what to do
     * @return the entry, or why not
     */
    default Outcome<Released> tryRelease(ReleaseHold command) {
        return attempt(command);
    }

    /**
     * Gives a debit or capture back, wholly or in part.
     *
     * @param command what to do
     * @return the entry with what returned to which grant; the first one again if the key was used before with the same content
     * @throws CreditRejectedException if it is refused; nothing is written
     */
    default Reversed reverse(ReverseEntry command) {
        return attempt(command).orElseThrow();
    }

    /**
     * Gives a debit or capture back, wholly or in part, or tells why not.
     *
     * @param command what to do
     * @return the entry with what returned to which grant, or why not
     */
    default Outcome<Reversed> tryReverse(ReverseEntry command) {
        return attempt(command);
    }

    /**
     * Moves an account to another plan.
     *
     * @param command what to do
     * @return the entry with what the change brought; the first one again if the key was used before with the same content
     * @throws CreditRejectedException if it is refused; nothing is written
     */
    default PlanChanged changePlan(ChangePlan command) {
        return attempt(command).orElseThrow();
    }

    /**
     * Moves an account to another plan, or tells why not.
     *
     * @param command what to do
     * @return the entry with what the change brought, or why not
     */
    default Outcome<PlanChanged> tryChangePlan(ChangePlan command) {
        return attempt(command);
    }

    /**
     * Ends an account's plan.
     *
     * @param command what to do
     * @return the entry with the end; the first one again if the key was used before with the same content
     * @throws CreditRejectedException if it is refused; nothing is written
     */
    default PlanCancelled cancelPlan(CancelPlan command) {
        return attempt(command).orElseThrow();
    }

    /**
     * Ends an account's plan, or tells why not.
     *
     * @param command what to do
     * @return the entry with the end, or why not
     */
    default Outcome<PlanCancelled> tryCancelPlan(CancelPlan command) {
        return attempt(command);
    }

    /**
     * Moves an account to another time zone.
     *
     * @param command what to do
     * @return the entry; the first one again if the key was used before with the same content
     * @throws CreditRejectedException if it is refused; nothing is written
     */
    default ZoneChanged changeZone(ChangeZone command) {
        return attempt(command).orElseThrow();
    }

    /**
     * Moves an account to another time zone, or tells why not.
     *
     * @param command what to do
     * @return the entry, or why not
     */
    default Outcome<ZoneChanged> tryChangeZone(ChangeZone command) {
        return attempt(command);
    }

    /**
     * Makes an account stand still until it is thawed: other commands are refused, nothing is written.
     *
     * @param command what to do
     * @return the entry; the first one again if the key was used before with the same content
     * @throws CreditRejectedException if it is refused; nothing is written
     */
    default Frozen freeze(FreezeAccount command) {
        return attempt(command).orElseThrow();
    }

    /**
     * Makes an account stand still until it is thawed, or tells why not.
     *
     * @param command what to do
     * @return the entry, or why not
     */
    default Outcome<Frozen> tryFreeze(FreezeAccount command) {
        return attempt(command);
    }

    /**
     * Ends a freeze; what time owed meanwhile is written first.
     *
     * @param command what to do
     * @return the entry; the first one again if the key was used before with the same content
     * @throws CreditRejectedException if it is refused; nothing is written
     */
    default Thawed thaw(ThawAccount command) {
        return attempt(command).orElseThrow();
    }

    /**
     * Ends a freeze, or tells why not.
     *
     * @param command what to do
     * @return the entry, or why not
     */
    default Outcome<Thawed> tryThaw(ThawAccount command) {
        return attempt(command);
    }

    /**
     * Closes an account; its credits stay, its refreshes stop.
     *
     * @param command what to do
     * @return the entry; the first one again if the key was used before with the same content
     * @throws CreditRejectedException if it is refused; nothing is written
     */
    default Closed close(CloseAccount command) {
        return attempt(command).orElseThrow();
    }

    /**
     * Closes an account; its credits stay, its refreshes stop, or tells why not.
     *
     * @param command what to do
     * @return the entry, or why not
     */
    default Outcome<Closed> tryClose(CloseAccount command) {
        return attempt(command);
    }
}
