package io.credits.jdbc.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.jdbc.ConnectionSource;
import io.credits.jdbc.JdbcLedgerStore;
import io.credits.json.AccountArchive;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Locale;

/**
 * Tells how long archiving an account's entries takes, and what becomes of the table's size on a durable PostgreSQL database.
 *
 * <pre>{@code
 * mvn -Pbench test -pl credits-core,credits-jdbc -Djmh=-l -Dbench=io.credits.jdbc.bench.ArchiveSpeedMain -Dpeers=100000
 * }</pre>
 */
public final class ArchiveSpeedMain {

    private static final AccountId ACCOUNT = AccountId.of("account-0");

    private static final int BATCH = 1_000;

    private ArchiveSpeedMain() {}

    /**
     * Measures and prints.
     *
     * @param arguments how many debits the account has
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        int debits = Integer.parseInt(arguments[0]);
        Path file = Files.createTempFile("archive", ".jsonl");
        try (DurablePostgres server = new DurablePostgres();
                HikariDataSource source = server.pool("archive")) {
            OwnLedger own = new OwnLedger();
            own.open(source, 1);
            pay(own, debits, "old");
            JdbcLedgerStore store = JdbcLedgerStore.of(ConnectionSource.owning(source));
            System.out.println(PeersMain.machine(source));
            tell(source, "before", "VACUUM ANALYZE credit_entry");
            long begun = System.nanoTime();
            AccountArchive archive = AccountArchive.of(
                    store,
                    OwnLedger.CATALOG,
                    InstantSource.system(),
                    (account, after, upTo) -> Files.newBufferedWriter(file));
            archive.archive(
                            ACCOUNT,
                            IdempotencyKey.of("archive"),
                            InstantSource.system().instant())
                    .orElseThrow();
            double seconds = (System.nanoTime() - begun) / 1e9;
            Terms terms = OwnLedger.CATALOG.terms();
            Account state = store.account(ACCOUNT, terms).orElseThrow();
            System.out.printf(
                    Locale.ROOT,
                    "%,d entries archived in %.1f s, %,d bytes of text%n",
                    state.archived(),
                    seconds,
                    Files.size(file));
            tell(source, "archived, vacuumed", "VACUUM credit_entry");
            pay(own, debits, "new");
            tell(source, "as many new ones", "VACUUM credit_entry");
            tell(source, "written anew", "VACUUM FULL credit_entry");
        } finally {
            Files.delete(file);
        }
    }

    private static void pay(OwnLedger own, int debits, String key) {
        for (int i = 0; i < debits; i += BATCH) {
            own.payAll(Collections.nCopies(BATCH, 0), key + "-" + i);
        }
    }

    private static void tell(HikariDataSource source, String when, String first) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(first);
            try (ResultSet size = statement.executeQuery("SELECT pg_table_size('credit_entry'),"
                    + " pg_indexes_size('credit_entry'), COUNT(*), SUM(octet_length(body)) FROM credit_entry")) {
                size.next();
                System.out.printf(
                        Locale.ROOT,
                        "%-20s %,13d bytes of table, %,12d of indexes, %,9d rows, %,12d bytes of bodies%n",
                        when,
                        size.getLong(1),
                        size.getLong(2),
                        size.getLong(3),
                        size.getLong(4));
            }
        }
    }
}
