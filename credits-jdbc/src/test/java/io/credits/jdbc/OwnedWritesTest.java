package io.credits.jdbc;

import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.credits.jdbc.Attempt.Certainty;
import io.credits.ledger.AccountId;
import io.credits.spi.StoreFixture;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A combined write has one time for all of it, however many accounts it takes one after the other. */
class OwnedWritesTest {

    private static final int ACCOUNTS = 20;

    private static final Duration TIME = Duration.ofMillis(100);

    /** A few of these are the whole time. */
    private static final long SLOW_MILLIS = 60;

    @Test
    void shouldHandBackWhatItHasNoTimeForInsteadOfTryingEachAccount() {
        AtomicInteger tries = new AtomicInteger();
        DataSource silent = Faults.wrap(DataSource.class, null, (target, method, arguments) -> {
            tries.incrementAndGet();
            Thread.sleep(SLOW_MILLIS);
            throw new SQLTransientConnectionException("nobody answers", "08001");
        });
        ConnectionSource.Owning source = new ConnectionSource.Owning(silent);
        Connections connections =
                new Connections(source, SqlDialect.POSTGRESQL, TablePrefix.DEFAULT, TIME, new StoreListener() {}, null);
        OwnedWrites writes = new OwnedWrites(source, connections, new Limits(TIME, ACCOUNTS, ACCOUNTS, 1, 100));
        List<SettleRequest> requests = IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> new SettleRequest(AccountId.of("fought-" + i), terms(), () -> StoreFixture.START))
                .toList();
        for (SettleRequest request : requests) {
            writes.rivals().lost(request.account(), Certainty.FRESH);
            assertThat(request.take()).isTrue();
        }

        writes.together(List.copyOf(requests));

        assertThat(tries.get()).isBetween(1, ACCOUNTS / 2);
        assertThat(requests).allMatch(Request::takeBack);
    }
}
