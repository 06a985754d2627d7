package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.CreditLedger;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.Audit;
import io.credits.ledger.LedgerEntry;
import io.credits.report.AccountBalance;
import io.credits.spi.LedgerStore;
import io.credits.spi.StoreFixture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A reader who checks every invariant on every read, while others write. For one thread. */
final class Watcher {

    private static final String BOOKS = """
            SELECT a.seq, a.booked, a.held, a.debt,
              (SELECT COUNT(*) FROM credit_entry e WHERE e.account_id = a.account_id),
              (SELECT MAX(e.seq) FROM credit_entry e WHERE e.account_id = a.account_id),
              (SELECT SUM(e.credits) FROM credit_entry e WHERE e.account_id = a.account_id),
              (SELECT COUNT(DISTINCT e.idem_key) - COUNT(e.idem_key) FROM credit_entry e WHERE e.account_id = a.account_id)
            FROM credit_account a WHERE a.account_id = ?""";

    /** An audit that goes on from read to read. */
    private static final class Progress {
        private final Audit audit;
        private long checked;

        Progress(Account account) {
            audit = new Audit(account.opening(), StoreFixture.terms());
        }
    }

    private final HikariDataSource pool;
    private final LedgerStore store;
    private final CreditLedger ledger;
    private final Map<AccountId, Progress> audits = new HashMap<>();

    Watcher(HikariDataSource pool, LedgerStore store, InstantSource clock) {
        this.pool = pool;
        this.store = store;
        this.ledger = CreditLedger.of(store, StoreFixture.CATALOG, clock);
    }

    /** Reads an account in every way. */
    void check(AccountId id) throws SQLException {
        checkEntries(id);
        checkBalance(id);
        checkRows(id);
    }

    private void checkEntries(AccountId id) {
        Account stored = store.account(id, StoreFixture.terms()).orElseThrow();
        Progress progress = audits.computeIfAbsent(id, any -> new Progress(stored));
        while (progress.checked < stored.sequence()) {
            List<LedgerEntry> page = store.entries(id, progress.checked, LedgerStore.MAX_PAGE);
            assertThat(page)
                    .as("entries of %s from %s to %s", id, progress.checked, stored.sequence())
                    .isNotEmpty();
            for (LedgerEntry entry : page) {
                if (entry.seq() <= stored.sequence()) {
                    progress.audit.check(entry);
                    progress.checked = entry.seq();
                }
            }
        }
        assertThat(progress.audit.finish(stored)).as("%s", id).isEqualTo(Audit.Finding.NONE);
    }

    private void checkBalance(AccountId id) {
        AccountBalance shown = ledger.balance(id);
        long parts = shown.grants().stream()
                .mapToLong(part -> part.remaining().micros())
                .sum();
        long held =
                shown.grants().stream().mapToLong(part -> part.held().micros()).sum();
        assertThat(shown.balance().micros()).isNotNegative().isEqualTo(parts);
        assertThat(shown.held().micros()).isBetween(0L, parts).isEqualTo(held);
        assertThat(shown.debt().micros()).isNotNegative();
        assertThat(shown.available().micros())
                .isEqualTo(parts - held - shown.debt().micros());
    }

    /** Row and entries as one statement sees them. */
    private void checkRows(AccountId id) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(BOOKS)) {
            statement.setString(1, id.value());
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getLong(5)).as("entries of %s", id).isEqualTo(row.getLong(1));
                assertThat(row.getLong(6)).as("last entry of %s", id).isEqualTo(row.getLong(1));
                assertThat(row.getLong(7)).as("sum of entries of %s", id).isEqualTo(row.getLong(2));
                assertThat(row.getLong(3)).isBetween(0L, row.getLong(2) + row.getLong(4));
                assertThat(row.getLong(8)).as("keys used twice by %s", id).isZero();
            }
        }
    }
}
