package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.credits.CreditLedger;
import io.credits.ledger.AccountId;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.spi.StoreFixture;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The database server is killed under load and started again: every acknowledged operation is there once, the same store goes
 * on by itself.
 */
@Timeout(1_800)
class KilledServerTest {

    private static final int CALLERS = 16;
    private static final int ACCOUNTS = 8;
    private static final int ROUNDS = 2;
    private static final int ROUNDS_IN_SOAK = 20;

    private final AtomicLong ticks = new AtomicLong();
    private final InstantSource clock = () -> StoreFixture.START.plusSeconds(ticks.incrementAndGet());
    private final Acknowledged acknowledged = new Acknowledged();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void shouldLoseAndDoubleNothingWhenTheServerIsKilled() throws Exception {
        kill(ROUNDS);
    }

    @Test
    @Tag("soak")
    void shouldLoseAndDoubleNothingWhenTheServerIsKilledAgainAndAgain() throws Exception {
        kill(ROUNDS_IN_SOAK);
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(8);
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        return new HikariDataSource(config);
    }

    private void kill(int rounds) throws Exception {
        try (PostgresProcess server = new PostgresProcess("killed");
                HikariDataSource pool = pool(server.url())) {
            CreditsSchema.create(pool);
            JdbcLedgerStore store = JdbcLedgerStore.builder(ConnectionSource.owning(pool))
                    .callTimeout(Duration.ofSeconds(3))
                    .build();
            List<AccountId> accounts = Stream.generate(() -> new StoreFixture().openedOn(store, "monthly"))
                    .limit(ACCOUNTS)
                    .toList();
            ExecutorService executor = Executors.newFixedThreadPool(CALLERS);
            try {
                List<Future<?>> callers = new ArrayList<>();
                for (int i = 0; i < CALLERS; i++) {
                    Traffic traffic = new Traffic("caller " + i, accounts);
                    callers.add(executor.submit(() -> call(traffic, store)));
                }
                for (int round = 0; round < rounds; round++) {
                    awaitProgress(callers);
                    server.kill();
                    server.restart();
                }
                awaitProgress(callers);
                over.set(true);
                for (Future<?> caller : callers) {
                    caller.get();
                }
            } finally {
                over.set(true);
                executor.shutdownNow();
            }
            acknowledged.assertAllThereOnce(store, accounts);
        }
    }

    /** Waits until the callers were answered a hundred times more: before a kill, and as the sign of recovery after it. */
    private void awaitProgress(List<Future<?>> callers) throws Exception {
        int before = acknowledged.size();
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (acknowledged.size() < before + 100) {
            for (Future<?> caller : callers) {
                if (caller.isDone()) {
                    caller.get();
                }
            }
            assertThat(System.nanoTime()).as("the end of waiting for progress").isLessThan(end);
            Thread.sleep(5);
        }
    }

    private void call(Traffic traffic, JdbcLedgerStore store) {
        CreditLedger ledger = CreditLedger.of(store, StoreFixture.CATALOG, clock);
        while (!over.get()) {
            Outcome<? extends LedgerEntry> outcome = Persistent.attempt(ledger, traffic.next(StoreFixture.START));
            if (outcome.rejection().isEmpty()) {
                acknowledged.note(outcome.orElseThrow());
            }
        }
    }
}
