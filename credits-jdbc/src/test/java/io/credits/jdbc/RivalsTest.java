package io.credits.jdbc;

import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.jdbc.Attempt.Certainty;
import io.credits.ledger.AccountId;
import io.credits.spi.StoreFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Processes that write the same account come to take turns instead of overtaking each other. */
class RivalsTest {

    private static final AccountId ACCOUNT = AccountId.of("hot");

    private static final int PROCESSES = 4;
    private static final int CALLERS = 8;
    private static final int DEBITS = 100;

    @Test
    void shouldGuessUntilSomebodyElseIsFirst() {
        Rivals rivals = new Rivals();
        assertThat(rivals.start(ACCOUNT)).isEqualTo(Certainty.REMEMBERED);
        rivals.lost(ACCOUNT, Certainty.REMEMBERED);
        assertThat(rivals.start(ACCOUNT)).isEqualTo(Certainty.FRESH);
        rivals.lost(ACCOUNT, Certainty.FRESH);
        assertThat(rivals.start(ACCOUNT)).isEqualTo(Certainty.LOCKED);
        assertThat(rivals.start(AccountId.of("other"))).isEqualTo(Certainty.REMEMBERED);
    }

    @Test
    void shouldBecomeBolderStepByStepWhenLeftAlone() {
        Rivals rivals = new Rivals();
        rivals.lost(ACCOUNT, Certainty.FRESH);
        rivals.untouched(ACCOUNT);
        assertThat(rivals.start(ACCOUNT)).isEqualTo(Certainty.FRESH);
        rivals.untouched(ACCOUNT);
        assertThat(rivals.start(ACCOUNT)).isEqualTo(Certainty.REMEMBERED);
        rivals.untouched(ACCOUNT);
        assertThat(rivals.start(ACCOUNT)).isEqualTo(Certainty.REMEMBERED);
    }

    /** Whoever overtakes wastes the other's write: where each write was overtaken, all of them came to a crawl. */
    @Test
    void shouldRarelyOvertakeOnAHotAccount() throws Exception {
        StoreFixture fixture = new StoreFixture();
        AtomicInteger overtaken = new AtomicInteger();
        AtomicInteger combined = new AtomicInteger();
        StoreListener counting = new StoreListener() {
            @Override
            public void combined(int calls) {
                combined.addAndGet(calls);
            }

            @Override
            public void retried(Retry why) {
                if (why == Retry.OVERTAKEN) {
                    overtaken.incrementAndGet();
                }
            }
        };
        try (HikariDataSource pool = TestDatabase.POSTGRESQL.fresh()) {
            List<JdbcLedgerStore> processes = Stream.generate(
                            () -> JdbcLedgerStore.builder(ConnectionSource.owning(pool))
                                    .listener(counting)
                                    .build())
                    .limit(PROCESSES)
                    .toList();
            AccountId account = fixture.funded(processes.get(0), 1_000_000);
            ExecutorService executor = Executors.newFixedThreadPool(PROCESSES * CALLERS);
            List<Future<?>> callers = new ArrayList<>();
            for (int caller = 0; caller < PROCESSES * CALLERS; caller++) {
                String name = "caller-" + caller + "-";
                JdbcLedgerStore store = processes.get(caller % PROCESSES);
                callers.add(executor.submit(() -> IntStream.range(0, DEBITS)
                        .forEach(i -> store.commit(debit(account, name + i, 1), terms(), fixture)
                                .orElseThrow())));
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
            executor.shutdown();
            assertThat(processes.get(0).account(account, terms()).orElseThrow().sequence())
                    .isEqualTo(1 + PROCESSES * CALLERS * DEBITS);
        }
        int debits = PROCESSES * CALLERS * DEBITS;
        assertThat(combined.get()).isGreaterThanOrEqualTo(debits);
        assertThat(overtaken.get()).isLessThan(debits / 4);
    }
}
