package io.credits.jdbc;

import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.credits.CreditMaintenance;
import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.Outcome;
import io.credits.purchase.PaymentMethodToken;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.RetryPolicy;
import io.credits.purchase.TopUp;
import io.credits.purchase.TopUpPolicy;
import io.credits.spi.LedgerStoreException;
import io.credits.spi.PurchaseStore;
import io.credits.spi.StoreFixture;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * One of three servers is killed, the one that has the receipt numbers: the others' accounts do not notice, its own are told,
 * receipts wait, and it comes back as it was.
 */
@Timeout(300)
class ShardDownTest {

    private static final int DOWN = 0;

    private final StoreFixture fixture = new StoreFixture();

    @Test
    void shouldGoOnWithoutAShardAndLoseNothing() {
        try (PostgresProcess server = new PostgresProcess("shard");
                ShardingEngine engine = new ShardingEngine(List.of(
                        tables(pool(server)), TestDatabase.POSTGRESQL.fresh(), TestDatabase.POSTGRESQL.fresh()))) {
            JdbcLedgerStore store = store(engine);
            List<AccountId> accounts = IntStream.range(0, 24)
                    .mapToObj(i -> fixture.openedOn(store, "monthly"))
                    .toList();
            List<AccountId> lost = accounts.stream()
                    .filter(account -> engine.shards().of(account) == DOWN)
                    .toList();
            List<AccountId> up = accounts.stream()
                    .filter(account -> engine.shards().of(account) != DOWN)
                    .toList();
            assertThat(lost).isNotEmpty();
            assertThat(up).isNotEmpty();
            accounts.forEach(account -> debitOnce(store, account, "before"));
            PurchaseStore purchases = JdbcPurchaseStore.beside(store);
            assertThat(up.stream().limit(2).map(buyer -> receipt(purchases, buyer)))
                    .containsExactly(1L, 2L);

            server.kill();
            // A process that begins now knows nothing yet.
            JdbcLedgerStore young = store(engine);
            for (JdbcLedgerStore each : List.of(store, young)) {
                up.forEach(account -> debitOnce(each, account, "during"));
                assertThatThrownBy(() -> debitOnce(each, lost.get(0), "during"))
                        .isInstanceOf(LedgerStoreException.class);
                assertThatThrownBy(() -> each.account(lost.get(0), terms())).isInstanceOf(LedgerStoreException.class);
            }
            AccountId buyer = up.get(2);
            topUp(purchases, buyer);
            assertThatThrownBy(() -> receipt(purchases, buyer)).isInstanceOf(LedgerStoreException.class);
            assertThatThrownBy(() -> topUp(purchases, lost.get(0))).isInstanceOf(LedgerStoreException.class);
            fixture.at(StoreFixture.START.plus(Duration.ofDays(40)));
            runAllDue(store, up.size());
            long caughtUp = entries(store, up.get(0));
            assertThat(caughtUp).isGreaterThan(3);
            up.forEach(account -> assertThat(entries(store, account)).isEqualTo(caughtUp));

            server.restart();
            lost.forEach(account -> Persistent.attempt(fixture.ledger(store), debit(account, "during", 1))
                    .orElseThrow());
            assertThat(receipt(purchases, buyer)).isEqualTo(3);
            assertThat(receipt(purchases, up.get(0))).isEqualTo(1);
            assertThat(purchases.topUp(buyer)).isPresent();
            runAllDue(store, lost.size());
            for (AccountId account : accounts) {
                assertThat(entries(store, account)).isEqualTo(caughtUp);
                assertThat(fixture.ledger(store).audit(account).ok()).isTrue();
            }
        }
    }

    private void debitOnce(JdbcLedgerStore store, AccountId account, String key) {
        store.commit(debit(account, key, 1), terms(), fixture).orElseThrow();
    }

    private static long receipt(PurchaseStore purchases, AccountId buyer) {
        return purchases.receiptNumber("CR/2526", buyer, PurchaseId.of("p"));
    }

    private void topUp(PurchaseStore purchases, AccountId account) {
        TopUpPolicy policy = TopUpPolicy.fixed(account, Credits.of(1), Credits.of(5), PaymentMethodToken.of("tok"));
        purchases
                .work(account, terms(), RetryPolicy.DEFAULT, fixture, desk -> {
                    desk.put(TopUp.under(policy));
                    return new Outcome.Accepted<>(true, false);
                })
                .orElseThrow();
    }

    private static long entries(JdbcLedgerStore store, AccountId account) {
        return store.account(account, terms()).orElseThrow().sequence();
    }

    private void runAllDue(JdbcLedgerStore store, int accounts) {
        CreditMaintenance.of(store, StoreFixture.CATALOG, fixture).runDue(accounts);
    }

    private static JdbcLedgerStore store(ShardingEngine engine) {
        return JdbcLedgerStore.builder(ConnectionSource.owning(engine.dataSource()))
                .shards(engine.shards())
                .callTimeout(Duration.ofSeconds(1))
                .build();
    }

    private static HikariDataSource pool(PostgresProcess server) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setMaximumPoolSize(8);
        config.setConnectionTimeout(250);
        config.setValidationTimeout(250);
        return new HikariDataSource(config);
    }

    private static HikariDataSource tables(HikariDataSource pool) {
        CreditsSchema.create(pool);
        return pool;
    }
}
