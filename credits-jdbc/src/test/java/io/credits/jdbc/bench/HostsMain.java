package io.credits.jdbc.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Compares four processes of eight callers with one of thirty-two, on one durable PostgreSQL, in alternating runs.
 *
 * <pre>{@code
 * mvn -Pbench test -pl credits-core,credits-jdbc -Djmh=-l -Dbench=io.credits.jdbc.bench.HostsMain -Dpeers="5 3"
 * }</pre>
 */
public final class HostsMain {

    private static final int HOSTS = 4;

    private static final int CALLERS = 32;

    private static final int WARM_UP = 5;

    private HostsMain() {}

    /**
     * Measures and prints; fails if a debit was lost or doubled.
     *
     * @param arguments rounds and seconds of one run
     */
    public static void main(String[] arguments) throws IOException {
        int rounds = Integer.parseInt(arguments[0]);
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[1]));
        try (DurablePostgres server = new DurablePostgres();
                HikariDataSource pool = server.pool("hosts")) {
            OwnLedger own = new OwnLedger();
            own.open(pool, Workload.ACCOUNTS);
            System.out.println(PeersMain.machine(pool));
            long debits = 0;
            try (Hosts hosts = new Hosts(pool.getJdbcUrl(), HOSTS)) {
                debits += measure(hosts, 1, rounds, time);
                debits += measure(hosts, Workload.ACCOUNTS, rounds, time);
            }
            if (own.spent() != debits) {
                throw new IllegalStateException(debits + " debits were acknowledged, " + own.spent() + " are there");
            }
            own.requireSound();
        }
    }

    private static long measure(Hosts hosts, int accounts, int rounds, Duration time) {
        List<Long> alone = new ArrayList<>();
        List<Long> together = new ArrayList<>();
        double least = HOSTS;
        long debits = 0;
        for (int round = 1 - WARM_UP; round <= rounds; round++) {
            long one = hosts.run(1, CALLERS, accounts, time).get(0);
            List<Long> each = hosts.run(HOSTS, CALLERS / HOSTS, accounts, time);
            long all = each.stream().mapToLong(Long::longValue).sum();
            debits += one + all;
            if (round > 0) {
                alone.add(one);
                together.add(all);
                double smallest = each.stream().mapToLong(Long::longValue).min().orElseThrow();
                least = Math.min(least, smallest * HOSTS / all);
            }
        }
        long one = median(alone) / time.toSeconds();
        long four = median(together) / time.toSeconds();
        System.out.printf(
                Locale.ROOT,
                "%,d accounts: one process %,d/s, four %,d/s (%.2f times); the smallest share %.2f of the mean%n",
                accounts,
                one,
                four,
                (double) four / one,
                least);
        return debits;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
