package io.credits.jdbc;

import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.key;
import static io.credits.spi.StoreFixture.messages;
import static io.credits.spi.StoreFixture.terms;
import static io.credits.spi.StoreFixture.unlisted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.ledger.AccountId;
import io.credits.ledger.ChangePlan;
import io.credits.spi.LedgerStore;
import io.credits.spi.LedgerStoreContract;
import io.credits.spi.LedgerStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store contract within one transaction of the host, which is never committed; and what belongs to the host. */
abstract class JoiningTests extends LedgerStoreContract {

    private Connection host;
    private JdbcLedgerStore store;

    abstract HikariDataSource pool();

    @BeforeEach
    void begin() throws SQLException {
        host = pool().getConnection();
        host.setAutoCommit(false);
        store = joined();
    }

    @AfterEach
    void end() throws SQLException {
        host.rollback();
        host.close();
    }

    private JdbcLedgerStore joined() {
        return JdbcLedgerStore.of(ConnectionSource.joining(() -> host));
    }

    @Override
    protected LedgerStore store() {
        return store;
    }

    @Override
    protected LedgerStore another() {
        return joined();
    }

    @Test
    void shouldVanishWithTheHostsRollback() throws SQLException {
        AccountId account = fixture.openedOn(store, "monthly");
        store.commit(messages(account, "m", 3), terms(), fixture).orElseThrow();
        host.rollback();
        assertThat(JdbcLedgerStore.of(pool()).account(account, terms())).isEmpty();
        assertThat(store.account(account, terms())).isEmpty();
    }

    @Test
    void shouldWriteAgainWhatARollbackTook() throws SQLException {
        AccountId account = fixture.openedOn(store, "monthly");
        store.commit(messages(account, "m", 3), terms(), fixture).orElseThrow();
        store.commit(ChangePlan.to(account, key("p"), unlisted("rolled-back")), terms(), fixture)
                .orElseThrow();
        host.rollback();
        AccountId again = fixture.openedOn(store, "monthly");
        store.commit(messages(again, "m", 3), terms(), fixture).orElseThrow();
        store.commit(ChangePlan.to(again, key("p"), unlisted("rolled-back")), terms(), fixture)
                .orElseThrow();
        host.commit();
        JdbcLedgerStore reader = JdbcLedgerStore.of(pool());
        assertThat(fixture.ledger(reader).audit(again)).matches(found -> found.ok(), "is sound");
    }

    @Test
    void shouldLeaveTheTransactionOpen() throws SQLException {
        AccountId account = fixture.funded(store, 10);
        assertThat(host.getAutoCommit()).isFalse();
        assertThat(host.isClosed()).isFalse();
        host.commit();
        int isolation = host.getTransactionIsolation();
        store.commit(debit(account, "d", 1), terms(), fixture).orElseThrow();
        assertThat(host.getTransactionIsolation()).isEqualTo(isolation);
        host.rollback();
        assertThat(JdbcLedgerStore.of(pool())
                        .account(account, terms())
                        .orElseThrow()
                        .sequence())
                .isEqualTo(1);
    }

    @Test
    void shouldRefuseAConnectionInAutoCommitMode() throws SQLException {
        try (Connection connection = pool().getConnection()) {
            JdbcLedgerStore wrong = JdbcLedgerStore.of(ConnectionSource.joining(() -> connection));
            assertThatThrownBy(() -> wrong.account(AccountId.of("any"), terms()))
                    .isInstanceOf(LedgerStoreException.class)
                    .hasMessageContaining("auto-commit");
        }
    }

    /** How many statements a consume may cost. */
    abstract int statements();

    @Test
    void shouldCostFewStatements() throws SQLException {
        AccountId account = fixture.funded(store, 100);
        store.commit(messages(account, "m0", 1), terms(), fixture).orElseThrow();
        host.commit();
        List<String> executed = new ArrayList<>();
        Connection counted = Faults.watching(host, executed::add);
        JdbcLedgerStore joined = JdbcLedgerStore.of(ConnectionSource.joining(() -> counted));
        joined.commit(messages(account, "m1", 1), terms(), fixture).orElseThrow();
        executed.clear();
        joined.commit(messages(account, "m2", 1), terms(), fixture).orElseThrow();
        assertThat(executed).hasSizeLessThanOrEqualTo(statements());
        executed.clear();
        joined.commit(messages(account, "m2", 1), terms(), fixture).orElseThrow();
        assertThat(executed).hasSizeLessThanOrEqualTo(statements());
    }
}
