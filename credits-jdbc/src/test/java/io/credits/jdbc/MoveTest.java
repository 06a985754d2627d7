package io.credits.jdbc;

import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.key;
import static io.credits.spi.StoreFixture.messages;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.amount.Credits;
import io.credits.json.AccountExport;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.FreezeAccount;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.ledger.RejectionCode;
import io.credits.ledger.Terms;
import io.credits.ledger.ThawAccount;
import io.credits.spi.InMemoryLedgerStore;
import io.credits.spi.LedgerStore;
import io.credits.spi.LedgerStoreException;
import io.credits.spi.StoreFixture;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An account moves to another database, of another product too, while it and others are in use. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class MoveTest {

    private static final int SOME = 40;

    private static final int GRANTED = 100_000;

    private final StoreFixture fixture = new StoreFixture();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger calls = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, POSTGRESQL", "POSTGRESQL, MARIADB", "MARIADB, SQLITE", "SQLITE, H2", "H2, POSTGRESQL"})
    void shouldMoveAnAccountInUseWithoutLosingOrDoublingACall(TestDatabase here, TestDatabase there) throws Exception {
        try (HikariDataSource source = here.fresh();
                HikariDataSource target = there.fresh()) {
            LedgerStore from = JdbcLedgerStore.of(source);
            LedgerStore to = JdbcLedgerStore.of(target);
            AccountId moving = fixture.funded(from, GRANTED);
            AccountId staying = fixture.funded(from, GRANTED);
            AtomicReference<LedgerStore> route = new AtomicReference<>(from);
            ExecutorService callers = Executors.newFixedThreadPool(3);
            List<Future<Integer>> used = List.of(
                    callers.submit(() -> insisting(moving, "a", route)),
                    callers.submit(() -> insisting(moving, "b", route)),
                    callers.submit(() -> undisturbed(staying, from)));
            await(SOME);
            commit(from, new FreezeAccount(moving, key("leave")));
            Account left = copied(from, to, moving);
            commit(to, new ThawAccount(moving, key("arrive")));
            route.set(to);
            from.remove(left);
            await(calls.get() + SOME);
            over.set(true);
            int spent = used.get(0).get() + used.get(1).get();
            int others = used.get(2).get();
            assertThat(available(to, moving)).isEqualTo(Credits.of(GRANTED - spent));
            assertThat(available(from, staying)).isEqualTo(Credits.of(GRANTED - others));
            assertThat(fixture.ledger(to).audit(moving).ok()).isTrue();
            assertThat(fixture.ledger(from).audit(staying).ok()).isTrue();
            assertThat(from.account(moving, terms())).isEmpty();
            callers.shutdown();
        }
    }

    /** As a host's code does: the same key again until it is taken, asking each time where the account is. */
    private int insisting(AccountId account, String caller, AtomicReference<LedgerStore> route) {
        int done = 0;
        while (!over.get()) {
            Outcome<?> outcome = route.get().commit(debit(account, caller + done, 1), terms(), fixture);
            if (outcome.rejection().isEmpty()) {
                done++;
                calls.incrementAndGet();
            } else {
                assertThat(outcome.rejection().get().code())
                        .isIn(RejectionCode.ACCOUNT_FROZEN, RejectionCode.NOT_FOUND);
                Thread.onSpinWait();
            }
        }
        return done;
    }

    private int undisturbed(AccountId account, LedgerStore store) {
        int done = 0;
        while (!over.get()) {
            commit(store, debit(account, "c" + done++, 1));
        }
        return done;
    }

    private void await(int wanted) throws InterruptedException {
        while (calls.get() < wanted) {
            Thread.sleep(1);
        }
    }

    private void commit(LedgerStore store, LedgerCommand<?> command) {
        store.commit(command, terms(), fixture).orElseThrow();
    }

    private Credits available(LedgerStore store, AccountId account) {
        return fixture.ledger(store).balance(account).available();
    }

    private static Account copied(LedgerStore from, LedgerStore to, AccountId account) throws IOException {
        StringWriter text = new StringWriter();
        AccountExport.write(from, account, terms(), text);
        return AccountExport.restore(new StringReader(text.toString()), to);
    }

    @Test
    void shouldMoveOnceWhicheverCallOfTheDatabaseFails() throws IOException {
        InMemoryLedgerStore elsewhere = new InMemoryLedgerStore();
        AccountId account = fixture.openedOn(elsewhere, "monthly");
        for (int i = 0; i < 12; i++) {
            commit(elsewhere, messages(account, "m" + i, 1));
        }
        commit(elsewhere, new FreezeAccount(account, key("leave")));
        Account left = elsewhere.account(account, terms()).orElseThrow();
        StringWriter text = new StringWriter();
        AccountExport.write(elsewhere, account, terms(), text);
        AtomicInteger countdown = new AtomicInteger();
        for (int k = 1; countdown.get() <= 0; k++) {
            try (HikariDataSource pool = TestDatabase.H2.fresh()) {
                countdown.set(k);
                DataSource failing = Faults.failing(pool, () -> countdown.decrementAndGet() == 0, k % 2 == 0, "42000");
                LedgerStore store = JdbcLedgerStore.of(failing);
                again(() -> AccountExport.restore(new StringReader(text.toString()), store));
                LedgerStore sound = JdbcLedgerStore.of(pool);
                assertThat(sound.account(account, terms())).as("call %s", k).contains(left);
                assertThat(fixture.ledger(sound).audit(account).ok())
                        .as("call %s", k)
                        .isTrue();
                again(() -> {
                    store.remove(left);
                    return left;
                });
                assertThat(sound.account(account, terms())).as("call %s", k).isEmpty();
                assertThat(rows(pool)).as("call %s", k).isZero();
            }
        }
        assertThat(countdown.get()).isPositive();
    }

    /** What the failing call interrupts is done again. */
    private static void again(Restoring work) throws IOException {
        try {
            work.run();
        } catch (LedgerStoreException interrupted) {
            work.run();
        }
    }

    private interface Restoring {
        Account run() throws IOException;
    }

    private static int rows(DataSource source) {
        int rows = 0;
        for (String table : List.of("entry", "usage_by_feature", "usage_by_channel", "checkpoint", "account")) {
            try (var connection = source.getConnection();
                    var statement = connection.prepareStatement("SELECT COUNT(*) FROM credit_" + table);
                    var found = statement.executeQuery()) {
                found.next();
                rows += found.getInt(1);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }
        return rows;
    }

    @Test
    void shouldBringTheRatesOfOldUsageAlong() throws IOException {
        try (HikariDataSource source = TestDatabase.H2.fresh();
                HikariDataSource target = TestDatabase.SQLITE.fresh()) {
            LedgerStore from = JdbcLedgerStore.of(source);
            LedgerStore to = JdbcLedgerStore.of(target);
            AccountId account = fixture.openedOn(from, "monthly");
            LedgerEntry used =
                    from.commit(messages(account, "m", 40), terms(), fixture).orElseThrow();
            commit(from, new FreezeAccount(account, key("leave")));
            StringWriter text = new StringWriter();
            Terms without = new Terms(
                    terms().currency(),
                    Map.of(),
                    terms().burnOrder(),
                    terms().futureTolerance(),
                    terms().lateTolerance());
            AccountExport.write(from, account, without, text);
            AccountExport.restore(new StringReader(text.toString()), to);
            Account state = to.account(account, without).orElseThrow();
            assertThat(to.rates(state.rateCard(), used.ratedBy(), without)).isPresent();
            assertThat(to.rates(state.rateCard(), used.ratedBy(), without))
                    .isEqualTo(from.rates(state.rateCard(), used.ratedBy(), without));
        }
    }

    @Test
    void shouldRefuseAHalfWrittenTextAndLeaveAFrozenAccountThatCanBeRemoved() throws IOException {
        try (HikariDataSource target = TestDatabase.H2.fresh()) {
            LedgerStore elsewhere = new InMemoryLedgerStore();
            AccountId account = fixture.funded(elsewhere, GRANTED);
            for (int i = 0; i < LedgerStore.MAX_PAGE; i++) {
                commit(elsewhere, debit(account, "d" + i, 1));
            }
            StringWriter text = new StringWriter();
            AccountExport.write(elsewhere, account, terms(), text);
            String cut = text.toString().substring(0, text.getBuffer().lastIndexOf("{"));
            LedgerStore to = JdbcLedgerStore.of(target);
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> AccountExport.restore(new StringReader(cut), to));
            to.remove(to.account(account, terms()).orElseThrow());
            assertThat(rows(target)).isZero();
        }
    }
}
