package io.credits;

import static io.credits.Shop.ACCOUNT;
import static io.credits.Shop.CARD;

import io.credits.Bank.Answer;
import io.credits.amount.Credits;
import io.credits.ledger.CancelPlan;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.ChangeZone;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.Notices;
import io.credits.plan.Period;
import io.credits.plan.Plan;
import io.credits.plan.PlanId;
import io.credits.plan.Recurrence;
import io.credits.plan.RefreshSchedule;
import io.credits.purchase.ChargeRequest;
import io.credits.purchase.Mandate;
import io.credits.purchase.PaymentNotification;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.PaymentState;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.QuoteId;
import io.credits.purchase.QuoteRequest;
import io.credits.purchase.StandingPurchase;
import io.credits.purchase.TopUpPolicy;
import io.credits.rating.RateCardId;
import io.credits.spi.LedgerStore;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.joda.money.Money;

/**
 * One life of a shop, decided by its seed: nodes whose clocks disagree sell, do due work and die around their work and at
 * the bank, and around every call to the ledger and to the outbox; the bank loses answers, takes late requests in, changes its
 * mind and tells late, twice and out of order. Plans and zones change meanwhile. What the host hears of it is checked at the end. Each turn
 * is drawn from a number of its own, so that a life with turns left out lives the others unchanged as far as it can.
 */
final class PurchaseLife {

    /** All turns of a life. */
    static final List<Integer> TURNS = IntStream.range(0, 40).boxed().toList();

    /** What the host wants to hear of. */
    static final Notices NOTICES = Notices.below(Credits.of(100));

    private static final RefreshSchedule MONTHLY = RefreshSchedule.every(Period.MONTH);
    private static final List<ZoneId> ZONES =
            List.of(Shop.ZONE, ZoneId.of("America/New_York"), ZoneId.of("Australia/Lord_Howe"));
    private static final int NODES = 3;
    private static final int MOST_SKEW_SECONDS = 120;
    private static final long TURN_PRIME = 1_000_003;

    private final long seed;
    private final Shop shop;
    private final PurchaseBooks books;
    private final List<Duration> skews = new ArrayList<>();
    private final List<PaymentNotification> mail = new ArrayList<>();
    private final HeardEvents events = new HeardEvents();
    private Random random;
    private CreditPurchases door;
    private CreditMaintenance maintenance;
    private CreditLedger ledger;
    private boolean anyDied;
    private int quotes;

    PurchaseLife(long seed, Shop shop) {
        this.seed = seed;
        this.shop = shop;
        books = new PurchaseBooks(shop);
        random = new Random(seed);
        for (int node = 0; node < NODES; node++) {
            skews.add(Duration.ofSeconds(random.nextInt(2 * MOST_SKEW_SECONDS) - MOST_SKEW_SECONDS));
        }
        ask(skews.get(0), new CrashingStore(shop.store, random));
    }

    /** Lives some of the turns, and then the bank is well and everybody asks until nothing is open. */
    void live(List<Integer> turns) {
        for (int turn : turns) {
            random = new Random(seed * TURN_PRIME + turn);
            CrashingStore crashing = new CrashingStore(shop.store, random);
            crashing.armed = random.nextInt(4) == 0;
            ask(skews.get(random.nextInt(NODES)), crashing);
            try {
                step();
            } catch (Bank.Crash restarted) {
                // The next step is another process.
                anyDied = true;
            }
            books.check();
        }
        settle();
    }

    /** Goes to a node. */
    private void ask(Duration skew, CrashingStore store) {
        InstantSource clock = () -> shop.now.plus(skew);
        door = CreditPurchases.builder(store, shop.catalog, shop.bank, clock)
                .mandates(first -> Optional.of(Mandate.INDIAN_CARD)
                        .filter(card -> first.quote().credits().micros() % 2_000_000 == 0))
                .build();
        LedgerStore ledgers = Dying.over(LedgerStore.class, shop.ledgerStore, store::dieSeldom);
        ledger = CreditLedger.of(ledgers, shop.catalog, clock);
        maintenance =
                CreditMaintenance.of(ledgers, shop.catalog, clock).with(door).telling(events::hear);
    }

    private void step() {
        shop.bank.alwaysAnswering(
                Answer.values()[random.nextInt(Answer.values().length)],
                random.nextInt(5) == 0 ? "stolen_card" : "card_declined");
        switch (random.nextInt(15)) {
            case 0, 1 -> newPurchase();
            case 2 -> again();
            case 3 -> changeAtTheBank();
            case 4 -> deliverMail();
            case 5 -> door.reconcile(100);
            case 6, 7 -> maintenance.runDue(20);
            case 8 -> shop.pass(Duration.ofMinutes(random.nextInt(15_000)));
            case 9 -> changeStanding();
            case 10 -> spend();
            case 11 -> dispute();
            case 12 -> changePlan();
            case 13 -> ledger.attempt(new ChangeZone(ACCOUNT, newKey(), ZONES.get(random.nextInt(ZONES.size()))));
            default -> setTopUp();
        }
    }

