package io.credits.jdbc;

import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.grant;
import static io.credits.spi.StoreFixture.key;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.amount.Credits;
import io.credits.jdbc.Linearizability.Call;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.HoldCredits;
import io.credits.spi.LedgerStore;
import io.credits.spi.StoreFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers of two instances grant, debit, hold and read one account at once, and see it as if they had queued. */
@Timeout(120)
abstract class HistoryTests {

    private static final int CALLS = 48;
    private static final int BURSTS = 6;

    /** Few callers, between whom less of what goes wrong can pass for another order, and many; each call waits for all. */
    private static final List<Integer> CALLERS = List.of(2, 6);

    private static final long FUNDS = 8;

    /** What an account is to these callers. */
    private record Purse(long left, long held) {}

    /** What was asked for and answered; for a read the two numbers are what it saw. */
    private record Seen(Verb verb, long credits, long held, boolean accepted) {}

    private enum Verb {
        GRANT,
        DEBIT,
        HOLD,
        READ
    }

    private final StoreFixture fixture = new StoreFixture();
    private final AtomicLong ticks = new AtomicLong();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private HikariDataSource pool;
    private List<LedgerStore> stores;

    abstract TestDatabase database();

    @BeforeEach
    void start() {
        pool = database().fresh();
        stores = List.of(JdbcLedgerStore.of(pool), JdbcLedgerStore.of(pool));
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
        pool.close();
    }

    private static Optional<Purse> alone(Purse purse, Seen call) {
        if (call.verb() == Verb.READ) {
            return purse.equals(new Purse(call.credits(), call.held())) ? Optional.of(purse) : Optional.empty();
        }
        if (call.verb() == Verb.GRANT) {
            return Optional.of(new Purse(purse.left() + call.credits(), purse.held()));
        }
        boolean enough = purse.left() - purse.held() >= call.credits();
        if (enough != call.accepted()) {
            return Optional.empty();
        }
        if (!enough) {
            return Optional.of(purse);
        }
        return Optional.of(
                call.verb() == Verb.DEBIT
                        ? new Purse(purse.left() - call.credits(), purse.held())
                        : new Purse(purse.left(), purse.held() + call.credits()));
    }

    private Seen call(LedgerStore store, AccountId account, String key, SplittableRandom random) {
        long credits = random.nextInt(1, 5);
        switch (random.nextInt(4)) {
            case 0:
                boolean paid = store.commit(debit(account, key, credits), terms(), fixture)
                        .rejection()
                        .isEmpty();
                return new Seen(Verb.DEBIT, credits, 0, paid);
            case 1:
                var hold = HoldCredits.of(
                        account, key(key), Credits.of(credits), StoreFixture.START.plus(Duration.ofDays(1)));
                boolean held = store.commit(hold, terms(), fixture).rejection().isEmpty();
                return new Seen(Verb.HOLD, credits, 0, held);
            case 2:
                store.commit(grant(account, key, credits), terms(), fixture).orElseThrow();
                return new Seen(Verb.GRANT, credits, 0, true);
            default:
                Account seen = store.account(account, terms()).orElseThrow();
                Credits pinned = seen.holds().stream().map(h -> h.credits()).reduce(Credits.ZERO, Credits::plus);
                return new Seen(Verb.READ, whole(seen.booked()), whole(pinned), true);
        }
    }

    private static long whole(Credits credits) {
        return credits.toBigDecimal().longValueExact();
    }

    private List<Call<Seen>> burst(AccountId account, int burst, int size) throws Exception {
        CyclicBarrier together = new CyclicBarrier(size);
        List<Callable<List<Call<Seen>>>> callers = new ArrayList<>();
        for (int caller = 0; caller < size; caller++) {
            int me = caller;
            callers.add(() -> {
                SplittableRandom random = new SplittableRandom(burst * 100L + me);
                List<Call<Seen>> calls = new ArrayList<>();
                for (int n = 0; n < CALLS / size; n++) {
                    together.await();
                    long from = ticks.incrementAndGet();
                    Seen seen = call(stores.get(me % stores.size()), account, me + "-" + n, random);
                    calls.add(new Call<>(from, ticks.incrementAndGet(), seen));
                }
                return calls;
            });
        }
        List<Call<Seen>> all = new ArrayList<>();
        for (Future<List<Call<Seen>>> calls : executor.invokeAll(callers)) {
            all.addAll(calls.get());
        }
        return all;
    }

    @Test
    void shouldBeSeenAsIfAllCallersHadQueued() throws Exception {
        for (int burst = 0; burst < BURSTS; burst++) {
            AccountId account = fixture.funded(stores.get(0), FUNDS);
            List<Call<Seen>> calls = burst(account, burst, CALLERS.get(burst % CALLERS.size()));
            assertThat(Linearizability.holds(HistoryTests::alone, new Purse(FUNDS, 0), calls))
                    .as("an order exists for %s", calls)
                    .isTrue();
        }
    }
}
