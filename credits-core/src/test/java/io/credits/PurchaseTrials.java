package io.credits;

import static io.credits.Shop.ACCOUNT;
import static io.credits.Shop.CARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.credits.Bank.Answer;
import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.plan.Recurrence;
import io.credits.purchase.PaymentState;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.QuoteId;
import io.credits.purchase.QuoteRequest;
import io.credits.purchase.TopUpPolicy;
import io.credits.report.DeferredValue;
import io.credits.spi.LedgerStore;
import io.credits.spi.LedgerStoreException;
import io.credits.spi.PurchaseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/**
 * What buying comes to when many do it at once and processes die; an adapter's test extends this and says how to come by
 * stores.
 */
public abstract class PurchaseTrials {

    private static final int NODES = 8;

    private static final int BUYERS = 10;

    private static final int EACH = 5;

    /** Stores of a process of their own; all that are made between two calls of {@link #fresh} share their rows. */
    public record Stores(LedgerStore ledgers, PurchaseStore purchases) {}

    /** Begins with empty rows and answers the first process's stores. */
    protected abstract Stores fresh();

    /** Answers the stores of a further process on the same rows. */
    protected abstract Stores further();

    /**
     * Answers the stores of a further process whose k-th call to the database fails, before it takes effect or after; empty
     * where there is no database.
     */
    protected Optional<Stores> failing(AtomicInteger left, boolean after) {
        return Optional.empty();
    }

    /** How many lives the simulation lives. */
    protected abstract int seeds();

    private Shop shop() {
        Stores stores = fresh();
        return new Shop(stores.ledgers(), stores.purchases());
    }

