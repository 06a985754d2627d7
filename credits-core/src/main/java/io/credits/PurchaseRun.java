package io.credits;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.ledger.AccountId;
import io.credits.ledger.Outcome;
import io.credits.ledger.Rejection;
import io.credits.ledger.RejectionCode;
import io.credits.plan.PriceListVersion;
import io.credits.plan.Recurrence;
import io.credits.purchase.Initiator;
import io.credits.purchase.Mandate;
import io.credits.purchase.PaymentMethodToken;
import io.credits.purchase.PaymentState;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.QuoteRequest;
import io.credits.purchase.StandingPurchase;
import io.credits.purchase.TopUp;
import io.credits.purchase.TopUpPolicy;
import io.credits.spi.PurchaseDesk;
import io.credits.spi.PurchaseDue;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One background run over what is due about purchases. Each item is checked again inside the store's work, so that any
 * number of runs at once do each thing once.
 */
final class PurchaseRun {

    private final PurchaseTill till;
    private int charged;
    private int topUps;

    PurchaseRun(PurchaseTill till) {
        this.till = till;
    }

    int charged() {
        return charged;
    }

    int topUps() {
        return topUps;
    }

    /**
     * Works until nothing is due, nothing moves any more, or the limit is reached. What is due of frozen accounts stays due, so
     * that it is looked past and does not keep others waiting.
     */
    void run(int limit) {
        Set<AccountId> frozen = new HashSet<>();
        int left = limit;
        int past = 0;
        boolean moved = true;
        while (moved && left > 0) {
            moved = false;
            int passed = 0;
            for (PurchaseDue each :
                    till.store.due(till.clock.instant(), till.catalog.terms(), till.retries, left + past)) {
                if (frozen.contains(each.account())) {
                    passed++;
                } else if (left == 0) {
                    break;
                } else if (work(each)) {
                    moved = true;
                    left--;
                } else if (till.isFrozen(each.account())) {
                    moved = true;
                    passed++;
                    frozen.add(each.account());
                } else {
                    left--;
                }
            }
            past = passed;
        }
    }

    private boolean work(PurchaseDue due) {
        PurchaseId id = due.id();
        if (id == null) {
            return topUp(due.account());
        }
        return due.kind() == PurchaseDue.Kind.STANDING ? occurrence(due.account(), id) : purchase(due.account(), id);
    }

    private boolean purchase(AccountId account, PurchaseId id) {
        Purchase purchase = till.store.purchase(account, id).orElse(null);
        if (purchase == null) {
            return false;
        }
        if (purchase.openAttempt().isPresent()) {
            Purchase after = till.ask(purchase);
            count(after, after.state() == PaymentState.SUCCEEDED);
            return !after.equals(purchase);
        }
        if (purchase.owesCredits()) {
            return changed(till.work(account, desk -> creditAgain(desk, id)));
        }
        return charge(till.work(account, desk -> tryAgain(desk, id)));
    }

    private Outcome<Purchase> creditAgain(PurchaseDesk desk, PurchaseId id) {
        Purchase before = desk.purchase(id).orElseThrow();
        Purchase after = till.rules.credit(desk, before);
        desk.put(after);
        return new Outcome.Accepted<>(after, after.equals(before));
    }

    /** Begins the next attempt of a declined automatic payment if it is due and what started it goes on. */
    private Outcome<Purchase> tryAgain(PurchaseDesk desk, PurchaseId id) {
        Purchase purchase = desk.purchase(id).orElseThrow();
        Optional<Instant> at = till.retries.retryAt(purchase);
        if (at.isEmpty() || at.get().isAfter(desk.now())) {
            // Put again, so that it is due when the policy of today says, whatever was the policy when it was put.
            desk.put(purchase);
            return new Outcome.Accepted<>(purchase, true);
        }
        Optional<PaymentMethodToken> method = purchase.standing() != null
                ? desk.standing(purchase.standing())
                        .filter(standing -> standing.state() == StandingPurchase.State.ACTIVE)
                        .map(StandingPurchase::method)
                : desk.topUp()
                        .filter(topUp -> topUp.state() == TopUp.State.ACTIVE)
                        .map(topUp -> topUp.policy().method());
        Purchase next =
                method.map(paying -> purchase.tryAgain(paying, desk.now())).orElseGet(purchase::leftToBuyer);
        desk.put(next);
        return new Outcome.Accepted<>(next, false);
    }

