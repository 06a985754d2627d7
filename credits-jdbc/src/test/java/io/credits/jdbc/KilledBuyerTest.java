package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.CreditLedger;
import io.credits.CreditMaintenance;
import io.credits.CreditPurchases;
import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.Audit;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.OpenAccount;
import io.credits.purchase.PaymentState;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.TopUpPolicy;
import io.credits.spi.LedgerStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A host is killed while it sells, at every step and for certain between a charge and its grant: another host's background
 * run credits each charge once, charges nothing twice, and the receipts have no gap.
 */
@Timeout(1_800)
class KilledBuyerTest {

    private static final int ROUNDS = 2;
    private static final int ROUNDS_IN_SOAK = 20;
    private static final int SALES = 60;

    private final List<AccountId> accounts =
            IntStream.range(0, 3).mapToObj(i -> AccountId.of("buyer" + i)).toList();

    @TempDir
    private Path charges;

    @Test
    void shouldCreditEachChargeOnceWhenAHostIsKilled() throws Exception {
        kill(ROUNDS);
    }

    @Test
    @Tag("soak")
    void shouldCreditEachChargeOnceWhenHostsAreKilledAgainAndAgain() throws Exception {
        kill(ROUNDS_IN_SOAK);
    }

    private void kill(int rounds) throws Exception {
        try (HikariDataSource pool = TestDatabase.POSTGRESQL.fresh()) {
            Host first = new Host(pool, Duration.ZERO);
            for (AccountId account : accounts) {
                first.ledger.open(OpenAccount.of(account, ZoneOffset.UTC));
                first.purchases
                        .automatic()
                        .topUp(TopUpPolicy.fixed(account, Credits.of(10), Credits.of(50), BuyerMain.CARD))
                        .orElseThrow();
            }
            Set<String> told = new HashSet<>();
            for (int round = 1; round <= rounds; round++) {
                List<String> lines = toldByOneThatIsKilled(pool.getJdbcUrl(), "host" + round, round);
                lines.stream().filter(line -> line.startsWith("paid ")).forEach(told::add);
                // An hour for each round, and 10 minutes more, by which every lost payment is asked about.
                Host next = new Host(pool, Duration.ofHours(round).plusMinutes(10));
                assertHalted(next, lines);
                next.maintenance.runDue(1_000);
                assertBooks(next, told);
            }
        }
    }

    /** Another host on the same database and the same gateway. */
    private final class Host {

        final FileGateway gateway = new FileGateway(charges);
        final JdbcLedgerStore ledgers;
        final CreditLedger ledger;
        final CreditPurchases purchases;
        final CreditMaintenance maintenance;

        Host(HikariDataSource pool, Duration ahead) {
            var clock = BuyerMain.ahead(ahead);
            ledgers = JdbcLedgerStore.of(pool);
            ledger = CreditLedger.of(ledgers, BuyerMain.CATALOG, clock);
            purchases = CreditPurchases.builder(JdbcPurchaseStore.beside(ledgers), BuyerMain.CATALOG, gateway, clock)
                    .build();
            maintenance =
                    CreditMaintenance.of(ledgers, BuyerMain.CATALOG, clock).with(purchases);
        }

        List<Purchase> bought(AccountId account) {
            List<Purchase> all = new ArrayList<>();
            List<Purchase> page = purchases.list(account, null, 100);
            while (!page.isEmpty()) {
                all.addAll(page);
                page = purchases.list(account, page.get(page.size() - 1).id(), 100);
            }
            return all;
        }
    }

