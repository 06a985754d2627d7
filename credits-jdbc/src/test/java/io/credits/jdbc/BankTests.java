package io.credits.jdbc;

import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.CreditLedger;
import io.credits.CreditMaintenance;
import io.credits.ledger.AccountId;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.ledger.RejectionCode;
import io.credits.spi.StoreFixture;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A bank: many threads of random operations over few accounts, through two instances of the library, while readers check
 * every invariant on every read. Whatever goes wrong between them, a deadlock too, must not reach a caller.
 */
@Timeout(1_200)
abstract class BankTests {

    private static final int WRITERS = 16;
    private static final int READERS = 4;
    private static final int ACCOUNTS = 8;
    private static final Duration SOAK = Duration.ofMinutes(5);

    private final AtomicLong ticks = new AtomicLong();
    private final InstantSource clock = () -> StoreFixture.START.plusSeconds(20 * ticks.incrementAndGet());
    private final Acknowledged acknowledged = new Acknowledged();
    private final AtomicBoolean over = new AtomicBoolean();
    private HikariDataSource pool;
    private List<JdbcLedgerStore> stores;
    private List<AccountId> accounts;

    abstract TestDatabase database();

    abstract Duration duration();

    @BeforeEach
    void start() {
        pool = database().fresh();
        stores = List.of(JdbcLedgerStore.of(pool), JdbcLedgerStore.of(pool));
        accounts = Stream.generate(() -> new StoreFixture().openedOn(stores.get(0), "monthly"))
                .limit(ACCOUNTS)
                .toList();
    }

    @AfterEach
    void stop() {
        pool.close();
    }

    @Test
    void shouldKeepEveryInvariantOnEveryRead() throws Exception {
        runFor(duration());
    }

    @Test
    @Tag("soak")
    void shouldKeepEveryInvariantOnEveryReadForLong() throws Exception {
        runFor(SOAK);
    }

    private void runFor(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        List<Callable<Long>> work = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Traffic traffic = new Traffic("writer " + i, accounts);
            JdbcLedgerStore store = stores.get(i % stores.size());
            work.add(() -> repeated(end, () -> write(traffic, store)));
        }
        for (int i = 0; i < READERS; i++) {
            Watcher watcher = new Watcher(pool, stores.get(i % stores.size()), clock);
            int first = i;
            AtomicLong reads = new AtomicLong(first);
            work.add(() -> repeated(end, () -> {
                watcher.check(accounts.get((int) (reads.incrementAndGet() % ACCOUNTS)));
                return 1L;
            }));
        }
        long reads = all(work).subList(WRITERS, WRITERS + READERS).stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(acknowledged.size()).isGreaterThan(WRITERS);
        assertThat(reads).isGreaterThan(ACCOUNTS);
        acknowledged.assertAllThereOnce(JdbcLedgerStore.of(pool), accounts);
    }

    private long repeated(long end, Callable<Long> step) throws Exception {
        long count = 0;
        try {
            while (!over.get() && System.nanoTime() < end) {
                count += step.call();
            }
        } catch (Exception | AssertionError e) {
            over.set(true);
            throw e;
        }
        return count;
    }

    private long write(Traffic traffic, JdbcLedgerStore store) {
        CreditLedger ledger = CreditLedger.of(store, StoreFixture.CATALOG, clock);
        int kind = traffic.number(100);
        if (kind == 0) {
            CreditMaintenance.of(store, StoreFixture.CATALOG, clock).runDue(ACCOUNTS);
        } else if (kind < 10) {
            ledger.consumeAll(traffic.usageOfAll()).forEach(this::note);
        } else {
            Instant now = StoreFixture.START.plusSeconds(20 * ticks.get());
            LedgerCommand<? extends LedgerEntry> command = traffic.next(now);
            Outcome<? extends LedgerEntry> outcome = ledger.attempt(command);
            note(outcome);
            if (kind < 20) {
                Outcome<? extends LedgerEntry> again = store.commit(command, terms(), clock);
                note(again);
                assertThat(again.replayed() || outcome.rejection().isPresent()).isTrue();
            }
        }
        return 1;
    }

    private void note(Outcome<? extends LedgerEntry> outcome) {
        outcome.rejection()
                .ifPresentOrElse(
                        why -> assertThat(why.code()).isNotEqualTo(RejectionCode.IDEMPOTENCY_CONFLICT),
                        () -> acknowledged.note(outcome.orElseThrow()));
    }

    private static <T> List<T> all(List<Callable<T>> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(work.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
