package io.credits.jdbc.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Compares this library on a small schema with itself on a large one, in alternating runs, and counts bytes.
 *
 * <pre>{@code mvn -Pbench test -pl credits-core,credits-jdbc -Djmh=-l -Dbench=io.credits.jdbc.bench.GrowthMain -Dpeers="5 3"}</pre>
 *
 * <p>The small schema has ten thousand accounts, the large one a million with ten entries each: filling it takes some
 * minutes. Both are asked for the same ten thousand accounts, and the large one also for all of its accounts, of which only
 * a few are remembered in the process.
 */
public final class GrowthMain {

    private static final int MANY_ACCOUNTS = 1_000_000;

    private static final int MEGABYTE = 1 << 20;

    private GrowthMain() {}

    /**
     * Measures and prints.
     *
     * @param arguments rounds, seconds of one run, accounts of the large schema
     */
    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Duration time = Duration.ofSeconds(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3);
        int accounts = arguments.length > 2 ? Integer.parseInt(arguments[2]) : MANY_ACCOUNTS;
        try (DurablePostgres server = new DurablePostgres();
                HikariDataSource smallPool = server.pool("small");
                HikariDataSource largePool = server.pool("large")) {
            System.out.println(PeersMain.machine(smallPool));
            OwnLedger small = new OwnLedger();
            small.open(smallPool, Workload.ACCOUNTS);
            OwnLedger large = new OwnLedger();
            large.open(largePool, accounts);
            Peer.execute(largePool, "CHECKPOINT");
            Run.ofEvery(small, Workload.ACCOUNTS, Workload.WIDE.threads());
            Run.ofEvery(large, Workload.ACCOUNTS, Workload.WIDE.threads());
            Workload everywhere = new Workload("all accounts", Workload.WIDE.threads(), accounts, 1);
            List<Run> onSmall = new ArrayList<>();
            List<Run> onLarge = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                onSmall.add(Run.of(small, Workload.WIDE, time));
                onLarge.add(Run.of(large, Workload.WIDE, time));
            }
            print("10,000 accounts of 10,000", onSmall, onSmall);
            print(String.format(Locale.ROOT, "10,000 accounts of %,d", accounts), onLarge, onSmall);
            bytes(smallPool, small, time);
            List<Run> all = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                all.add(Run.of(large, everywhere, time));
            }
            print(String.format(Locale.ROOT, "all of %,d accounts", accounts), all, onSmall);
            System.out.printf(Locale.ROOT, "heap in use after collection: %,d MB%n", heap() / MEGABYTE);
            small.requireSound();
        }
    }

    private static void print(String label, List<Run> runs, List<Run> base) {
        long rate = Table.median(runs, Run::rate);
        System.out.printf(
                Locale.ROOT,
                "%-30s %,8d debits/s  %5.2f  p99 %.1f ms%n",
                label,
                rate,
                (double) rate / Table.median(base, Run::rate),
                Table.median(runs, run -> run.percentile(99)) / 1e6);
    }

    /** What one debit writes to the log and adds to the tables, indexes included. */
    private static void bytes(HikariDataSource pool, OwnLedger ledger, Duration time) {
        Peer.execute(pool, "CHECKPOINT");
        Run.of(ledger, Workload.WIDE, time);
        long wal = Peer.number(pool, "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint");
        long entries = size(pool, "credit_entry");
        long account = size(pool, "credit_account");
        Run run = Run.of(ledger, Workload.WIDE, time);
        System.out.printf(
                Locale.ROOT,
                "per debit: log %,d bytes, entries with indexes %,d bytes, growth of accounts %,d bytes%n",
                (Peer.number(pool, "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint") - wal) / run.lines(),
                (size(pool, "credit_entry") - entries) / run.lines(),
                (size(pool, "credit_account") - account) / run.lines());
    }

    private static long size(HikariDataSource pool, String table) {
        return Peer.number(pool, "SELECT pg_total_relation_size('" + table + "')");
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
