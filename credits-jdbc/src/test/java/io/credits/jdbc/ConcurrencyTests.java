package io.credits.jdbc;

import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.grant;
import static io.credits.spi.StoreFixture.key;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.HoldId;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Outcome;
import io.credits.ledger.RejectionCode;
import io.credits.ledger.ReleaseHold;
import io.credits.ledger.UsageEntry.Debited;
import io.credits.spi.LedgerStore;
import io.credits.spi.StoreFixture;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many callers at once on one database: everything counts exactly once, and no conflict of the database is seen. */
@Timeout(300)
abstract class ConcurrencyTests {

    private static final int THREADS = 32;

    private final StoreFixture fixture = new StoreFixture();
    private HikariDataSource pool;
    private JdbcLedgerStore store;

    abstract TestDatabase database();

    /** How many debits each thread sends. */
    int debitsPerThread() {
        return 1_000;
    }

    @BeforeEach
    void start() {
        pool = database().fresh();
        store = JdbcLedgerStore.of(pool);
    }

    @AfterEach
    void stop() {
        pool.close();
    }

    private static <T> List<T> all(int threads, List<Callable<T>> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
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

    private void assertSound(AccountId account) {
        assertThat(fixture.ledger(JdbcLedgerStore.of(pool)).audit(account)).matches(found -> found.ok(), "is sound");
    }

    private List<RejectionCode> debitFromAll(List<LedgerStore> stores, AccountId account) throws Exception {
        List<Callable<List<RejectionCode>>> work = IntStream.range(0, THREADS)
                .<Callable<List<RejectionCode>>>mapToObj(thread -> () -> IntStream.range(0, debitsPerThread())
                        .mapToObj(i -> stores.get(thread % stores.size())
                                .commit(debit(account, "d-" + thread + "-" + i, 1), terms(), fixture))
                        .flatMap(outcome -> outcome.rejection().stream())
                        .map(rejection -> rejection.code())
                        .toList())
                .toList();
        return all(THREADS, work).stream().flatMap(List::stream).toList();
    }

    private void assertExactly(AccountId account, List<RejectionCode> refused, int funds) {
        int sent = THREADS * debitsPerThread();
        assertThat(refused).hasSize(sent - funds).containsOnly(RejectionCode.INSUFFICIENT_CREDITS);
        assertThat(store.account(account, terms()).orElseThrow().sequence()).isEqualTo(funds + 1L);
        assertThat(store.account(account, terms()).orElseThrow().booked()).isEqualTo(Credits.ZERO);
        assertSound(account);
    }

    @Test
    void shouldAcceptExactlyWhatTheCreditsPay() throws Exception {
        int funds = THREADS * debitsPerThread() * 5 / 8;
        AccountId account = fixture.funded(store, funds);
        assertExactly(account, debitFromAll(List.of(store), account), funds);
    }

    @Test
    void shouldAcceptExactlyWhatTheCreditsPayOverTwoInstances() throws Exception {
        int funds = THREADS * debitsPerThread() * 5 / 8;
        AccountId account = fixture.funded(store, funds);
        assertExactly(account, debitFromAll(List.of(store, JdbcLedgerStore.of(pool)), account), funds);
    }

    @Test
    void shouldWriteOneEntryForOneKeyOfAHundredCallers() throws Exception {
        AccountId account = fixture.funded(store, 1_000);
        List<LedgerStore> stores = List.of(store, JdbcLedgerStore.of(pool));
        List<Outcome<? extends LedgerEntry>> outcomes = all(
                100,
                IntStream.range(0, 100)
                        .<Callable<Outcome<? extends LedgerEntry>>>mapToObj(
                                i -> () -> stores.get(i % 2).commit(debit(account, "same", 7), terms(), fixture))
                        .toList());
        assertThat(outcomes).filteredOn(outcome -> !outcome.replayed()).hasSize(1);
        assertThat(outcomes.stream().map(Outcome::orElseThrow).collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(store.account(account, terms()).orElseThrow().booked()).isEqualTo(Credits.of(993));
        assertSound(account);
    }

    @Test
    void shouldLetOneContentWinAKey() throws Exception {
        AccountId account = fixture.funded(store, 1_000);
        List<LedgerStore> stores = List.of(store, JdbcLedgerStore.of(pool));
        List<Outcome<? extends LedgerEntry>> outcomes = all(
                50,
                IntStream.range(0, 50)
                        .<Callable<Outcome<? extends LedgerEntry>>>mapToObj(i ->
                                () -> stores.get(i % 2).commit(debit(account, "same", i + 1L), terms(), fixture))
                        .toList());
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.rejection().isEmpty())
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.rejection().isPresent())
                .allMatch(outcome -> outcome.rejection().orElseThrow().code() == RejectionCode.IDEMPOTENCY_CONFLICT);
        assertSound(account);
    }

    @Test
    void shouldEndAHoldOnceWhoeverTries() throws Exception {
        AccountId account = fixture.funded(store, 100);
        store.commit(
                        HoldCredits.of(account, key("h"), Credits.of(10), StoreFixture.START.plus(Duration.ofDays(1))),
                        terms(),
                        fixture)
                .orElseThrow();
        List<LedgerStore> stores = List.of(store, JdbcLedgerStore.of(pool));
        List<Outcome<? extends LedgerEntry>> outcomes = all(
                20,
                IntStream.range(0, 20)
                        .<Callable<Outcome<? extends LedgerEntry>>>mapToObj(i -> () -> stores.get(i % 2)
                                .commit(new ReleaseHold(account, key("r" + i), HoldId.of("h")), terms(), fixture))
                        .toList());
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.rejection().isEmpty())
                .hasSize(1);
        assertSound(account);
    }

    /** Another process makes the debit possible and carries it out, before each read of this one in turn. */
    @Test
    void shouldNotRefuseWhatSomebodyElseWritesMeanwhile() {
        boolean reached = true;
        for (int read = 1; reached; read++) {
            AccountId account = fixture.funded(store, 4);
            AtomicInteger left = new AtomicInteger(read);
            DataSource watched = Faults.wrap(DataSource.class, pool, (target, method, arguments) -> {
                if (method.getName().equals("executeQuery") && left.decrementAndGet() == 0) {
                    store.commit(grant(account, "more", 1), terms(), fixture).orElseThrow();
                    store.commit(debit(account, "same", 5), terms(), fixture).orElseThrow();
                }
                return Faults.invoke(target, method, arguments);
            });
            Outcome<Debited> outcome = JdbcLedgerStore.of(watched).commit(debit(account, "same", 5), terms(), fixture);
            reached = left.get() <= 0;
            assertThat(outcome.replayed()).as("before read %s", read).isEqualTo(reached);
        }
    }

    @Test
    void shouldOpenAnAccountOnce() throws Exception {
        AccountId account = StoreFixture.unused();
        var request = OpenAccount.of(account, ZoneId.of("UTC")).withPlan(StoreFixture.plan("monthly"));
        List<Outcome<?>> outcomes = all(
                20,
                IntStream.range(0, 20)
                        .<Callable<Outcome<?>>>mapToObj(
                                i -> () -> JdbcLedgerStore.of(pool).open(request, terms(), fixture))
                        .toList());
        assertThat(outcomes).filteredOn(outcome -> !outcome.replayed()).hasSize(1);
    }
}
