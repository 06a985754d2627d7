package io.credits.jdbc;

import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.messages;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.spi.StoreFixture;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the library does on a connection of its own transactions, the host finds it as it lent it. */
class HostSessionTest {

    private record Zone(String set, String asked) {}

    private static final Map<TestDatabase, Zone> ZONES = Map.of(
            TestDatabase.POSTGRESQL,
            new Zone("SET TIME ZONE 'Asia/Kathmandu'", "SHOW TIME ZONE"),
            TestDatabase.MARIADB,
            new Zone("SET time_zone = '+05:45'", "SELECT @@time_zone"),
            TestDatabase.H2,
            new Zone(
                    "SET TIME ZONE 'Asia/Kathmandu'",
                    "SELECT setting_value FROM information_schema.settings WHERE setting_name = 'TIME ZONE'"),
            TestDatabase.SQLITE,
            new Zone("SELECT 1", "SELECT datetime(0, 'unixepoch', 'localtime')"));

    static Stream<Arguments> sessions() {
        return ZONES.keySet().stream()
                .sorted()
                .flatMap(database -> Stream.of(arguments(database, true), arguments(database, false)));
    }

    private static List<Object> session(Connection connection, Zone zone, boolean autoCommit) throws SQLException {
        List<Object> session = new ArrayList<>();
        session.add(connection.getAutoCommit());
        session.add(connection.getTransactionIsolation());
        session.add(connection.isReadOnly());
        session.add(connection.getHoldability());
        session.add(String.valueOf(connection.getCatalog()));
        session.add(String.valueOf(connection.getSchema()));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(zone.asked())) {
            assertThat(row.next()).isTrue();
            session.add(row.getString(1));
        }
        if (!autoCommit) {
            connection.rollback();
        }
        return session;
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void shouldGiveAConnectionBackAsItWas(TestDatabase database, boolean autoCommit) throws SQLException {
        Zone zone = ZONES.get(database);
        try (HikariDataSource pool = database.empty(config -> config.setMaximumPoolSize(2));
                Connection connection = pool.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(zone.set());
            }
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setAutoCommit(autoCommit);
            List<Object> lent = session(connection, zone, autoCommit);
            DataSource source = Disguise.lending(connection);
            CreditsSchema.create(source);
            CreditsSchema.create(source);
            CreditsSchema.verify(source);
            assertThat(session(connection, zone, autoCommit))
                    .as("after the schema")
                    .isEqualTo(lent);
            use(source);
            assertThat(session(connection, zone, autoCommit)).as("after use").isEqualTo(lent);
            assertNothingIsLocked(pool, database);
        }
    }

    /** A transaction left open by the first read would still show the second what it showed the first. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POSTGRESQL_OLDER")
    void shouldSeeWhatOthersCommitBetweenTwoReads(TestDatabase database) throws SQLException {
        StoreFixture fixture = new StoreFixture();
        try (HikariDataSource pool = database.fresh();
                Connection connection = pool.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            connection.setAutoCommit(false);
            JdbcLedgerStore reader = JdbcLedgerStore.of(Disguise.lending(connection));
            JdbcLedgerStore writer = JdbcLedgerStore.of(pool);
            AccountId account = fixture.funded(writer, 10);
            for (int spent = 0; spent < 3; spent++) {
                assertThat(reader.account(account, terms()).orElseThrow().booked())
                        .isEqualTo(Credits.of(10 - spent));
                writer.commit(debit(account, "d" + spent, 1), terms(), fixture).orElseThrow();
            }
        }
    }

    private static void use(DataSource source) {
        StoreFixture fixture = new StoreFixture();
        JdbcLedgerStore store = JdbcLedgerStore.of(source);
        AccountId account = fixture.openedOn(store, "daily");
        store.commit(messages(account, "m", 20), terms(), fixture).orElseThrow();
        store.commit(messages(account, "m", 20), terms(), fixture).orElseThrow();
        assertThat(store.commit(debit(account, "d", 1_000), terms(), fixture).rejection())
                .isPresent();
        assertThat(fixture.ledger(store).audit(account)).matches(found -> found.ok(), "is sound");
    }

    /** Another connection can change every account at once: no transaction was left open. */
    private static void assertNothingIsLocked(HikariDataSource pool, TestDatabase database) throws SQLException {
        try (Connection other = pool.getConnection();
                Statement statement = other.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE credit_account SET closed = closed"))
                    .as("%s", database)
                    .isPositive();
        }
    }
}
