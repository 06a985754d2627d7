package io.credits.jdbc;

import static io.credits.spi.StoreFixture.messages;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.ledger.AccountId;
import io.credits.spi.StoreFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Flyway runs the shipped files as they are, and what it makes is what the library makes. */
class FlywayTest {

    private static String migrations(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return "classpath:" + SqlDialect.of(connection).migrations();
        }
    }

    private static void hostTable(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE workspace (id integer)");
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldMakeTheTables(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = database.empty(config -> {})) {
            hostTable(pool);
            Flyway flyway = Flyway.configure()
                    .dataSource(pool)
                    .locations(migrations(pool))
                    .table("credits_history")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load();
            assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
            assertThatCode(() -> CreditsSchema.verify(pool)).doesNotThrowAnyException();
            CreditsSchema.create(pool);
            assertThat(flyway.migrate().migrationsExecuted).isZero();
            flyway.validate();
            StoreFixture fixture = new StoreFixture();
            JdbcLedgerStore store = JdbcLedgerStore.of(pool);
            AccountId account = fixture.openedOn(store, "monthly");
            store.commit(messages(account, "m", 20), terms(), fixture).orElseThrow();
            assertThat(fixture.ledger(store).audit(account)).matches(found -> found.ok(), "is sound");
        }
    }
}
