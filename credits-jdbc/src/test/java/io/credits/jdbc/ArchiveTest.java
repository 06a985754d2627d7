package io.credits.jdbc;

import static io.credits.spi.StoreFixture.CATALOG;
import static io.credits.spi.StoreFixture.START;
import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.key;
import static io.credits.spi.StoreFixture.messages;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.amount.Credits;
import io.credits.json.AccountArchive;
import io.credits.json.AccountExport;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.RejectionCode;
import io.credits.spi.LedgerStore;
import io.credits.spi.LedgerStoreException;
import io.credits.spi.StoreFixture;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Old usage leaves a database while the account is in use and while calls of the database fail. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ArchiveTest {

    private static final int GRANTED = 100_000;

    private final StoreFixture fixture = new StoreFixture();
    private final StringBuilder texts = new StringBuilder();

    private AccountArchive archive(LedgerStore store) {
        return AccountArchive.of(store, CATALOG, fixture, (account, after, upTo) -> new StringWriter() {
            @Override
            public void close() {
                texts.append(getBuffer());
            }
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"POSTGRESQL", "MARIADB", "SQLITE", "H2"})
    void shouldArchiveAnAccountInUseWithoutLosingOrDoublingACall(TestDatabase database) throws Exception {
        try (HikariDataSource pool = database.fresh()) {
            LedgerStore store = JdbcLedgerStore.of(pool);
            AccountId account = fixture.funded(store, GRANTED);
            AtomicBoolean over = new AtomicBoolean();
            AtomicInteger calls = new AtomicInteger();
            ExecutorService callers = Executors.newFixedThreadPool(2);
            List<Future<Integer>> used = new ArrayList<>();
            for (String caller : List.of("a", "b")) {
                used.add(callers.submit(() -> {
                    int done = 0;
                    for (; !over.get(); calls.incrementAndGet()) {
                        store.commit(debit(account, caller + done++, 1), terms(), fixture)
                                .orElseThrow();
                    }
                    return done;
                }));
            }
            int archived = 0;
            for (int minute = 1; archived < 3; minute++) {
                int wanted = calls.get() + 20;
                while (calls.get() < wanted) {
                    Thread.sleep(1);
                }
                fixture.at(START.plus(Duration.ofMinutes(minute)));
                archived += archive(store)
                                .archive(account, key("archive " + minute), fixture.instant())
                                .isPresent()
                        ? 1
                        : 0;
            }
            over.set(true);
            int spent = used.get(0).get() + used.get(1).get();
            callers.shutdown();
            LedgerStore another = JdbcLedgerStore.of(pool);
            assertThat(fixture.ledger(another).balance(account).available()).isEqualTo(Credits.of(GRANTED - spent));
            assertThat(fixture.ledger(another).audit(account).reason()).isEmpty();
            List<LedgerEntry> told = whole(another, account);
            assertThat(told).hasSize(1 + spent + 3);
            assertThat(another.account(account, terms()).orElseThrow().sequence())
                    .isEqualTo(told.size());
        }
    }

    private List<LedgerEntry> whole(LedgerStore store, AccountId account) throws IOException {
        StringWriter rest = new StringWriter();
        AccountExport.write(store, account, terms(), rest);
        List<LedgerEntry> told = new ArrayList<>();
        AccountExport.read(new StringReader(texts.toString() + rest), told::add);
        return told;
    }

    @Test
    void shouldArchiveOnceWhicheverCallOfTheDatabaseFails() throws IOException {
        AtomicInteger countdown = new AtomicInteger();
        for (int k = 1; countdown.get() <= 0; k++) {
            try (HikariDataSource pool = TestDatabase.H2.fresh()) {
                fixture.at(START);
                LedgerStore sound = JdbcLedgerStore.of(pool);
                AccountId account = fixture.openedOn(sound, "monthly");
                for (int i = 0; i < 5; i++) {
                    sound.commit(messages(account, "m" + i, 1), terms(), fixture)
                            .orElseThrow();
                }
                Account before = sound.account(account, terms()).orElseThrow();
                fixture.at(START.plusSeconds(60));
                countdown.set(k);
                DataSource failing = Faults.failing(pool, () -> countdown.decrementAndGet() == 0, k % 2 == 0, "42000");
                LedgerStore store = JdbcLedgerStore.of(failing);
                try {
                    archive(store).archive(account, key("archive"), fixture.instant());
                } catch (LedgerStoreException interrupted) {
                    archive(store).archive(account, key("archive"), fixture.instant());
                }
                Account after =
                        JdbcLedgerStore.of(pool).account(account, terms()).orElseThrow();
                assertThat(after.sequence()).as("call %s", k).isEqualTo(before.sequence() + 1);
                assertThat(after.archived()).as("call %s", k).isEqualTo(before.sequence());
                assertThat(fixture.ledger(sound).audit(account).reason())
                        .as("call %s", k)
                        .isEmpty();
                assertForgotten(sound, account);
            }
        }
        assertThat(countdown.get()).isPositive();
    }

    private void assertForgotten(LedgerStore store, AccountId account) {
        try {
            store.commit(messages(account, "m3", 1), terms(), fixture).orElseThrow();
        } catch (CreditRejectedException refused) {
            assertThat(refused.code()).isEqualTo(RejectionCode.ENTRY_ARCHIVED);
            return;
        }
        throw new AssertionError("an archived key was answered");
    }
}
