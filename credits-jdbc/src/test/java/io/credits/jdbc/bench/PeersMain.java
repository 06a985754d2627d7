package io.credits.jdbc.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares this library with what teams write by hand, on one durable PostgreSQL, in alternating runs.
 *
 * <pre>{@code mvn -Pbench test -pl credits-core,credits-jdbc -Djmh=InMemory -Dpeers="5 3"}</pre>
 *
 * <p>The arguments are the rounds and the seconds of one run. Every round lets each peer run once, one after the other, so
 * that whatever else the machine does hits all; the medians of the rounds are shown.
 */
public final class PeersMain {

    private PeersMain() {}

    /**
     * Measures and prints.
     *
     * @param arguments rounds, seconds of one run, and which of hot, wide, single and batch; all of them if none is named
     */
    public static void main(String[] arguments) throws IOException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Duration time =
                Duration.ofMillis(Math.round(1_000 * Double.parseDouble(arguments.length > 1 ? arguments[1] : "3")));
        List<String> wanted = arguments.length > 2
                ? Arrays.asList(arguments).subList(2, arguments.length)
                : List.of("hot", "wide", "single", "batch");
        try (DurablePostgres server = new DurablePostgres();
                HikariDataSource pool = server.pool("peers")) {
            OwnLedger own = new OwnLedger();
            OneStatement oneStatement = new OneStatement();
            List<Peer> peers = List.of(own, oneStatement, new LockedRow(), new TokenBuckets());
            peers.forEach(peer -> peer.open(pool, Workload.ACCOUNTS));
            System.out.println(machine(pool));
            Table table = new Table(rounds, time);
            peers.forEach(table::warmUp);
            if (wanted.contains("hot")) {
                table.measure(Workload.HOT, peers);
            }
            if (wanted.contains("wide")) {
                table.measure(Workload.WIDE, peers);
            }
            if (wanted.contains("single")) {
                table.measure(Workload.SINGLE, peers);
            }
            if (wanted.contains("batch")) {
                table.measure(Map.of(own, Workload.BATCH, oneStatement, Workload.LINES), List.of(own, oneStatement));
            }
            peers.forEach(table::requireExact);
        }
    }

    static String machine(HikariDataSource pool) {
        return String.format(
                Locale.ROOT,
                "%d cores for client and server, Java %s, PostgreSQL %s, fsync %s, %d connections",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                Peer.text(pool, "SHOW server_version"),
                Peer.text(pool, "SHOW fsync"),
                DurablePostgres.CONNECTIONS);
    }
}