    private static void atOnce(List<Callable<Void>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            for (Future<Void> each : threads.invokeAll(tasks)) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void shouldNumberTheReceiptsOfFiftyPurchasesAtOnceWithoutGap() throws Exception {
        Shop shop = shop();
        Stores other = further();
        List<CreditPurchases> doors = List.of(shop.purchases, shop.door(other.purchases()));
        List<Callable<Void>> buying = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            AccountId buyer = AccountId.of("buyer-" + i);
            shop.ledger.open(new OpenAccount(buyer, Shop.ZONE, null, null, null));
            for (int k = 0; k < EACH; k++) {
                QuoteId quote = QuoteId.of("q" + k);
                CreditPurchases door = doors.get((i + k) % doors.size());
                buying.add(() -> {
                    door.quote(QuoteRequest.of(buyer, quote, Credits.of(100), Recurrence.ONE_TIME));
                    door.purchase(buyer, quote, CARD);
                    door.receipt(buyer, PurchaseId.of(quote.value()));
                    return null;
                });
            }
        }
        atOnce(buying);
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            for (int k = 0; k < EACH; k++) {
                numbers.add(shop.purchases
                        .receipt(AccountId.of("buyer-" + i), PurchaseId.of("q" + k))
                        .number());
            }
            assertThat(shop.ledger.balance(AccountId.of("buyer-" + i)).available())
                    .isEqualTo(Credits.of(100L * EACH));
        }
        String first = numbers.stream().sorted().findFirst().orElseThrow();
        String series = first.substring(0, first.lastIndexOf('/') + 1);
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, (long) BUYERS * EACH)
                        .mapToObj(n -> series + "%06d".formatted(n))
                        .toList());
    }

    @Test
    void shouldChargeEachOccurrenceOnceFromEightNodesWithOtherClocks() throws Exception {
        Shop shop = shop();
        shop.buy("s", 1_000, Recurrence.WEEKLY);
        List<Callable<Void>> nodes = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            Duration ahead = Duration.ofMinutes(10L * node);
            Stores stores = further();
            nodes.add(() -> {
                for (int day = 0; day <= 28; day++) {
                    Instant there = Shop.START.plus(Duration.ofDays(day)).plus(ahead);
                    CreditPurchases door = CreditPurchases.builder(
                                    stores.purchases(), shop.catalog, shop.bank, () -> there)
                            .build();
                    CreditMaintenance.of(stores.ledgers(), shop.catalog, () -> there)
                            .with(door)
                            .runDue(100);
                }
                return null;
            });
        }
        atOnce(nodes);
        shop.now = Shop.START.plus(Duration.ofDays(29));
        assertThat(shop.bank.books()).containsOnlyKeys("s", "s/1", "s/2", "s/3", "s/4");
        assertThat(shop.available()).isEqualTo(Credits.of(5_000));
        assertThat(shop.ledger.audit(ACCOUNT).ok()).isTrue();
    }

    @Test
    void shouldTopUpOnceFromEightNodes() throws Exception {
        Shop shop = shop();
        shop.purchases.automatic().topUp(TopUpPolicy.fixed(ACCOUNT, Credits.of(100), Credits.of(500), CARD));
        List<Callable<Void>> nodes = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            Stores stores = further();
            CreditMaintenance maintenance = CreditMaintenance.of(stores.ledgers(), shop.catalog, () -> shop.now)
                    .with(shop.door(stores.purchases()));
            nodes.add(() -> {
                maintenance.runDue(100);
                return null;
            });
        }
        atOnce(nodes);
        assertThat(shop.bank.books()).hasSize(1);
        assertThat(shop.available()).isEqualTo(Credits.of(500));
    }

    /** The process dies before or after each piece of work, and at the bank; a new one goes on from what is stored. */
    @Test
    void shouldCreditOnceWhereverTheProcessDies() {
        for (Answer answer : List.of(Answer.SUCCEEDED, Answer.CRASH_BEFORE, Answer.CRASH_AFTER, Answer.FAILED)) {
            // Before and after each of the two pieces of work, and nowhere but at the bank.
            for (int step = 1; step <= 5; step++) {
                Shop shop = shop();
                shop.quote("q", 1_000, Recurrence.MONTHLY);
                CrashingStore dying = CrashingStore.at(step, shop.store);
                shop.bank.answering(answer);
                boolean died = dies(() -> shop.door(dying).purchase(ACCOUNT, QuoteId.of("q"), CARD));
                assertThat(died).isEqualTo(step < 5 || answer.name().startsWith("CRASH"));
                shop.bank.answering();
                assertGoesOn(shop, answer + ", step " + step);
            }
        }
    }

    /** A new process finds what the dead one left, and the buyer tries again where nothing was taken. */
    private void assertGoesOn(Shop shop, String where) {
        Stores stores = further();
        CreditPurchases next = shop.door(stores.purchases());
        shop.pass(Duration.ofMinutes(6));
        next.reconcile(10);
        boolean stored =
                stores.purchases().purchase(ACCOUNT, PurchaseId.of("q")).isPresent();
        assertTakenIsCredited(shop, stores, where);
        if (!stored || next.find(ACCOUNT, PurchaseId.of("q")).state() == PaymentState.FAILED) {
            next.purchase(ACCOUNT, QuoteId.of("q"), CARD);
        }
        assertThat(shop.available()).as(where).isEqualTo(Credits.of(1_000));
        assertThat(shop.bank.taken("q")).as(where).isEqualTo(1);
        assertThat(next.automatic().standing(ACCOUNT, PurchaseId.of("q")).next())
                .isEqualTo(1);
        assertThat(shop.ledger.audit(ACCOUNT).ok()).as(where).isTrue();
    }

    @Test
    void shouldCreditOnceWhateverCallToTheDatabaseFails() {
        for (boolean after : new boolean[] {false, true}) {
            boolean reached = true;
            for (int k = 1; reached; k++) {
                Shop shop = shop();
                AtomicInteger left = new AtomicInteger(k);
                Optional<Stores> failing = failing(left, after);
                if (failing.isEmpty()) {
                    return;
                }
                shop.quote("q", 1_000, Recurrence.MONTHLY);
                try {
                    shop.door(failing.get().purchases()).purchase(ACCOUNT, QuoteId.of("q"), CARD);
                } catch (LedgerStoreException told) {
                    assertThat(told.getMessage()).doesNotContain(CARD.token());
                }
                reached = left.get() <= 0;
                assertGoesOn(shop, "call " + k + (after ? " after" : " before"));
            }
        }
    }

    private static boolean dies(Runnable buying) {
        try {
            buying.run();
            return false;
        } catch (Bank.Crash dead) {
            return true;
        }
    }

    private static void assertTakenIsCredited(Shop shop, Stores stores, String where) {
        boolean credited = stores.purchases()
                .purchase(ACCOUNT, PurchaseId.of("q"))
                .filter(Purchase::credited)
                .isPresent();
        assertThat(credited).as(where).isEqualTo(shop.bank.taken("q") == 1);
        assertThat(shop.available()).as(where).isEqualTo(credited ? Credits.of(1_000) : Credits.ZERO);
    }

    @Test
    void shouldCreditExactlyWhatTheBankTook() {
        for (long seed = 0; seed < seeds(); seed++) {
            try {
                Stores stores = fresh();
                Shop shop = new Shop(stores.ledgers(), stores.purchases(), PurchaseLife.NOTICES);
                new PurchaseLife(seed, shop).live(PurchaseLife.TURNS);
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("seed " + seed, broken);
            }
        }
    }

    @Test
    void shouldAccountForAllThatWasSold() {
        Shop shop = shop();
        shop.buy("a", 1_000, Recurrence.ONE_TIME);
        shop.buy("b", 60_000, Recurrence.MONTHLY);
        shop.ledger.debit(DebitCredits.of(ACCOUNT, IdempotencyKey.of("d"), Credits.of(700)));
        shop.purchases.recordDispute(ACCOUNT, PurchaseId.of("b"), null).orElseThrow();
        DeferredValue value = shop.ledger.deferred(ACCOUNT, shop.now);
        assertThat(value.sold()).isEqualTo(Money.parse("INR 5230.00"));
        assertThat(value.spent().plus(value.expired()).plus(value.remaining())).isEqualTo(value.sold());
    }
}
