package io.credits.jdbc.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.jdbc.ConnectionSource;
import io.credits.jdbc.CreditsSchema;
import io.credits.jdbc.JdbcLedgerStore;
import io.credits.json.AccountExport;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.FreezeAccount;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.Terms;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Locale;

/**
 * Tells how long an account stands still while it moves from one durable PostgreSQL database to another.
 *
 * <pre>{@code
 * mvn -Pbench test -pl credits-core,credits-jdbc -Djmh=-l -Dbench=io.credits.jdbc.bench.MoveSpeedMain -Dpeers=100000
 * }</pre>
 */
public final class MoveSpeedMain {

    private static final AccountId ACCOUNT = AccountId.of("account-0");

    private static final int BATCH = 1_000;

    private MoveSpeedMain() {}

    /**
     * Measures and prints.
     *
     * @param arguments how many debits the account has
     */
    public static void main(String[] arguments) throws IOException {
        int debits = Integer.parseInt(arguments[0]);
        Path file = Files.createTempFile("account", ".jsonl");
        try (DurablePostgres server = new DurablePostgres();
                HikariDataSource here = server.pool("here");
                HikariDataSource there = server.pool("there")) {
            OwnLedger own = new OwnLedger();
            own.open(here, 1);
            CreditsSchema.create(there);
            JdbcLedgerStore from = JdbcLedgerStore.of(ConnectionSource.owning(here));
            JdbcLedgerStore to = JdbcLedgerStore.of(ConnectionSource.owning(there));
            Terms terms = OwnLedger.CATALOG.terms();
            for (int i = 0; i < debits; i += BATCH) {
                own.payAll(Collections.nCopies(BATCH, 0), "d-" + i);
            }
            from.commit(new FreezeAccount(ACCOUNT, IdempotencyKey.of("leave")), terms, InstantSource.system())
                    .orElseThrow();
            System.out.println(PeersMain.machine(here));
            long begun = System.nanoTime();
            long entries;
            try (Writer text = Files.newBufferedWriter(file)) {
                entries = AccountExport.write(from, ACCOUNT, terms, text);
            }
            long exported = System.nanoTime();
            Account moved;
            try (Reader text = Files.newBufferedReader(file)) {
                moved = AccountExport.restore(text, to);
            }
            long restored = System.nanoTime();
            from.remove(moved);
            System.out.printf(
                    Locale.ROOT,
                    "%,d entries: exported in %.1f s, %,d bytes; restored in %.1f s; removed in %.1f s%n",
                    entries,
                    (exported - begun) / 1e9,
                    Files.size(file),
                    (restored - exported) / 1e9,
                    (System.nanoTime() - restored) / 1e9);
        } finally {
            Files.delete(file);
        }
    }
}
