package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.jdbc.bench.Hosts;
import io.credits.jdbc.bench.OwnLedger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Four processes with eight callers each on one database: every debit that was acknowledged is there once. */
@Timeout(300)
class HostsTest {

    private static final int HOSTS = 4;

    private static final int ACCOUNTS = 100;

    private static final Duration TIME = Duration.ofMillis(500);

    @Test
    void shouldCountEveryDebitOfFourProcessesOnce() {
        try (HikariDataSource pool = TestDatabase.POSTGRESQL.empty(config -> {})) {
            OwnLedger own = new OwnLedger();
            own.open(pool, ACCOUNTS);
            long acknowledged = 0;
            try (Hosts hosts = new Hosts(pool.getJdbcUrl(), HOSTS)) {
                for (int accounts : List.of(1, ACCOUNTS)) {
                    List<Long> each = hosts.run(HOSTS, 8, accounts, TIME);
                    assertThat(each).hasSize(HOSTS).allMatch(count -> count > 0);
                    acknowledged += each.stream().mapToLong(Long::longValue).sum();
                }
            }
            assertThat(own.spent()).isEqualTo(acknowledged);
            own.requireSound();
        }
    }
}