    private void newPurchase() {
        QuoteId id = QuoteId.of("q" + ++quotes);
        Recurrence recurrence = Recurrence.values()[random.nextInt(3)];
        if (door.tryQuote(QuoteRequest.of(ACCOUNT, id, Credits.of(100L + quotes), recurrence))
                .rejection()
                .isEmpty()) {
            door.tryPurchase(ACCOUNT, id, null, CARD);
        }
    }

    private void again() {
        if (quotes > 0) {
            door.tryPurchase(ACCOUNT, QuoteId.of("q" + (random.nextInt(quotes) + 1)), null, CARD);
        }
    }

    private void changeAtTheBank() {
        shop.bank.arrive().forEach(this::tell);
        List<String> keys = new ArrayList<>(shop.bank.books().keySet());
        if (!keys.isEmpty()) {
            String key = keys.get(random.nextInt(keys.size()));
            shop.bank.becomes(key, random.nextBoolean() ? PaymentState.SUCCEEDED : PaymentState.FAILED);
            tell(key);
        }
    }

    private void tell(String key) {
        ChargeRequest request = shop.bank.requests().get(key);
        PaymentReport report = shop.bank.books().get(key);
        for (int copies = random.nextInt(3); copies >= 0; copies--) {
            mail.add(new PaymentNotification(request.account(), request.purchase(), request.attempt(), report));
        }
    }

    private void deliverMail() {
        while (!mail.isEmpty() && random.nextInt(4) != 0) {
            door.tryNotify(mail.remove(random.nextInt(mail.size())));
        }
    }

    private void changeStanding() {
        List<StandingPurchase> all = shop.store.standing(ACCOUNT, null, 100);
        if (all.isEmpty()) {
            return;
        }
        PurchaseId id = all.get(random.nextInt(all.size())).id();
        AutomaticPurchases automatic = door.automatic();
        switch (random.nextInt(6)) {
            case 0, 1 -> automatic.pause(ACCOUNT, id);
            case 2, 3 -> automatic.resume(ACCOUNT, id);
            case 4 -> automatic.changeAmount(ACCOUNT, id, Credits.of(random.nextInt(900) + 100L));
            default -> automatic.skip(ACCOUNT, id);
        }
    }

    private void spend() {
        Credits available = ledger.balance(ACCOUNT).available();
        if (available.isPositive()) {
            ledger.debit(DebitCredits.of(ACCOUNT, newKey(), available));
        }
    }

    /** What a plan gives and takes comes beside what is bought. */
    private void changePlan() {
        Plan plan = Plan.builder(PlanId.of("p"), Credits.of(random.nextInt(90) + 10L), MONTHLY)
                .price(Money.parse("INR 1.00"))
                .rateCard(RateCardId.of("any"))
                .build();
        if (random.nextInt(3) == 0) {
            ledger.attempt(new CancelPlan(ACCOUNT, newKey(), null));
        } else {
            ledger.attempt(ChangePlan.to(ACCOUNT, newKey(), plan));
        }
    }

    private IdempotencyKey newKey() {
        return IdempotencyKey.of("c" + random.nextLong());
    }

    private void dispute() {
        List<Purchase> all = shop.store.purchases(ACCOUNT, null, 100);
        if (!all.isEmpty()) {
            door.recordDispute(ACCOUNT, all.get(random.nextInt(all.size())).id(), null);
        }
    }

    private void setTopUp() {
        TopUpPolicy policy = TopUpPolicy.fixed(ACCOUNT, Credits.of(random.nextInt(500) + 1L), Credits.of(50), CARD);
        door.automatic().topUp(random.nextBoolean() ? policy : policy.capped(1, 3));
    }

    private void settle() {
        shop.bank.alwaysAnswering(Answer.SUCCEEDED, "none");
        shop.bank.arrive();
        for (String key : shop.bank.books().keySet()) {
            if (shop.bank.books().get(key).state().isOpen()) {
                shop.bank.becomes(key, random.nextBoolean() ? PaymentState.SUCCEEDED : PaymentState.FAILED);
            }
            tell(key);
        }
        ask(Duration.ZERO, new CrashingStore(shop.store, random));
        while (!mail.isEmpty()) {
            door.tryNotify(mail.remove(random.nextInt(mail.size())));
        }
        shop.pass(Duration.ofMinutes(10));
        door.reconcile(1_000);
        books.check();
        books.checkNothingIsOwed();
        while (maintenance.deliver(1_000) > 0) {
            // What the host did not handle before a node died comes again.
        }
        events.check(shop, anyDied);
    }
}