    private List<String> toldByOneThatIsKilled(String url, String name, int hoursAhead)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                BuyerMain.class.getName(),
                url,
                charges.toString(),
                name,
                String.valueOf(hoursAhead)));
        accounts.forEach(account -> command.add(account.value()));
        Process host = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> told = new ArrayList<>();
        int halted = 0;
        try (BufferedReader lines = host.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told.add(line);
                halted += line.startsWith("halted ") ? 1 : 0;
                if (halted == 2 * BuyerMain.HALTED && told.size() >= SALES) {
                    // By its handle, which leaves the stream open, so that what was told last can be read.
                    host.toHandle().destroyForcibly();
                }
            }
        } finally {
            host.destroyForcibly();
        }
        host.waitFor();
        assertThat(told).hasSizeGreaterThanOrEqualTo(SALES);
        // The last line may have been cut off by the end.
        return told.subList(0, told.size() - 1);
    }

    private static void assertHalted(Host next, List<String> lines) throws IOException {
        Set<String> charged = next.gateway.taken().stream()
                .map(charge -> charge.account() + " " + charge.purchase())
                .collect(Collectors.toSet());
        List<String> halted = lines.stream()
                .filter(line -> line.startsWith("halted "))
                .map(line -> line.substring("halted ".length()))
                .toList();
        assertThat(halted).hasSize(2 * BuyerMain.HALTED).allSatisfy(line -> {
            String[] words = line.split(" ", 2);
            Purchase left = next.purchases.find(AccountId.of(words[0]), PurchaseId.of(words[1]));
            assertThat(left.state()).as(line).isEqualTo(PaymentState.UNKNOWN);
            assertThat(charged.contains(line)).as(line).isEqualTo(line.contains("-after-"));
        });
    }

    private void assertBooks(Host host, Set<String> told) throws IOException {
        List<FileGateway.Charge> taken = host.gateway.taken();
        assertThat(taken.stream().map(charge -> charge.account() + " " + charge.purchase()))
                .as("no purchase is charged twice")
                .doesNotHaveDuplicates();
        Set<String> numbers = new TreeSet<>();
        Set<String> paid = new HashSet<>();
        for (AccountId account : accounts) {
            assertThat(host.ledger.audit(account)).isEqualTo(Audit.Finding.NONE);
            List<Purchase> bought = host.bought(account);
            assertThat(bought).allMatch(purchase -> purchase.openAttempt().isEmpty());
            List<Purchase> credited = bought.stream().filter(Purchase::credited).toList();
            assertThat(credited.stream()
                            .map(purchase ->
                                    purchase.id() + " " + purchase.quote().total()))
                    .as("what was charged is credited, and nothing else")
                    .containsExactlyInAnyOrderElementsOf(taken.stream()
                            .filter(charge -> charge.account().equals(account))
                            .map(charge -> charge.purchase() + " " + charge.amount())
                            .toList());
            assertThat(grants(host, account))
                    .as("each is granted once")
                    .containsExactlyInAnyOrderElementsOf(credited.stream()
                            .map(purchase -> "purchase:" + purchase.id() + " "
                                    + purchase.quote().credits())
                            .toList());
            for (Purchase purchase : credited) {
                String number = host.purchases.receipt(account, purchase.id()).number();
                numbers.add(number);
                paid.add("paid " + account + " " + purchase.id() + " " + number);
            }
        }
        assertThat(paid).as("what was told to be paid, by the number told").containsAll(told);
        assertThat(numbers.stream().map(number -> Integer.parseInt(number.substring(number.lastIndexOf('/') + 1))))
                .as("receipts without a gap")
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, paid.size()).boxed().toList());
    }

    private static Stream<String> grants(Host host, AccountId account) {
        List<String> grants = new ArrayList<>();
        List<LedgerEntry> page = host.ledger.entries(account, 0, LedgerStore.MAX_PAGE);
        while (!page.isEmpty()) {
            for (LedgerEntry entry : page) {
                entry.key()
                        .map(Object::toString)
                        .filter(key -> key.startsWith("purchase:"))
                        .ifPresent(key -> grants.add(key + " " + entry.credits()));
            }
            page = host.ledger.entries(account, page.get(page.size() - 1).seq(), LedgerStore.MAX_PAGE);
        }
        return grants.stream();
    }
}
