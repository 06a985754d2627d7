package io.credits.jdbc;

import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.key;
import static io.credits.spi.StoreFixture.messages;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.CreditMaintenance;
import io.credits.CreditReports;
import io.credits.PurchaseTrials;
import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.OpenAccount;
import io.credits.report.Dashboard;
import io.credits.spi.InMemoryLedgerStore;
import io.credits.spi.LedgerStore;
import io.credits.spi.LedgerStoreContract;
import io.credits.spi.PurchaseStore;
import io.credits.spi.PurchaseStoreContract;
import io.credits.spi.StoreFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The library on an engine that spreads accounts over three databases, with nothing changed but the data source and the
 * shards' names. Whatever is done here, each statement that goes to the engine is watched.
 */
class ShardingTest {

    private static ShardingEngine engine;

    @BeforeAll
    static void start() {
        engine = ShardingEngine.overThreeDatabases();
    }

    @AfterAll
    static void shouldHaveBoundAnAccountInEachStatement() {
        List<String> wrong = engine.routes().wrong();
        long seen = engine.routes().seen();
        engine.close();
        assertThat(wrong).isEmpty();
        assertThat(seen).isGreaterThan(1_000);
    }

    @Nested
    class Ledgers extends LedgerStoreContract {

        private final JdbcLedgerStore store = engine.store();

        @Override
        protected LedgerStore store() {
            return store;
        }

        @Override
        protected LedgerStore another() {
            return engine.store();
        }
    }

    @Nested
    class Purchases extends PurchaseStoreContract {

        private final JdbcLedgerStore ledgers = engine.store();

        @Override
        protected LedgerStore ledgers() {
            return ledgers;
        }

        @Override
        protected PurchaseStore store() {
            return JdbcPurchaseStore.beside(ledgers);
        }

        @Override
        protected PurchaseStore another() {
            return JdbcPurchaseStore.beside(engine.store());
        }
    }

    @Nested
    class Buying extends PurchaseTrials {

        @Override
        protected Stores fresh() {
            for (DataSource shard : engine.shards().dataSources()) {
                empty(shard);
            }
            return further();
        }

        @Override
        protected Stores further() {
            JdbcLedgerStore ledgers = engine.store();
            return new Stores(ledgers, JdbcPurchaseStore.beside(ledgers));
        }

        @Override
        protected int seeds() {
            return 2;
        }
    }

