package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.ledger.AccountId;
import io.credits.spi.StoreFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditsSchemaTest {

    private static void run(HikariDataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldMakeTheTablesOnceAndFindThemRight(TestDatabase database) {
        try (HikariDataSource pool = database.fresh()) {
            CreditsSchema.create(pool);
            assertThatCode(() -> CreditsSchema.verify(pool)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepTablesOfTwoPrefixesApart(TestDatabase database) {
        try (HikariDataSource pool = database.fresh()) {
            CreditsSchema.create(pool, "other_");
            CreditsSchema.verify(pool, "other_");
            StoreFixture fixture = new StoreFixture();
            JdbcLedgerStore other = JdbcLedgerStore.builder(ConnectionSource.owning(pool))
                    .tablePrefix("other_")
                    .build();
            AccountId account = fixture.funded(other, 10);
            assertThatCode(() -> other.commit(StoreFixture.messages(account, "m", 1), StoreFixture.terms(), fixture)
                            .orElseThrow())
                    .doesNotThrowAnyException();
            assertThat(JdbcLedgerStore.of(pool).account(account, StoreFixture.terms()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseHalfASchema(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = database.fresh()) {
            run(pool, "DROP TABLE credit_checkpoint");
            assertThatThrownBy(() -> CreditsSchema.create(pool))
                    .isInstanceOf(SchemaMismatchException.class)
                    .hasMessageContaining("credit_checkpoint");
            assertThatThrownBy(() -> CreditsSchema.verify(pool))
                    .isInstanceOf(SchemaMismatchException.class)
                    .hasMessageContaining("table credit_checkpoint is missing");
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameAMissingColumn(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = database.fresh()) {
            run(pool, "ALTER TABLE credit_usage_by_channel DROP COLUMN events");
            assertThatThrownBy(() -> CreditsSchema.verify(pool))
                    .isInstanceOf(SchemaMismatchException.class)
                    .hasMessageContaining("column credit_usage_by_channel.events is missing");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "credit",
                "Credit_",
                "1_",
                "a b_",
                "x;drop table y;_",
                "é_",
                "aaaaaaaaaabbbbbbbbbbccccccccccdd_"
            })
    void shouldRefuseAPrefixThatIsNoName(String prefix) {
        assertThatThrownBy(() -> new TablePrefix(prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tablePrefix");
    }
}
