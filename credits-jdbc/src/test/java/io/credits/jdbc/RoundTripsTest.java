package io.credits.jdbc;

import static io.credits.spi.StoreFixture.messages;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.CreditReports;
import io.credits.ledger.AccountId;
import io.credits.spi.StoreFixture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often an operation waits for the server: executed statements and batches, and ends of transactions. */
class RoundTripsTest {

    private final StoreFixture fixture = new StoreFixture();
    private final List<String> trips = new ArrayList<>();

    /** The numbers are those of the README. */
    @ParameterizedTest
    @CsvSource({"POSTGRESQL, 1, 3", "MARIADB, 5, 5", "H2, 5, 5", "SQLITE, 5, 5"})
    void shouldTakeFewTrips(TestDatabase database, int consume, int replay) {
        try (HikariDataSource pool = database.fresh()) {
            DataSource counted = Faults.wrap(DataSource.class, pool, (target, method, arguments) -> {
                boolean executes =
                        target instanceof PreparedStatement && method.getName().startsWith("execute");
                if (executes
                        || (target instanceof Connection
                                && List.of("commit", "rollback").contains(method.getName()))) {
                    trips.add(method.getName());
                }
                return Faults.invoke(target, method, arguments);
            });
            JdbcLedgerStore store = JdbcLedgerStore.of(counted);
            AccountId account = fixture.openedOn(store, "monthly");
            // The terms are kept and the day's rollups are there.
            commit(store, account, "first");

            assertThat(tripsOf(() -> commit(store, account, "one")))
                    .as("consume")
                    .isEqualTo(consume);
            assertThat(tripsOf(() -> commit(store, account, "one")))
                    .as("the same again")
                    .isEqualTo(replay);
            JdbcLedgerStore other = JdbcLedgerStore.of(counted);
            commit(other, fixture.openedOn(other, "monthly"), "elsewhere");
            assertThat(tripsOf(() -> commit(other, account, "two")))
                    .as("consume by a process that does not know the account yet")
                    .isEqualTo(consume + 1);
            assertThat(tripsOf(() -> fixture.ledger(store).balance(account)))
                    .as("balance")
                    .isEqualTo(1);
            assertThat(tripsOf(() -> CreditReports.of(store, StoreFixture.CATALOG, fixture)
                            .dashboard(account, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31))))
                    .as("dashboard")
                    .isEqualTo(2);
        }
    }

    private int tripsOf(Runnable work) {
        trips.clear();
        work.run();
        return trips.size();
    }

    private void commit(JdbcLedgerStore store, AccountId account, String key) {
        store.commit(messages(account, key, 1), terms(), fixture).orElseThrow();
    }
}