    private static void empty(DataSource shard) {
        try (Connection connection = shard.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table :
                    MigrationFile.of(SqlDialect.POSTGRESQL, TablePrefix.DEFAULT).tables()) {
                statement.executeUpdate("DELETE FROM " + table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldSpreadAccountsOverAllShards() {
        StoreFixture fixture = new StoreFixture();
        JdbcLedgerStore store = engine.store();
        for (int i = 0; i < 30; i++) {
            AccountId account = fixture.funded(store, 5);
            for (int shard = 0; shard < 3; shard++) {
                JdbcLedgerStore itself =
                        JdbcLedgerStore.of(engine.shards().dataSources().get(shard));
                assertThat(itself.account(account, terms()).isPresent())
                        .as("%s on shard %s", account, shard)
                        .isEqualTo(shard == engine.shards().of(account));
            }
        }
    }

    @Test
    void shouldAcceptExactlyWhatTheCreditsPayOnEveryShard() throws Exception {
        StoreFixture fixture = new StoreFixture();
        List<JdbcLedgerStore> processes = List.of(engine.store(), engine.store());
        List<AccountId> accounts = IntStream.range(0, 6)
                .mapToObj(i -> fixture.funded(processes.get(0), 100))
                .toList();
        ExecutorService executor = Executors.newFixedThreadPool(16);
        List<Future<Long>> callers = new ArrayList<>();
        for (int thread = 0; thread < 16; thread++) {
            int caller = thread;
            callers.add(executor.submit(() -> IntStream.range(0, 60)
                    .filter(i -> processes
                            .get(caller % 2)
                            .commit(debit(accounts.get(i % 6), caller + "-" + i, 1), terms(), fixture)
                            .rejection()
                            .isEmpty())
                    .count()));
        }
        long accepted = 0;
        for (Future<Long> caller : callers) {
            accepted += caller.get();
        }
        executor.shutdown();
        assertThat(accepted).isEqualTo(600);
        for (AccountId account : accounts) {
            assertThat(fixture.ledger(engine.store()).audit(account).ok()).isTrue();
            assertThat(fixture.ledger(engine.store()).balance(account).available())
                    .isEqualTo(Credits.ZERO);
        }
    }

    /** The host's own transaction, of one account: what it does with several is between it and the engine. */
    @Test
    void shouldJoinTheHostsTransactionOnEveryShard() throws SQLException {
        StoreFixture fixture = new StoreFixture();
        Set<Integer> used = new HashSet<>();
        for (int i = 0; i < 9; i++) {
            AccountId account = fixture.openedOn(engine.store(), "monthly");
            used.add(engine.shards().of(account));
            try (Connection host = engine.dataSource().getConnection()) {
                host.setAutoCommit(false);
                LedgerStore joined = JdbcLedgerStore.builder(ConnectionSource.joining(() -> host))
                        .shards(engine.shards())
                        .build();
                joined.commit(messages(account, "gone", 3), terms(), fixture).orElseThrow();
                assertThat(engine.store().history(account).underKey(key("gone")))
                        .as("before the host commits")
                        .isEmpty();
                host.rollback();
                joined.commit(messages(account, "kept", 5), terms(), fixture).orElseThrow();
                assertThat(joined.commit(messages(account, "kept", 5), terms(), fixture)
                                .replayed())
                        .isTrue();
                host.commit();
            }
            assertThat(fixture.ledger(engine.store()).audit(account).ok()).isTrue();
            assertThat(engine.store().history(account).underKey(key("gone"))).isEmpty();
            assertThat(engine.store().history(account).underKey(key("kept"))).isPresent();
        }
        assertThat(used).hasSize(3);
    }

    @Test
    void shouldShowTheSameDashboardAsOneDatabase() {
        StoreFixture fixture = new StoreFixture();
        List<Dashboard> pages = new ArrayList<>();
        for (LedgerStore store : List.of(engine.store(), new InMemoryLedgerStore())) {
            AccountId account = AccountId.of("shown");
            store.open(
                            OpenAccount.of(account, ZoneId.of("Asia/Kolkata")).withPlan(StoreFixture.plan("monthly")),
                            terms(),
                            fixture)
                    .orElseThrow();
            for (int i = 0; i < 20; i++) {
                store.commit(messages(account, "m" + i, 1 + i), terms(), fixture)
                        .orElseThrow();
            }
            pages.add(CreditReports.of(store, StoreFixture.CATALOG, fixture)
                    .dashboard(account, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31)));
        }
        assertThat(pages.get(0)).isEqualTo(pages.get(1));
        assertThat(pages.get(0).period().events()).isEqualTo(20);
    }

    @Test
    void shouldDoWhatIsDueOnEveryShard() {
        StoreFixture fixture = new StoreFixture();
        JdbcLedgerStore store = engine.store();
        LedgerStore one = new InMemoryLedgerStore();
        List<AccountId> accounts = IntStream.range(0, 12)
                .mapToObj(i -> fixture.openedOn(store, "monthly"))
                .toList();
        AccountId alone = fixture.openedOn(one, "monthly");
        fixture.at(StoreFixture.START.plus(Duration.ofDays(40)));
        CreditMaintenance maintenance = CreditMaintenance.of(store, StoreFixture.CATALOG, fixture);
        while (!store.due(fixture.instant(), 1).isEmpty()) {
            maintenance.runDue(5);
        }
        CreditMaintenance.of(one, StoreFixture.CATALOG, fixture).runDue(1);
        for (AccountId account : accounts) {
            assertThat(store.account(account, terms()).orElseThrow().sequence())
                    .isEqualTo(one.account(alone, terms()).orElseThrow().sequence());
        }
    }

    @Test
    void shouldRefuseTheEngineIfNobodyNamesItsShards() {
        LedgerStore store = JdbcLedgerStore.of(engine.unwatched());
        assertThatThrownBy(() -> store.account(AccountId.of("any"), terms()))
                .isInstanceOf(UnsupportedDatabaseException.class)
                .hasMessageContaining("Builder.shards");
    }

    @Test
    void shouldSeeAStatementThatBindsNoAccountOrSpansShards() throws SQLException {
        Routes strict = new Routes(engine.shards());
        try (Connection connection = strict.watched(engine.unwatched()).getConnection()) {
            assertThatThrownBy(() -> connection
                            .prepareStatement("SELECT COUNT(*) FROM credit_account")
                            .executeQuery())
                    .hasMessageContaining("binds no account");
        }
        assertThat(Routes.places("SELECT 1 FROM t WHERE a = ? AND account_id = ? AND account_id IN (?, ?)"))
                .containsExactly(2, 3, 4);
        assertThat(Routes.places("INSERT INTO t (a, account_id) VALUES (?, ?)")).containsExactly(2);
    }
}
