package io.credits.jdbc;

import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.key;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.credits.CreditLedger;
import io.credits.ledger.AccountId;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.spi.LedgerStore;
import io.credits.spi.LedgerStoreException;
import io.credits.spi.OutcomeUnknownException;
import io.credits.spi.StoreFixture;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A network that cuts, delays, half-closes and falls silent: calls end in time, and nothing is lost or doubled. */
@Timeout(120)
class PostgresqlNetworkTest {

    private static final int CALLERS = 8;

    /** For how many milliseconds the pool takes a connection to be alive without asking. */
    private static final String TRUST = "com.zaxxer.hikari.aliveBypassWindowMs";

    private final StoreFixture fixture = new StoreFixture();
    private HikariDataSource direct;
    private LedgerStore sound;
    private TcpProxy proxy;
    private HikariDataSource pool;
    private LedgerStore store;

    @BeforeEach
    void start() {
        direct = TestDatabase.POSTGRESQL.fresh();
        sound = JdbcLedgerStore.of(direct);
        URI server = URI.create(direct.getJdbcUrl().substring("jdbc:".length()));
        proxy = new TcpProxy(server.getPort());
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(direct.getJdbcUrl().replace(":" + server.getPort() + "/", ":" + proxy.port() + "/"));
        config.addDataSourceProperty("cancelSignalTimeout", "1");
        config.addDataSourceProperty("loginTimeout", "1");
        config.setMaximumPoolSize(CALLERS);
        config.setConnectionTimeout(1_000);
        config.setValidationTimeout(500);
        // A pool that asks the server whether a connection is alive would notice the silence before the library does.
        System.setProperty(TRUST, "60000");
        pool = new HikariDataSource(config);
        System.clearProperty(TRUST);
        store = JdbcLedgerStore.builder(ConnectionSource.owning(pool))
                .callTimeout(Duration.ofSeconds(1))
                .build();
    }

    @AfterEach
    void stop() {
        proxy.close();
        pool.close();
        direct.close();
    }

    private void assertOnce(AccountId account, String key) {
        assertThat(sound.entries(account, 0, LedgerStore.MAX_PAGE))
                .filteredOn(entry -> entry.key().filter(key(key)::equals).isPresent())
                .hasSize(1);
        assertThat(fixture.ledger(sound).audit(account)).matches(found -> found.ok(), "is sound");
    }

    private Outcome<? extends LedgerEntry> pay(AccountId account, String key) {
        return store.commit(debit(account, key, 1), terms(), fixture);
    }

    @Test
    void shouldEndEveryCallWhenTheNetworkFallsSilent() throws Exception {
        AccountId account = fixture.funded(sound, 100);
        pay(account, "before").orElseThrow();
        proxy.silence(true);
        ExecutorService executor = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                String key = "silent-" + i;
                calls.add(executor.submit(
                        () -> assertThatThrownBy(() -> pay(account, key)).isInstanceOf(LedgerStoreException.class)));
            }
            for (Future<?> call : calls) {
                call.get();
            }
            assertThatThrownBy(() -> store.account(account, terms())).isInstanceOf(LedgerStoreException.class);
        } finally {
            executor.shutdownNow();
        }
        proxy.silence(false);
        CreditLedger ledger = fixture.ledger(store);
        for (int i = 0; i < CALLERS; i++) {
            Persistent.attempt(ledger, debit(account, "silent-" + i, 1)).orElseThrow();
            assertOnce(account, "silent-" + i);
        }
    }

    @Test
    void shouldTellThatItIsUnknownWhenOnlyTheAnswerIsKept() {
        AccountId account = fixture.funded(sound, 100);
        pay(account, "before").orElseThrow();
        proxy.silenceAnswers(true);
        assertThatThrownBy(() -> pay(account, "kept")).isInstanceOf(OutcomeUnknownException.class);
        assertOnce(account, "kept");
        proxy.silenceAnswers(false);
        assertThat(Persistent.attempt(fixture.ledger(store), debit(account, "kept", 1))
                        .replayed())
                .isTrue();
        assertOnce(account, "kept");
    }

    @Test
    void shouldFindWhatWasWrittenWhenTheAnswersHalfIsClosed() {
        AccountId account = fixture.funded(sound, 100);
        pay(account, "before").orElseThrow();
        proxy.closeAnswers();
        Persistent.attempt(fixture.ledger(store), debit(account, "half", 1)).orElseThrow();
        assertOnce(account, "half");
    }

    @Test
    void shouldLoseAndDoubleNothingOnABadNetwork() throws Exception {
        Acknowledged acknowledged = new Acknowledged();
        AtomicBoolean over = new AtomicBoolean();
        List<AccountId> accounts = Stream.generate(() -> fixture.openedOn(sound, "monthly"))
                .limit(4)
                .toList();
        ExecutorService executor = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                Traffic traffic = new Traffic("caller " + i, accounts);
                callers.add(executor.submit(() -> {
                    CreditLedger ledger = fixture.ledger(store);
                    while (!over.get()) {
                        Outcome<? extends LedgerEntry> outcome =
                                Persistent.attempt(ledger, traffic.next(StoreFixture.START));
                        if (outcome.rejection().isEmpty()) {
                            acknowledged.note(outcome.orElseThrow());
                        }
                    }
                }));
            }
            for (int round = 0; round < 5; round++) {
                misbehave();
            }
            int before = acknowledged.size();
            while (acknowledged.size() < before + 50) {
                Thread.sleep(5);
            }
            over.set(true);
            for (Future<?> caller : callers) {
                caller.get();
            }
        } finally {
            over.set(true);
            executor.shutdownNow();
        }
        acknowledged.assertAllThereOnce(sound, accounts);
    }

    private void misbehave() throws InterruptedException {
        Thread.sleep(100);
        proxy.cut();
        Thread.sleep(50);
        proxy.closeAnswers();
        Thread.sleep(50);
        proxy.delay(20);
        Thread.sleep(200);
        proxy.cut();
        proxy.delay(0);
        proxy.silenceAnswers(true);
        Thread.sleep(100);
        proxy.cut();
        proxy.silenceAnswers(false);
        proxy.refuse(true);
        Thread.sleep(100);
        proxy.refuse(false);
    }
}
