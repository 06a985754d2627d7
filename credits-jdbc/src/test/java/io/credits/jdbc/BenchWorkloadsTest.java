package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.jdbc.bench.LockedRow;
import io.credits.jdbc.bench.OneStatement;
import io.credits.jdbc.bench.OwnLedger;
import io.credits.jdbc.bench.Peer;
import io.credits.jdbc.bench.TokenBuckets;
import io.credits.jdbc.bench.Workload;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the benchmark compares does the same work: nothing here is timed. */
class BenchWorkloadsTest {

    private static final int ACCOUNTS = 20;

    private static HikariDataSource pool;

    @BeforeAll
    static void start() {
        pool = TestDatabase.POSTGRESQL.empty(config -> {});
    }

    @AfterAll
    static void stop() {
        pool.close();
    }

    static Stream<Peer> peers() {
        return Stream.of(new OwnLedger(), new OneStatement(), new LockedRow(), new TokenBuckets());
    }

    @ParameterizedTest
    @MethodSource("peers")
    void shouldTakeExactlyWhatEveryWorkloadAsksFor(Peer peer) {
        peer.open(pool, ACCOUNTS);

        long asked = 0;
        for (Workload workload : Workload.ALL) {
            asked += workload.scaledTo(8, ACCOUNTS, 50)
                    .run(peer, Duration.ofMillis(200))
                    .lines();
        }

        assertThat(asked).isPositive();
        assertThat(peer.spent()).isEqualTo(asked);
        peer.requireSound();
    }
}
