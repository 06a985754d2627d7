package io.credits.jdbc.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.jdbc.TcpProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Compares combined writes with the hand-written statement on one hot account, with two milliseconds added to each round trip.
 *
 * <pre>{@code
 * mvn -Pbench test -pl credits-core,credits-jdbc -Djmh=-l -Dbench=io.credits.jdbc.bench.LatencyMain -Dpeers="5 3"
 * }</pre>
 */
public final class LatencyMain {

    /** In each direction. */
    private static final long DELAY_MILLIS = 1;

    private LatencyMain() {}

    /**
     * Measures and prints.
     *
     * @param arguments rounds and seconds of one run
     */
    public static void main(String[] arguments) throws IOException {
        int rounds = Integer.parseInt(arguments[0]);
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[1]));
        try (DurablePostgres server = new DurablePostgres();
                HikariDataSource near = server.pool("latency");
                TcpProxy network = new TcpProxy(server.port());
                HikariDataSource far = server.through(network.port(), "latency")) {
            OwnLedger own = new OwnLedger();
            OneStatement oneStatement = new OneStatement();
            own.open(near, Workload.ACCOUNTS);
            own.use(far);
            oneStatement.open(near, Workload.ACCOUNTS);
            oneStatement.use(far);
            Table table = new Table(rounds, time);
            table.warmUp(own);
            network.delay(DELAY_MILLIS);
            System.out.println(PeersMain.machine(near) + ", 2 ms added to each round trip");
            table.measure(Workload.HOT, List.of(own, oneStatement));
            table.measure(Workload.CROWD, List.of(own, oneStatement));
            table.measure(Workload.SINGLE, List.of(own, oneStatement));
            table.requireExact(own);
            table.requireExact(oneStatement);
        }
    }
}
