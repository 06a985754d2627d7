package io.credits.jdbc;

import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.credits.ledger.AccountId;
import io.credits.ledger.Audit;
import io.credits.ledger.LedgerEntry;
import io.credits.spi.LedgerStore;
import io.credits.spi.StoreFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A host is killed while it writes: all that it was told is there once, and another instance goes on at once. */
@Timeout(1_800)
class KilledHostTest {

    private static final int ROUNDS = 2;
    private static final int ROUNDS_IN_SOAK = 20;
    private static final int LINES = 300;

    private final StoreFixture fixture = new StoreFixture();

    @Test
    void shouldLoseAndDoubleNothingWhenAHostIsKilled() throws Exception {
        kill(ROUNDS);
    }

    @Test
    @Tag("soak")
    void shouldLoseAndDoubleNothingWhenHostsAreKilledAgainAndAgain() throws Exception {
        kill(ROUNDS_IN_SOAK);
    }

    private void kill(int rounds) throws Exception {
        try (PostgresProcess server = new PostgresProcess("hosts")) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(server.url());
            try (HikariDataSource pool = new HikariDataSource(config)) {
                CreditsSchema.create(pool);
                LedgerStore store = JdbcLedgerStore.of(pool);
                List<AccountId> accounts = Stream.generate(() -> fixture.funded(store, 100_000))
                        .limit(8)
                        .toList();
                Set<String> told = new HashSet<>();
                for (int round = 1; round <= rounds; round++) {
                    told.addAll(toldToOneThatIsKilled(server.url(), "host" + round, accounts));
                    for (AccountId account : accounts) {
                        store.commit(debit(account, "after-" + round, 1), terms(), fixture)
                                .orElseThrow();
                    }
                    assertBooks(store, accounts, told, round);
                }
            }
        }
    }

    /** Starts a host, kills it in the middle of its work, and answers what it had been told by then. */
    private static List<String> toldToOneThatIsKilled(String url, String name, List<AccountId> accounts)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WriterMain.class.getName(),
                url,
                name));
        accounts.forEach(account -> command.add(account.value()));
        Process host = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> told = new ArrayList<>();
        try (BufferedReader lines = host.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told.add(line);
                if (told.size() == LINES) {
                    // By its handle, which leaves the stream open, so that what was told last can be read.
                    host.toHandle().destroyForcibly();
                }
            }
        } finally {
            host.destroyForcibly();
        }
        host.waitFor();
        assertThat(told).hasSizeGreaterThanOrEqualTo(LINES);
        // The last line may have been cut off by the end.
        return told.subList(0, told.size() - 1);
    }

    private void assertBooks(LedgerStore store, List<AccountId> accounts, Set<String> told, int rounds) {
        Set<String> found = new HashSet<>();
        for (AccountId account : accounts) {
            assertThat(fixture.ledger(store).audit(account)).isEqualTo(Audit.Finding.NONE);
            long last = store.account(account, terms()).orElseThrow().sequence();
            for (long seq = 0; seq < last; ) {
                for (LedgerEntry entry : store.entries(account, seq, LedgerStore.MAX_PAGE)) {
                    seq = entry.seq();
                    String number = account + " " + seq + " ";
                    entry.key()
                            .map(key -> number + key)
                            .filter(line -> line.contains(" host"))
                            .ifPresent(found::add);
                }
            }
        }
        assertThat(found).containsAll(told);
        // What was written without being told was on its way when its host was killed, one for each of its callers.
        assertThat(found.size() - told.size()).isLessThanOrEqualTo(rounds * (WriterMain.CALLERS + 1));
    }
}
