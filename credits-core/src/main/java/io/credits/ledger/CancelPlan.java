package io.credits.ledger;

import io.credits.ledger.AccountEntry.PlanCancelled;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Ends a plan: at the next occurrence unless another instant is given. An end at an occurrence comes before it, so that
 * nothing is granted or carried there; credits granted before keep their own end [R12].
 *
 * @param account the account
 * @param key makes the command safe to repeat
 * @param effectiveAt when the plan ends, or null for its next occurrence
 */
public record CancelPlan(
        AccountId account, IdempotencyKey key, @Nullable Instant effectiveAt) implements LedgerCommand<PlanCancelled> {

    /**
     * Creates the command, its instant in microseconds [R18].
     *
     * @param account the account
     * @param key makes the command safe to repeat
     * @param effectiveAt when the plan ends, or null for its next occurrence
     */
    public CancelPlan {
        effectiveAt = effectiveAt == null ? null : Operation.instant("effectiveAt", effectiveAt);
    }

    @Override
    public Class<PlanCancelled> entryType() {
        return PlanCancelled.class;
    }

    @Override
    public void describe(Members members) {
        members.put("effectiveAt", effectiveAt);
    }

    @Override
    public Decision<PlanCancelled> decide(Account current, Past past, Instant now) {
        Draft draft = Draft.settled(current, now);
        Subscription subscription = draft.account().subscription();
        if (subscription == null) {
            return draft.reject(new Rejection.NotFound(account, "plan", "none"));
        }
        Instant end = effectiveAt == null ? subscription.nextAt() : effectiveAt;
        if (end.isBefore(now)) {
            return draft.reject(new Rejection.InvalidWindow(account, "effectiveAt", "not before " + now, end));
        }
        Instant next = subscription.endingAt(end).refreshAt();
        return draft.accept(draft.post(now, head -> new PlanCancelled(head, this, end, next)));
    }
}
