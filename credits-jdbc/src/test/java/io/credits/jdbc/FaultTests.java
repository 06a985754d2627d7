package io.credits.jdbc;

import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.key;
import static io.credits.spi.StoreFixture.plan;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.amount.Credits;
import io.credits.jdbc.Operations.Operation;
import io.credits.ledger.AccountId;
import io.credits.ledger.EntryKind;
import io.credits.ledger.OpenAccount;
import io.credits.purchase.PurchaseId;
import io.credits.spi.LedgerStore;
import io.credits.spi.LedgerStoreException;
import io.credits.spi.OutcomeUnknownException;
import io.credits.spi.PurchaseStore;
import io.credits.spi.StoreFixture;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever call to the database fails, an operation takes effect wholly or not at all, and once when it is sent again. */
abstract class FaultTests {

    private static final int MOST_CALLS = 400;

    private static final int MOST_TRIES = 100;

    private static final String LOST = "08006";
    private static final String IO_ERROR = "58030";
    private static final String SERIALIZATION = "40001";

    private static final Duration PATIENT = Duration.ofSeconds(5);
    private static final Duration HASTY = Duration.ofMillis(50);

    private final StoreFixture fixture = new StoreFixture();
    private final AtomicInteger left = new AtomicInteger();
    private HikariDataSource pool;
    private LedgerStore sound;
    private Map<Operation, List<EntryKind>> effects;

    /** What callers were told instead of an answer. */
    private final List<LedgerStoreException> told = new ArrayList<>();

    abstract TestDatabase database();

    @BeforeEach
    void start() {
        pool = database().fresh();
        sound = JdbcLedgerStore.of(pool);
        effects = new HashMap<>();
    }

    @AfterEach
    void stop() {
        pool.close();
    }

    private static JdbcLedgerStore unsound(DataSource source, Duration callTimeout) {
        return JdbcLedgerStore.builder(ConnectionSource.owning(source))
                .callTimeout(callTimeout)
                .build();
    }

    private boolean once() {
        return left.decrementAndGet() == 0;
    }

    private boolean fromThenOn() {
        return left.decrementAndGet() <= 0;
    }

    /** What an operation does when nothing fails. */
    private List<EntryKind> wanted(Operation operation) {
        return effects.computeIfAbsent(operation, sane -> {
            AccountId account = Operations.prepared(sound);
            sane.on(sound, account);
            return Operations.effects(sound, account);
        });
    }

    /** Tries once while calls fail; what the caller is told must be true. */
    private void attempt(Operation operation, LedgerStore store, AccountId account, String what) {
        List<EntryKind> wanted = wanted(operation);
        try {
            operation.on(store, account);
            assertThat(Operations.effects(sound, account)).as(what).isEqualTo(wanted);
        } catch (OutcomeUnknownException e) {
            told.add(e);
            assertThat(e.account()).as(what).isEqualTo(account);
            assertThat(e.key()).as(what).isEqualTo(key("k"));
            assertThat(Operations.effects(sound, account)).as(what).isIn(List.of(), wanted);
        } catch (LedgerStoreException e) {
            told.add(e);
            assertThat(Operations.effects(sound, account))
                    .as("%s: %s", what, e)
                    .isIn(List.of(), operation.keyed() ? List.of() : wanted);
        }
        assertThat(pool.getHikariPoolMXBean().getActiveConnections())
                .as("%s: connections not given back", what)
                .isZero();
    }

    /** Sends it again when nothing fails any more, to the store that met the failure and to another. */
    private void repeat(Operation operation, LedgerStore store, AccountId account, String what) {
        left.set(Integer.MAX_VALUE);
        insist(operation, store, account);
        operation.on(sound, account);
        assertThat(Operations.effects(sound, account)).as(what).isEqualTo(wanted(operation));
        assertThat(fixture.ledger(sound).audit(account)).as(what).matches(found -> found.ok(), "is sound");
    }