    private boolean occurrence(AccountId account, PurchaseId id) {
        Instant now = till.clock.instant();
        StandingPurchase seen = till.store.standing(account, id).orElse(null);
        if (seen == null || !isDue(seen, now)) {
            return false;
        }
        Instant date = seen.timetable().occurrence(seen.next());
        Optional<Quote> quote = till.version(date).flatMap(version -> priced(seen.nextRequest(), version, now));
        if (quote.isPresent() && seen.needsNotice(quote.get().total())) {
            return changed(till.work(account, desk -> giveNotice(desk, seen, quote.get())));
        }
        return charge(till.work(
                account,
                desk -> quote.isEmpty()
                        ? pause(desk, seen, "INVALID_AMOUNT")
                        : beginOccurrence(desk, seen, quote.get())));
    }

    private static boolean isDue(StandingPurchase standing, Instant now) {
        return standing.nextDue().filter(at -> !at.isAfter(now)).isPresent();
    }

    private static boolean isStillDue(PurchaseDesk desk, StandingPurchase seen) {
        return desk.standing(seen.id()).filter(seen::equals).isPresent() && isDue(seen, desk.now());
    }

    /** Tells the buyer of the next debit; it is charged once the mandate's time has passed. */
    private static Outcome<StandingPurchase> giveNotice(PurchaseDesk desk, StandingPurchase seen, Quote quote) {
        if (!isStillDue(desk, seen)) {
            return new Outcome.Accepted<>(seen, true);
        }
        StandingPurchase told = seen.noticed(desk.now(), quote.total());
        desk.put(told);
        return new Outcome.Accepted<>(told, false);
    }

    private Optional<Quote> priced(QuoteRequest request, PriceListVersion version, Instant now) {
        try {
            return Optional.of(till.price(request, version, now));
        } catch (InvalidAmountException outOfLimits) {
            return Optional.empty();
        }
    }

    private Outcome<Purchase> beginOccurrence(PurchaseDesk desk, StandingPurchase seen, Quote quote) {
        if (!isStillDue(desk, seen)) {
            return nothing(desk, seen.id());
        }
        if (desk.quote(quote.id()).isPresent()
                || desk.purchase(seen.nextPurchase()).isPresent()) {
            return pause(desk, seen, "name_taken");
        }
        Mandate mandate = seen.mandate();
        Initiator initiator = mandate == null || mandate.covers(quote.total())
                ? Initiator.STANDING
                : Initiator.STANDING_BEYOND_MANDATE;
        Purchase begun = Purchase.begin(seen.nextPurchase(), quote, initiator, seen.id(), seen.method(), desk.now());
        desk.put(quote);
        desk.put(seen.turned());
        Outcome<Purchase> stored = till.rules.store(desk, begun);
        return stored.rejection().isPresent()
                ? pause(desk, seen, stored.rejection().get().code().name())
                : stored;
    }

    private Outcome<Purchase> pause(PurchaseDesk desk, StandingPurchase standing, String why) {
        desk.standing(standing.id()).ifPresent(current -> desk.put(current.paused(why)));
        return nothing(desk, standing.id());
    }

    private static Outcome<Purchase> nothing(PurchaseDesk desk, PurchaseId id) {
        return new Outcome.Accepted<>(desk.purchase(id).orElseThrow(), true);
    }

