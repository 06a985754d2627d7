package io.credits.jdbc;

import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.Outcome;
import io.credits.ledger.UsageEntry.Debited;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MariaDbJoiningTest extends JoiningTests {

    private static HikariDataSource pool;

    @BeforeAll
    static void start() {
        pool = TestDatabase.MARIADB.fresh();
    }

    @AfterAll
    static void stop() {
        pool.close();
    }

    /** Then the write collides and is undone, but nothing that the host did before it. */
    @Test
    void shouldFindAKeyThatTheHostsSnapshotDoesNotShow() throws SQLException {
        JdbcLedgerStore own = JdbcLedgerStore.of(pool);
        AccountId first = fixture.funded(own, 10);
        AccountId second = fixture.funded(own, 10);
        try (Connection host = pool.getConnection()) {
            host.setAutoCommit(false);
            JdbcLedgerStore joined = JdbcLedgerStore.of(ConnectionSource.joining(() -> host));
            joined.account(second, terms());
            Debited theirs = own.commit(debit(second, "k", 1), terms(), fixture).orElseThrow();
            joined.commit(debit(first, "k", 2), terms(), fixture).orElseThrow();
            assertThat(joined.commit(debit(second, "k", 1), terms(), fixture))
                    .isEqualTo(new Outcome.Accepted<>(theirs, true));
            host.commit();
        }
        assertThat(own.account(first, terms()).orElseThrow().booked()).isEqualTo(Credits.of(8));
    }

    @Override
    HikariDataSource pool() {
        return pool;
    }

    @Override
    int statements() {
        return 6;
    }
}
