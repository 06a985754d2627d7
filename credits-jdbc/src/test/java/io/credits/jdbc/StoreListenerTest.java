package io.credits.jdbc;

import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.Batch;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.Outcome;
import io.credits.spi.LedgerStoreException;
import io.credits.spi.StoreFixture;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a host's metrics hear. */
class StoreListenerTest {

    private final StoreFixture fixture = new StoreFixture();
    private final Heard heard = new Heard();
    private HikariDataSource pool;
    private JdbcLedgerStore store;

    /** Notes what it hears, and when. */
    private static final class Heard implements StoreListener {

        private final List<String> answers = new CopyOnWriteArrayList<>();
        private final List<Retry> retries = new CopyOnWriteArrayList<>();
        private final AtomicInteger combined = new AtomicInteger();
        private final AtomicBoolean untimed = new AtomicBoolean();

        @Override
        public void answered(LedgerCommand<?> command, Outcome<?> outcome, long nanos) {
            String became = outcome.rejection()
                    .map(rejection -> rejection.code().name())
                    .orElse(outcome.replayed() ? "again" : "accepted");
            note(command.key() + " " + became, nanos);
        }

        @Override
        public void failed(LedgerCommand<?> command, long nanos) {
            note(command.key() + " failed", nanos);
        }

        private void note(String answer, long nanos) {
            answers.add(answer);
            if (nanos <= 0) {
                untimed.set(true);
            }
        }

        @Override
        public void combined(int calls) {
            combined.addAndGet(calls);
        }

        @Override
        public void retried(Retry why) {
            retries.add(why);
        }
    }

    @BeforeEach
    void start() {
        pool = TestDatabase.H2.fresh();
        store = store(pool, heard);
    }

    @AfterEach
    void stop() {
        pool.close();
    }

    private static JdbcLedgerStore store(DataSource source, StoreListener listener) {
        return JdbcLedgerStore.builder(ConnectionSource.owning(source))
                .listener(listener)
                .build();
    }

    @Test
    void shouldTellWhatBecameOfEachCommand() {
        AccountId account = fixture.funded(store, 10);
        for (int credits : List.of(7, 7, 5)) {
            store.commit(debit(account, "d" + credits, credits), terms(), fixture);
        }
        assertThat(heard.answers)
                .containsExactly("welcome accepted", "d7 accepted", "d7 again", "d5 INSUFFICIENT_CREDITS");
        assertThat(heard.untimed).isFalse();
        assertThat(heard.retries).isEmpty();
    }

    @Test
    void shouldTellOfEachCommandOfABatch() {
        AccountId account = fixture.funded(JdbcLedgerStore.of(pool), 10);
        store.commitAll(
                new Batch<>(List.of(debit(account, "a", 7), debit(account, "b", 5), debit(account, "c", 3)), false),
                terms(),
                fixture);
        assertThat(heard.answers).containsExactly("a accepted", "b INSUFFICIENT_CREDITS", "c accepted");
        assertThat(heard.untimed).isFalse();
    }

    @Test
    void shouldTellOfCommandsInATransactionOfTheHost() throws Exception {
        AccountId account = fixture.funded(JdbcLedgerStore.of(pool), 10);
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            JdbcLedgerStore.builder(ConnectionSource.joining(() -> connection))
                    .listener(heard)
                    .build()
                    .commit(debit(account, "d", 7), terms(), fixture);
            connection.rollback();
        }
        assertThat(heard.answers).containsExactly("d accepted");
        assertThat(heard.combined).hasValue(0);
    }

    @Test
    void shouldTellOfCommandsThatFailed() {
        AccountId account = fixture.funded(JdbcLedgerStore.of(pool), 10);
        DataSource dead = sourceThatFails(new AtomicInteger(Integer.MAX_VALUE));
        JdbcLedgerStore unreachable = store(dead, heard);
        assertThatThrownBy(() -> unreachable.commit(debit(account, "d", 7), terms(), fixture))
                .isInstanceOf(LedgerStoreException.class);
        assertThatThrownBy(() -> unreachable.commitAll(
                        new Batch<>(List.of(debit(account, "a", 1), debit(account, "b", 1)), false), terms(), fixture))
                .isInstanceOf(LedgerStoreException.class);
        assertThat(heard.answers).containsExactly("d failed", "a failed", "b failed");
        assertThat(heard.untimed).isFalse();
    }

    @Test
    void shouldTellThatTheConnectionWasLost() {
        AccountId account = fixture.funded(JdbcLedgerStore.of(pool), 10);
        store(sourceThatFails(new AtomicInteger(1)), heard).commit(debit(account, "d", 7), terms(), fixture);
        assertThat(heard.answers).containsExactly("d accepted");
        assertThat(heard.retries).containsExactly(StoreListener.Retry.CONNECTION);
    }

    @Test
    void shouldTellThatSomebodyElseWasFirst() {
        AccountId account = fixture.funded(store, 10);
        JdbcLedgerStore.of(pool).commit(debit(account, "theirs", 1), terms(), fixture);
        store.commit(debit(account, "ours", 1), terms(), fixture);
        assertThat(heard.answers).endsWith("ours accepted");
        assertThat(heard.retries).containsExactly(StoreListener.Retry.OVERTAKEN);
    }

    @Test
    void shouldTellOnceOfEveryCallThatWasCombined() throws Exception {
        AccountId account = fixture.funded(JdbcLedgerStore.of(pool), 1_000);
        ExecutorService callers = Executors.newFixedThreadPool(16);
        for (int i = 0; i < 200; i++) {
            String key = "d" + i;
            callers.execute(() -> store.commit(debit(account, key, 1), terms(), fixture));
        }
        callers.shutdown();
        assertThat(callers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(heard.answers).hasSize(200).allMatch(answer -> answer.endsWith(" accepted"));
        assertThat(heard.combined).hasValue(200);
    }

    @Test
    void shouldAnswerWhateverAListenerThrows() {
        AccountId account = fixture.funded(JdbcLedgerStore.of(pool), 10);
        JdbcLedgerStore told = store(pool, new StoreListener() {
            @Override
            public void answered(LedgerCommand<?> command, Outcome<?> outcome, long nanos) {
                throw new IllegalStateException("answered");
            }

            @Override
            public void combined(int calls) {
                throw new IllegalStateException("combined");
            }

            @Override
            public void retried(Retry why) {
                throw new IllegalStateException("retried");
            }
        });
        told.commit(debit(account, "first", 1), terms(), fixture).orElseThrow();
        JdbcLedgerStore.of(pool).commit(debit(account, "theirs", 1), terms(), fixture);
        told.commit(debit(account, "overtaken", 1), terms(), fixture).orElseThrow();
        assertThat(told.account(account, terms()).orElseThrow().booked()).isEqualTo(Credits.of(7));
    }

    private DataSource sourceThatFails(AtomicInteger times) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection") && times.getAndDecrement() > 0) {
                        throw new SQLTransientConnectionException("none left");
                    }
                    try {
                        return method.invoke(pool, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