    private boolean topUp(AccountId account) {
        Instant now = till.clock.instant();
        Optional<PriceListVersion> version = till.version(now);
        TopUp seen = till.store.topUp(account).orElse(null);
        if (seen == null || version.isEmpty()) {
            return false;
        }
        Outcome<Optional<Credits>> wanted =
                till.work(account, desk -> new Outcome.Accepted<>(wanted(desk, seen), false));
        if (!(wanted instanceof Outcome.Accepted<Optional<Credits>> asked)
                || asked.result().isEmpty()) {
            return false;
        }
        Credits credits = asked.result().get();
        Credits within =
                credits.max(version.get().minCredits()).min(version.get().maxCredits());
        TopUpPolicy policy = seen.policy();
        QuoteRequest request = new QuoteRequest(
                account,
                QuoteId.of(seen.nextPurchase().value()),
                within,
                Recurrence.ONE_TIME,
                policy.billing(),
                policy.taxInclusive());
        Optional<Quote> quote = priced(request, version.get(), now);
        if (quote.isEmpty()) {
            return changed(till.work(account, desk -> pause(desk, seen, "INVALID_AMOUNT")));
        }
        if (seen.needsNotice(quote.get().total(), now)) {
            return changed(till.work(account, desk -> giveNotice(desk, seen, credits, quote.get())));
        }
        Outcome<Purchase> begun = till.work(account, desk -> beginTopUp(desk, seen, credits, quote.get()));
        Optional<Rejection> refused = begun.rejection().filter(why -> why.code() != RejectionCode.NOT_FOUND);
        return refused.isEmpty()
                ? charge(begun)
                : changed(till.work(
                        account, desk -> pause(desk, seen, refused.get().code().name())));
    }

    private Optional<Credits> wanted(PurchaseDesk desk, TopUp topUp) {
        Purchase last = topUp.lastPurchase().flatMap(desk::purchase).orElse(null);
        return topUp.wanted(desk.account(), last, desk.open(), till.retries, desk.now());
    }

    private boolean isStillWanted(PurchaseDesk desk, TopUp seen, Credits credits) {
        return desk.topUp().filter(seen::equals).isPresent()
                && wanted(desk, seen).filter(credits::equals).isPresent();
    }

    /** Tells the buyer what will be bought; it is bought once the mandate's time has passed, if it is wanted then. */
    private Outcome<TopUp> giveNotice(PurchaseDesk desk, TopUp seen, Credits credits, Quote quote) {
        if (!isStillWanted(desk, seen, credits)) {
            return new Outcome.Accepted<>(seen, true);
        }
        TopUp told = seen.noticed(desk.now(), quote.total(), credits);
        desk.put(told);
        return new Outcome.Accepted<>(told, false);
    }

    /** What cannot be bought at all is not tried again and again. */
    private static Outcome<TopUp> pause(PurchaseDesk desk, TopUp seen, String why) {
        boolean same = desk.topUp().filter(seen::equals).isPresent();
        TopUp paused = seen.paused(why);
        if (same) {
            desk.put(paused);
        }
        return new Outcome.Accepted<>(paused, !same);
    }

    private Outcome<Purchase> beginTopUp(PurchaseDesk desk, TopUp seen, Credits credits, Quote quote) {
        if (!isStillWanted(desk, seen, credits) || desk.quote(quote.id()).isPresent()) {
            // Something else happened meanwhile; the next run looks again. Nothing is written.
            return PurchaseRules.refused(new Rejection.NotFound(seen.account(), "topUp", "due"));
        }
        Mandate mandate = seen.policy().mandate();
        Initiator initiator =
                mandate == null || mandate.covers(quote.total()) ? Initiator.TOP_UP : Initiator.TOP_UP_BEYOND_MANDATE;
        desk.put(quote);
        desk.put(seen.startedAt(desk.now(), desk.account().zone()));
        return till.rules.store(
                desk,
                Purchase.begin(
                        seen.nextPurchase(),
                        quote,
                        initiator,
                        null,
                        seen.policy().method(),
                        desk.now()));
    }

    private boolean charge(Outcome<Purchase> begun) {
        if (!changed(begun)) {
            return false;
        }
        Purchase purchase = begun.orElseThrow();
        boolean paidAlready = purchase.openAttempt().isEmpty();
        Purchase after = paidAlready
                ? purchase
                : till.charge(purchase).rejection().isPresent()
                        ? purchase
                        : till.store.purchase(purchase.account(), purchase.id()).orElse(purchase);
        count(after, after.state() == PaymentState.SUCCEEDED);
        return true;
    }

    private void count(Purchase purchase, boolean paid) {
        if (paid && purchase.initiator().isTopUp()) {
            topUps++;
        } else if (paid) {
            charged++;
        }
    }

    private static boolean changed(Outcome<?> outcome) {
        return outcome.rejection().isEmpty() && !outcome.replayed();
    }
}
