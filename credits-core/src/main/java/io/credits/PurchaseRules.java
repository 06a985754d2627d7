package io.credits;

import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.GrantEntry.Granted;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.Outcome;
import io.credits.ledger.PurchaseRejection;
import io.credits.ledger.Rejection;
import io.credits.purchase.Attempt;
import io.credits.purchase.Initiator;
import io.credits.purchase.Mandate;
import io.credits.purchase.PaymentMethodToken;
import io.credits.purchase.PaymentNews;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.PaymentState;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.RetryPolicy;
import io.credits.purchase.StandingPurchase;
import io.credits.spi.PurchaseDesk;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What happens at the desk, inside one transaction: begins purchases and takes in what gateways say [R22]. */
final class PurchaseRules {

    private final RetryPolicy retries;

    private final Function<Purchase, Optional<Mandate>> mandates;

    PurchaseRules(RetryPolicy retries, Function<Purchase, Optional<Mandate>> mandates) {
        this.retries = retries;
        this.mandates = mandates;
    }

    /** Begins a purchase of a quote, or a further attempt after a failure. A paid one is answered again. */
    Outcome<Purchase> begin(
            PurchaseDesk desk, QuoteId quoteId, @Nullable PurchaseId wanted, PaymentMethodToken method) {
        AccountId account = desk.account().id();
        Quote quote = desk.quote(quoteId).orElse(null);
        if (quote == null) {
            return refused(new Rejection.NotFound(account, "quote", quoteId.value()));
        }
        Purchase earlier = desk.purchaseOf(quoteId).orElse(null);
        PurchaseId id = wanted != null ? wanted : earlier != null ? earlier.id() : PurchaseId.of(quoteId.value());
        boolean taken = desk.purchase(id)
                .filter(other -> !other.quote().id().equals(quoteId))
                .isPresent();
        if (taken || (earlier != null && !earlier.id().equals(id))) {
            return refused(new Rejection.IdempotencyConflict(
                    account, IdempotencyKey.of(quoteId.value()), taken ? "quote" : "id"));
        }
        if (earlier != null && earlier.state() == PaymentState.SUCCEEDED) {
            return new Outcome.Accepted<>(earlier, true);
        }
        if (earlier != null && earlier.state().isOpen()) {
            return refused(new PurchaseRejection.PaymentInProgress(
                    account, id.value(), earlier.state().name()));
        }
        if (quote.isExpired(desk.now())) {
            return refused(new PurchaseRejection.QuoteExpired(account, quoteId.value(), quote.validUntil()));
        }
        Purchase begun = earlier == null
                ? Purchase.begin(id, quote, Initiator.BUYER, null, method, desk.now())
                : earlier.tryAgain(method, desk.now());
        return store(desk, begun);
    }

    /** Stores a purchase with a new attempt, unless its credits could not be granted; a free one is paid at once. */
    Outcome<Purchase> store(PurchaseDesk desk, Purchase begun) {
        Outcome<Granted> grant = desk.preview(
                begun.quote().grant(begun.id(), desk.now(), desk.account().zone()));
        if (grant.rejection().isPresent()) {
            return refused(grant.rejection().get());
        }
        Money total = begun.quote().total();
        Purchase stored = total.isZero()
                ? credit(desk, begun.hear(begun.lastAttempt().number(), PaymentReport.succeeded(total), desk.now()))
                : begun;
        desk.put(stored);
        return new Outcome.Accepted<>(stored, false);
    }

    /** Takes in a report on an attempt, 0 for the last; grants the credits in the same transaction. */
    Outcome<PaymentNews> hear(PurchaseDesk desk, PurchaseId id, int number, PaymentReport report, boolean asked) {
        Purchase before = desk.purchase(id).orElse(null);
        if (before == null) {
            return refused(missing(desk.account().id(), id));
        }
        int attempt = number == 0 ? before.lastAttempt().number() : number;
        if (attempt < 1 || attempt > before.attempts().size()) {
            return refused(new Rejection.NotFound(desk.account().id(), "attempt", id + "#" + attempt));
        }
        Purchase heard = credit(desk, before.hear(attempt, report, desk.now()));
        Purchase after = asked ? heard.asked(desk.now()) : heard;
        if (!after.equals(before)) {
            desk.put(after);
            stopWhatGivesUp(desk, after);
        }
        boolean granted = after.credited() && !before.credited();
        return new Outcome.Accepted<>(
                new PaymentNews(after, granted ? after.quote().credits() : Credits.ZERO), false);
    }

    /** Grants the credits of a paid purchase once, and begins what repeats itself from it. */
    Purchase credit(PurchaseDesk desk, Purchase purchase) {
        if (!purchase.owesCredits() || purchase.paidAt() == null) {
            return purchase;
        }
        Outcome<Granted> granted = desk.commit(purchase.quote()
                .grant(purchase.id(), purchase.paidAt(), desk.account().zone()));
        if (granted.rejection().isPresent()) {
            return purchase;
        }
        boolean repeats = purchase.standing() == null
                && purchase.initiator() == Initiator.BUYER
                && purchase.quote().recurrence().schedule().isPresent();
        if (repeats) {
            StandingPurchase started =
                    StandingPurchase.startedBy(purchase, desk.account().zone());
            desk.put(mandates.apply(purchase).map(started::under).orElse(started));
        }
        return purchase.withCredits();
    }

    /** A standing purchase or a top-up whose payment failed for good is paused, or a top-up that its buyer let fail. */
    private void stopWhatGivesUp(PurchaseDesk desk, Purchase purchase) {
        boolean left =
                purchase.initiator() == Initiator.TOP_UP_BEYOND_MANDATE && purchase.state() == PaymentState.FAILED;
        if (!left && !retries.givesUp(purchase)) {
            return;
        }
        Attempt last = purchase.lastAttempt();
        String why = last.code() == null ? last.state().name() : last.code();
        if (purchase.standing() != null) {
            desk.standing(purchase.standing()).ifPresent(standing -> desk.put(standing.paused(why)));
        }
        if (purchase.initiator().isTopUp()) {
            desk.topUp().ifPresent(topUp -> desk.put(topUp.paused(why)));
        }
    }

    static Rejection missing(AccountId account, PurchaseId purchase) {
        return new Rejection.NotFound(account, "purchase", purchase.value());
    }

    static <T> Outcome<T> refused(Rejection rejection) {
        return new Outcome.Refused<>(rejection);
    }
}
