package io.credits.purchase;

import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.CreditEvent;
import io.credits.ledger.CreditEvent.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Derives events from changes of purchases: a pure function of what was stored before and what is stored now. */
public final class PurchaseEvents {

    private final AccountId account;
    private final long seq;
    private final Instant now;
    private final List<CreditEvent> events = new ArrayList<>();

    /**
     * Begins with no event.
     *
     * @param account the account
     * @param seq the number of its last entry
     * @param now the instant of the changes
     */
    public PurchaseEvents(AccountId account, long seq, Instant now) {
        this.account = account;
        this.seq = seq;
        this.now = now;
    }

    /**
     * Adds the events of a purchase's change.
     *
     * @param before the purchase as it was, or null if it is new
     * @param after the purchase as it is
     */
    public void changed(@Nullable Purchase before, Purchase after) {
        if (after.credited() && (before == null || !before.credited())) {
            add(Kind.PURCHASE_CREDITED, after.id(), after.quote().credits(), null);
        }
        if (after.isOvercharged() && (before == null || !before.isOvercharged())) {
            add(Kind.PAYMENT_MISMATCH, after.id(), null, null);
        }
        PaymentState was = before == null ? PaymentState.UNKNOWN : before.state();
        boolean news = was != after.state()
                || (before != null
                        && before.attempts().size() != after.attempts().size());
        if (news && after.state() == PaymentState.FAILED) {
            add(Kind.PAYMENT_FAILED, after.id(), null, after.lastAttempt().code());
        }
        if (news && after.state() == PaymentState.REQUIRES_ACTION) {
            add(Kind.ACTION_REQUIRED, after.id(), null, null);
        }
    }

    /**
     * Adds the events of a standing purchase's change.
     *
     * @param before the standing purchase as it was, or null if it is new
     * @param after the standing purchase as it is
     */
    public void changed(@Nullable StandingPurchase before, StandingPurchase after) {
        boolean paused = before != null
                && before.state() == StandingPurchase.State.ACTIVE
                && after.state() == StandingPurchase.State.PAUSED;
        if (paused && after.reason() != null) {
            add(Kind.STANDING_PAUSED, after.id(), null, after.reason());
        }
        DebitNotice notice = after.notice();
        if (notice != null && (before == null || !notice.equals(before.notice()))) {
            tell(notice, after.id(), after.request().credits(), after.nextCharge());
        }
    }

    /**
     * Adds the events of a top-up's change.
     *
     * @param before the top-up as it was, or null if it is new
     * @param after the top-up as it is
     */
    public void changed(@Nullable TopUp before, TopUp after) {
        if (before != null && after.count() > before.count()) {
            add(Kind.TOP_UP_STARTED, before.nextPurchase(), null, null);
        }
        DebitNotice notice = after.notice();
        if (notice != null && (before == null || !notice.equals(before.notice()))) {
            tell(notice, after.nextPurchase(), after.told(), after.debitFrom());
        }
        boolean paused = after.state() == TopUp.State.PAUSED;
        if (paused && (before == null || before.state() != TopUp.State.PAUSED)) {
            add(Kind.TOP_UP_PAUSED, null, null, after.reason());
        }
    }

    private void tell(DebitNotice notice, PurchaseId about, @Nullable Credits credits, Optional<Instant> charged) {
        events.add(new CreditEvent(
                Kind.DEBIT_NOTICE,
                account,
                seq,
                now,
                about.value(),
                credits,
                null,
                charged.orElse(null),
                notice.amount().toString()));
    }

    private void add(Kind kind, @Nullable PurchaseId about, @Nullable Credits credits, @Nullable String code) {
        String id = about == null ? null : about.value();
        events.add(new CreditEvent(kind, account, seq, now, id, credits, null, null, code));
    }

    /**
     * Returns the events in the order of the changes.
     *
     * @return an immutable list
     */
    public List<CreditEvent> events() {
        return List.copyOf(events);
    }
}