    /** A hasty store may give up on a slow machine; it always says so, and it may be asked again. */
    private static void insist(Operation operation, LedgerStore store, AccountId account) {
        for (int tries = 1; ; tries++) {
            try {
                operation.on(store, account);
                return;
            } catch (StoreTimeoutException | OutcomeUnknownException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private void failEachCall(
            BooleanSupplier now, boolean after, String state, Duration callTimeout, List<Operation> operations) {
        DataSource failing = Faults.failing(pool, now, after, state);
        for (Operation operation : operations) {
            LedgerStore store = unsound(failing, callTimeout);
            boolean reached = true;
            for (int k = 1; reached; k++) {
                assertThat(k).isLessThan(MOST_CALLS);
                String what = operation + ", call " + k;
                AccountId account = Operations.prepared(sound);
                left.set(k);
                attempt(operation, store, account, what);
                reached = left.get() <= 0;
                repeat(operation, store, account, what);
            }
        }
    }

    @Test
    void shouldSurviveALostConnectionBeforeAnyCallOfAnyOperation() {
        failEachCall(this::once, false, LOST, PATIENT, Operations.all());
    }

    @Test
    void shouldSurviveALostConnectionAfterAnyCall() {
        failEachCall(this::once, true, LOST, PATIENT, Operations.few());
    }

    @Test
    void shouldSurviveAFailureOfAnyCall() {
        failEachCall(this::once, false, IO_ERROR, PATIENT, Operations.few());
        // What fails before the commit is sent wrote nothing, and the caller is told that it failed.
        assertThat(told)
                .filteredOn(OutcomeUnknownException.class::isInstance)
                .allSatisfy(unknown -> assertThat(unknown.getCause()).hasMessage("injected before commit"));
    }

    @Test
    void shouldSurviveAConflictAtAnyCall() {
        failEachCall(this::once, false, SERIALIZATION, PATIENT, Operations.few());
        assertThat(told).as("a conflict wrote nothing, at the commit too").isEmpty();
    }

    @Test
    void shouldSurviveADatabaseThatGoesAwayAtAnyCall() {
        failEachCall(this::fromThenOn, true, LOST, HASTY, Operations.few().subList(0, 1));
    }

    @Test
    @Tag("soak")
    void shouldSurviveAnyFaultOfAnyCallOfAnyOperation() {
        for (boolean after : new boolean[] {false, true}) {
            failEachCall(this::once, after, LOST, PATIENT, Operations.all());
            failEachCall(this::fromThenOn, after, LOST, HASTY, Operations.all());
        }
        failEachCall(this::once, false, IO_ERROR, PATIENT, Operations.all());
        failEachCall(this::once, false, SERIALIZATION, PATIENT, Operations.all());
    }

    @Test
    void shouldSettleAnUncertainCommit() {
        for (boolean executed : new boolean[] {true, false}) {
            LedgerStore store = unsound(Faults.losingCommit(pool, this::once, executed), PATIENT);
            for (Operation operation : Operations.all()) {
                String what = operation + (executed ? ", committed" : ", not committed") + " without an answer";
                AccountId account = Operations.prepared(sound);
                left.set(1);
                try {
                    operation.on(store, account);
                    assertThat(executed || !operation.keyed()).as(what).isTrue();
                } catch (OutcomeUnknownException e) {
                    assertThat(executed).as(what).isFalse();
                }
                assertThat(left.get()).as(what).isNotPositive();
                assertThat(Operations.effects(sound, account))
                        .as(what)
                        .isEqualTo(executed || !operation.keyed() ? wanted(operation) : List.of());
                repeat(operation, store, account, what);
            }
        }
    }

    /** Another process may write an entry where the lost one would be. */
    @Test
    void shouldNotGoOnFromAWriteThatWasLost() {
        LedgerStore store = unsound(Faults.losingCommit(pool, this::once, false), PATIENT);
        AccountId account = fixture.funded(sound, 100);
        left.set(1);
        assertThatThrownBy(() -> store.commit(debit(account, "lost", 30), terms(), fixture))
                .isInstanceOf(OutcomeUnknownException.class);
        sound.commit(debit(account, "theirs", 5), terms(), fixture).orElseThrow();
        store.commit(debit(account, "ours", 1), terms(), fixture).orElseThrow();
        assertThat(sound.account(account, terms()).orElseThrow().booked()).isEqualTo(Credits.of(94));
        assertThat(fixture.ledger(sound).audit(account)).matches(found -> found.ok(), "is sound");
    }

    @Test
    void shouldOpenOnceWhateverFails() {
        for (boolean after : new boolean[] {false, true}) {
            boolean reached = true;
            for (int k = 1; reached; k++) {
                OpenAccount request =
                        OpenAccount.of(StoreFixture.unused(), ZoneId.of("UTC")).withPlan(plan("monthly"));
                LedgerStore store = unsound(Faults.failing(pool, this::once, after, LOST), PATIENT);
                left.set(k);
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

    @Test
    void shouldNumberReceiptsWithoutGapWhateverFails() {
        AccountId account = fixture.opened(sound);
        for (boolean after : new boolean[] {false, true}) {
            String series = after ? "after" : "before";
            boolean reached = true;
            for (int k = 1; reached; k++) {
                PurchaseId purchase = PurchaseId.of(series + k);
                PurchaseStore store =
                        JdbcPurchaseStore.beside(unsound(Faults.failing(pool, this::once, after, LOST), PATIENT));
                left.set(k);
                assertThat(store.receiptNumber(series, account, purchase)).isEqualTo(k);
                reached = left.get() <= 0;
                assertThat(store.receiptNumber(series, account, purchase)).isEqualTo(k);
            }
        }
    }
}
