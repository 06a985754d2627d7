package io.credits.ledger;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells why a hold that is not open cannot be ended: exactly one of capture, release and expiry ends it [R14]. */
final class EndedHold {

    private EndedHold() {}

    static Set<Reference> asks(HoldId hold, Account current, Past past) {
        return current.hold(hold) == null ? past.unanswered(List.of(new Reference.OpeningOf(hold))) : Set.of();
    }

    static Rejection refusal(HoldId hold, Account current, Past past) {
        Hold expiredMeanwhile = current.hold(hold);
        if (expiredMeanwhile != null) {
            return new HoldRejection.HoldExpired(current.id(), hold, expiredMeanwhile.expiresAt());
        }
        Reference opening = new Reference.OpeningOf(hold);
        if (past.entry(opening).isEmpty()) {
            return new Rejection.NotFound(current.id(), "hold", hold.value());
        }
        Optional<HoldEntry.HoldExpired> expired =
                past.referring(opening, HoldEntry.HoldExpired.class).stream().findFirst();
        if (expired.isPresent()) {
            return new HoldRejection.HoldExpired(
                    current.id(), hold, expired.get().hold().expiresAt());
        }
        boolean captured = !past.referring(opening, UsageEntry.Captured.class).isEmpty();
        return new HoldRejection.HoldClosed(current.id(), hold, captured ? EntryKind.CAPTURED : EntryKind.RELEASED);
    }
}
