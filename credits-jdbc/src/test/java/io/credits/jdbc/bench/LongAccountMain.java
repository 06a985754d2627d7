package io.credits.jdbc.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.CreditReports;
import io.credits.jdbc.ConnectionSource;
import io.credits.jdbc.JdbcLedgerStore;
import io.credits.ledger.AccountId;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Compares an account of ten million entries with a new one: debits, the same sent again, balance, last page, dashboard.
 *
 * <pre>{@code
 * mvn -Pbench test -pl credits-core,credits-jdbc -Djmh=-l -Dbench=io.credits.jdbc.bench.LongAccountMain -Dpeers="10000000 1000"
 * }</pre>
 */
public final class LongAccountMain {

    private static final int LONG = 0;

    private static final int YOUNG = 1;

    private static final int PAGE = 100;

    /** Its last entry again and again, under other numbers and keys. */
    private static final String COPIES = """
            INSERT INTO credit_entry (account_id, seq, kind, recorded_at, idem_key, credits, balance_after, refers_to,
              name, hash, body)
            SELECT account_id, seq + n, kind, recorded_at, 'old-' || n, credits, balance_after, refers_to, name, hash, body
            FROM credit_entry, generate_series(1, %1$d) AS n WHERE account_id = 'account-0' AND idem_key = 'first'""";

    private static final String STATE = """
            UPDATE credit_account SET seq = seq + %1$d,
              sheet = replace(sheet, '"sequence":' || seq, '"sequence":' || (seq + %1$d)) WHERE account_id = 'account-0'""";

    private LongAccountMain() {}

    /**
     * Measures and prints.
     *
     * @param arguments how many entries, and how many calls of each kind
     */
    public static void main(String[] arguments) throws IOException {
        long entries = Long.parseLong(arguments[0]);
        int calls = Integer.parseInt(arguments[1]);
        try (DurablePostgres server = new DurablePostgres();
                HikariDataSource pool = server.pool("longaccount")) {
            OwnLedger own = new OwnLedger();
            own.open(pool, 2);
            own.pay(LONG, "first");
            Peer.execute(pool, COPIES.formatted(entries), STATE.formatted(entries), "VACUUM ANALYZE", "CHECKPOINT");
            own.use(pool);
            JdbcLedgerStore store = JdbcLedgerStore.of(ConnectionSource.owning(pool));
            CreditReports reports = CreditReports.of(store, OwnLedger.CATALOG, InstantSource.system());
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            Map<String, BiConsumer<Integer, Integer>> kinds = new LinkedHashMap<>();
            kinds.put("debit", (account, i) -> own.pay(account, "k-" + i));
            kinds.put("the same again", (account, i) -> own.pay(account, "k-" + i));
            kinds.put("dashboard", (account, i) -> reports.dashboard(id(account), today.minusDays(89), today));
            kinds.put("last page", (account, i) -> {
                long last =
                        Peer.number(pool, "SELECT seq FROM credit_account WHERE account_id = '" + id(account) + "'");
                store.entries(id(account), last - PAGE, PAGE);
            });
            System.out.println(PeersMain.machine(pool));
            kinds.forEach((kind, call) -> compare(kind, call, entries, calls));
        }
    }

    private static AccountId id(int account) {
        return AccountId.of("account-" + account);
    }

    private static void compare(String kind, BiConsumer<Integer, Integer> call, long entries, int calls) {
        long[][] nanos = new long[2][calls];
        for (int i = 0; i < calls; i++) {
            for (int account : new int[] {LONG, YOUNG}) {
                long start = System.nanoTime();
                call.accept(account, i);
                nanos[account][i] = System.nanoTime() - start;
            }
        }
        Arrays.stream(nanos).forEach(Arrays::sort);
        System.out.printf(
                Locale.ROOT,
                "%-15s p50 with %,d entries %.2f ms, of a new account %.2f ms: %.2f of its speed%n",
                kind,
                entries,
                nanos[LONG][calls / 2] / 1e6,
                nanos[YOUNG][calls / 2] / 1e6,
                (double) nanos[YOUNG][calls / 2] / nanos[LONG][calls / 2]);
    }
}
