package io.credits.jdbc;

import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.grant;
import static io.credits.spi.StoreFixture.key;
import static io.credits.spi.StoreFixture.messages;
import static io.credits.spi.StoreFixture.plan;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.Batch;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.ReverseEntry;
import io.credits.spi.LedgerStore;
import io.credits.spi.LedgerStoreException;
import io.credits.spi.OutcomeUnknownException;
import io.credits.spi.StoreFixture;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever call to the database fails, an operation takes effect wholly or not at all, and once when it is sent again. */
abstract class FaultTests {

    private static final int MOST_CALLS = 400;

    private final StoreFixture fixture = new StoreFixture();
    private HikariDataSource pool;
    private LedgerStore sound;

    abstract TestDatabase database();

    @BeforeEach
    void start() {
        pool = database().fresh();
        sound = JdbcLedgerStore.of(pool);
    }

    @AfterEach
    void stop() {
        pool.close();
    }

    private Map<String, BiConsumer<LedgerStore, AccountId>> operations() {
        Map<String, BiConsumer<LedgerStore, AccountId>> operations = new LinkedHashMap<>();
        operations.put(
                "debit",
                (store, account) ->
                        store.commit(debit(account, "k", 5), terms(), fixture).orElseThrow());
        operations.put(
                "consume",
                (store, account) -> store.commit(messages(account, "k", 9), terms(), fixture)
                        .orElseThrow());
        operations.put(
                "grant",
                (store, account) ->
                        store.commit(grant(account, "k", 5), terms(), fixture).orElseThrow());
        operations.put(
                "hold",
                (store, account) -> store.commit(
                                HoldCredits.of(
                                        account, key("k"), Credits.of(5), StoreFixture.START.plus(Duration.ofDays(1))),
                                terms(),
                                fixture)
                        .orElseThrow());
        operations.put(
                "plan",
                (store, account) -> store.commit(ChangePlan.to(account, key("k"), plan("daily")), terms(), fixture)
                        .orElseThrow());
        operations.put(
                "reverse",
                (store, account) -> store.commit(ReverseEntry.all(account, key("k"), key("first")), terms(), fixture)
                        .orElseThrow());
        operations.put(
                "batch",
                (store, account) -> store.commitAll(
                                new Batch<>(List.of(debit(account, "k", 5), debit(account, "k2", 6)), true),
                                terms(),
                                fixture)
                        .forEach(outcome -> outcome.orElseThrow()));
        return operations;
    }

    private AccountId prepared() {
        AccountId account = fixture.openedOn(sound, "monthly");
        sound.commit(debit(account, "first", 3), terms(), fixture).orElseThrow();
        return account;
    }

    private LedgerStore unsound(DataSource source) {
        return JdbcLedgerStore.builder(ConnectionSource.owning(source))
                .callTimeout(Duration.ofSeconds(5))
                .build();
    }

    private void failEachCall(boolean after, String state) {
        operations().forEach((name, operation) -> {
            boolean reached = true;
            for (int k = 1; reached; k++) {
                assertThat(k).isLessThan(MOST_CALLS);
                AccountId account = prepared();
                long before = sound.account(account, terms()).orElseThrow().sequence();
                AtomicInteger left = new AtomicInteger(k);
                LedgerStore store = unsound(Faults.failing(pool, left, after, state));
                boolean told = false;
                try {
                    operation.accept(store, account);
                    told = true;
                } catch (OutcomeUnknownException e) {
                    assertThat(e.key()).isEqualTo(key("k"));
                } catch (LedgerStoreException e) {
                    assertThat(sound.account(account, terms()).orElseThrow().sequence())
                            .as("%s, call %s", name, k)
                            .isEqualTo(before);
                }
                reached = left.get() <= 0;
                operation.accept(store, account);
                operation.accept(sound, account);
                assertOnce(account, name + ", call " + k + (told ? ", told" : ", not told"));
            }
        });
    }

    private void assertOnce(AccountId account, String what) {
        assertThat(sound.entries(account, 0, 1_000))
                .as(what)
                .filteredOn(entry -> entry.key().filter(key("k")::equals).isPresent())
                .hasSize(1);
        assertThat(fixture.ledger(sound).audit(account)).as(what).matches(found -> found.ok(), "is sound");
    }

    @Test
    void shouldSurviveALostConnectionBeforeAnyCall() {
        failEachCall(false, "08006");
    }

    @Test
    void shouldSurviveALostConnectionAfterAnyCall() {
        failEachCall(true, "08006");
    }

    @Test
    void shouldSurviveAFailureOfAnyCall() {
        failEachCall(false, "58030");
    }

    @Test
    void shouldSettleAnUncertainCommit() {
        for (boolean executed : new boolean[] {true, false}) {
            operations().forEach((name, operation) -> {
                AccountId account = prepared();
                LedgerStore store = unsound(Faults.losingCommit(pool, new AtomicInteger(1), executed));
                try {
                    operation.accept(store, account);
                    assertThat(executed).as(name).isTrue();
                } catch (OutcomeUnknownException e) {
                    assertThat(executed).as(name).isFalse();
                }
                operation.accept(store, account);
                assertOnce(account, name);
            });
        }
    }

    @Test
    void shouldOpenOnceWhateverFails() {
        boolean reached = true;
        for (int k = 1; reached; k++) {
            OpenAccount request =
                    OpenAccount.of(StoreFixture.unused(), ZoneId.of("UTC")).withPlan(plan("monthly"));
            AtomicInteger left = new AtomicInteger(k);
            LedgerStore store = unsound(Faults.failing(pool, left, true, "08006"));
            try {
                store.open(request, terms(), fixture).orElseThrow();
            } catch (LedgerStoreException e) {
                assertThat(e).isNotInstanceOf(OutcomeUnknownException.class);
            }
            reached = left.get() <= 0;
            assertThat(store.open(request, terms(), fixture)
                            .orElseThrow()
                            .opening()
                            .request())
                    .isEqualTo(request);
        }
    }
}
