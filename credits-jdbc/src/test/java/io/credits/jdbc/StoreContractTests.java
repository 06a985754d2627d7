package io.credits.jdbc;

import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.grant;
import static io.credits.spi.StoreFixture.key;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.Batch;
import io.credits.ledger.FreezeAccount;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.UsageEntry.Debited;
import io.credits.spi.LedgerStore;
import io.credits.spi.LedgerStoreContract;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The store contract on one database. */
abstract class StoreContractTests extends LedgerStoreContract {

    private final JdbcLedgerStore store = JdbcLedgerStore.of(pool());

    abstract HikariDataSource pool();

    @Override
    protected LedgerStore store() {
        return store;
    }

    @Override
    protected LedgerStore another() {
        return JdbcLedgerStore.of(pool());
    }

    /** No row is in the way of its next entry any more; only the account's own tells. */
    @Test
    void shouldWriteNothingOfAccountsThatAnotherInstanceRemoved() {
        List<AccountId> gone =
                Stream.generate(() -> fixture.funded(store, 10)).limit(3).toList();
        AccountId there = fixture.funded(store, 10);
        LedgerStore another = another();
        for (AccountId account : gone) {
            another.commit(new FreezeAccount(account, key("leave")), terms(), fixture)
                    .orElseThrow();
            another.remove(another.account(account, terms()).orElseThrow());
        }
        assertThat(store.commit(debit(gone.get(0), "d", 1), terms(), fixture).rejection())
                .isPresent();
        List<LedgerCommand<Debited>> debits =
                List.of(debit(gone.get(1), "d", 1), debit(there, "d", 1), debit(gone.get(2), "d", 1));
        assertThat(store.commitAll(new Batch<>(debits, false), terms(), fixture))
                .extracting(outcome -> outcome.rejection().isPresent())
                .containsExactly(true, false, true);
        assertThat(gone).allMatch(account -> another.entries(account, 0, 10).isEmpty());
    }

    /** Written one by one and thousands at once. */
    @Test
    void shouldKeepUnderACheckpointsNumberTheStateThatItsEntryLedTo() throws SQLException {
        fixture.at("2015-01-01T00:00:00Z");
        AccountId account = fixture.openedOn(store, "daily");
        Account state = store.account(account, terms()).orElseThrow();
        for (int i = 0; i < 300; i++) {
            store.commit(grant(account, "g" + i, 1), terms(), fixture).orElseThrow();
        }
        fixture.at("2017-01-01T00:00:00Z");
        store.settle(account, terms(), fixture);
        Set<Long> kept = checkpoints(account);
        assertThat(kept).hasSizeGreaterThan(3);
        for (LedgerEntry entry : store.entries(account, 0, LedgerStore.MAX_PAGE)) {
            state = entry.applyTo(state);
            if (kept.contains(entry.seq())) {
                assertThat(store.checkpoint(account, entry.seq(), terms())).contains(state);
            }
        }
    }

    private Set<Long> checkpoints(AccountId account) throws SQLException {
        try (Connection connection = pool().getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT seq FROM credit_checkpoint WHERE account_id = ?")) {
            statement.setString(1, account.value());
            try (ResultSet rows = statement.executeQuery()) {
                Set<Long> kept = new HashSet<>();
                while (rows.next()) {
                    kept.add(rows.getLong(1));
                }
                return kept;
            }
        }
    }
}
