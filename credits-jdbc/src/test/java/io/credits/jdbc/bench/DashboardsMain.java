package io.credits.jdbc.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.CreditLedger;
import io.credits.CreditReports;
import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.jdbc.ConnectionSource;
import io.credits.jdbc.CreditsSchema;
import io.credits.jdbc.JdbcLedgerStore;
import io.credits.json.CatalogJson;
import io.credits.ledger.AccountId;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Outcome;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import io.credits.report.Dashboard;
import io.credits.spi.InMemoryCatalog;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Shows how long a dashboard takes in a database of a thousand workspaces, each with ten thousand entries of the last 90 days.
 *
 * <pre>{@code mvn -Pbench test -pl credits-core,credits-jdbc -Djmh=-l -Dbench=io.credits.jdbc.bench.DashboardsMain -Dpeers=2000}</pre>
 */
public final class DashboardsMain {

    private static final int WORKSPACES = 1_000;

    private static final int ENTRIES = 10_000;

    private static final int DAYS = 89;

    private static final List<String> FEATURES = List.of("campaign", "workflow", "ai", "content");

    private static final List<String> CHANNELS = List.of("whatsapp", "sms", "email", "web");

    private static final InMemoryCatalog CATALOG = CatalogJson.read("""
            {"currency": "INR", "rateCards": [{"id": "standard", "versions": [
                {"from": "2024-01-01T00:00:00Z", "rates": [
                    {"feature": "campaign", "perUnit": "0.05"}, {"feature": "workflow", "perUnit": "1"},
                    {"feature": "ai", "perUnit": "0.2"}, {"feature": "content", "perUnit": "0.1"}]}]}]}""");

    private static final List<String> COPIES = List.of("""
            INSERT INTO credit_account (account_id, seq, booked, held, debt, available, closed, next_due_at, sheet)
            SELECT 'account-' || n, seq, booked, held, debt, available, closed, next_due_at,
              replace(sheet, '"account-0"', '"account-' || n || '"')
            FROM credit_account, generate_series(1, 999) AS n WHERE account_id = 'account-0'""", """
            INSERT INTO credit_entry (account_id, seq, kind, recorded_at, idem_key, credits, balance_after, refers_to,
              name, hash, body)
            SELECT 'account-' || n, seq, kind, recorded_at, idem_key, credits, balance_after, refers_to, name, hash, body
            FROM credit_entry, generate_series(1, 999) AS n WHERE account_id = 'account-0'""", """
            INSERT INTO credit_usage_by_feature (account_id, used_on, feature, credits, quantity, money, events)
            SELECT 'account-' || n, used_on, feature, credits, quantity, money, events
            FROM credit_usage_by_feature, generate_series(1, 999) AS n WHERE account_id = 'account-0'""", """
            INSERT INTO credit_usage_by_channel (account_id, used_on, channel, credits, quantity, money, events)
            SELECT 'account-' || n, used_on, channel, credits, quantity, money, events
            FROM credit_usage_by_channel, generate_series(1, 999) AS n WHERE account_id = 'account-0'""");

    private DashboardsMain() {}

    /**
     * Measures and prints.
     *
     * @param arguments how many dashboards
     */
    public static void main(String[] arguments) throws IOException {
        int wanted = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
        try (DurablePostgres server = new DurablePostgres();
                HikariDataSource pool = server.pool("dashboards")) {
            CreditsSchema.create(pool);
            JdbcLedgerStore store = JdbcLedgerStore.of(ConnectionSource.owning(pool));
            Instant now = Instant.now();
            fill(CreditLedger.of(store, CATALOG, InstantSource.system()), now);
            Peer.execute(pool, COPIES.toArray(String[]::new));
            Peer.execute(pool, "VACUUM ANALYZE", "CHECKPOINT");
            CreditReports reports = CreditReports.of(store, CATALOG, InstantSource.system());
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            Random random = new Random(1);
            long[] nanos = new long[wanted];
            for (int i = -wanted / 4; i < wanted; i++) {
                AccountId account = AccountId.of("account-" + random.nextInt(WORKSPACES));
                long start = System.nanoTime();
                Dashboard shown = reports.dashboard(account, today.minusDays(DAYS), today);
                long time = System.nanoTime() - start;
                if (shown.features().size() != FEATURES.size()) {
                    throw new IllegalStateException(shown.toString());
                }
                if (i >= 0) {
                    nanos[i] = time;
                }
            }
            Arrays.sort(nanos);
            System.out.printf(
                    Locale.ROOT,
                    "%s%n%,d entries, dashboards of 90 days: p50 %.2f ms, p99 %.2f ms%n",
                    PeersMain.machine(pool),
                    Peer.number(pool, "SELECT count(*) FROM credit_entry"),
                    nanos[wanted / 2] / 1e6,
                    nanos[wanted * 99 / 100] / 1e6);
        }
    }

    /** One workspace, whose usage spreads over all features, channels and days. */
    private static void fill(CreditLedger ledger, Instant now) {
        AccountId account = AccountId.of("account-0");
        ledger.open(OpenAccount.of(account, ZoneOffset.UTC));
        ledger.grant(GrantCredits.of(account, IdempotencyKey.of("grant"), Credits.of(1_000_000), GrantKind.PURCHASED));
        for (int from = 0; from < ENTRIES; from += WORKSPACES) {
            List<ConsumeCredits> lines = new ArrayList<>();
            for (int i = from; i < from + WORKSPACES; i++) {
                lines.add(ConsumeCredits.of(
                                account,
                                IdempotencyKey.of("line-" + i),
                                FeatureId.of(FEATURES.get(i % FEATURES.size())),
                                Quantity.of(1 + i % 7))
                        .through(ChannelId.of(CHANNELS.get(i / FEATURES.size() % CHANNELS.size())))
                        .occurring(now.minus(Duration.ofMinutes(
                                (long) i * Duration.ofDays(DAYS).toMinutes() / ENTRIES))));
            }
            ledger.consumeAll(lines).forEach(Outcome::orElseThrow);
        }
    }
}
