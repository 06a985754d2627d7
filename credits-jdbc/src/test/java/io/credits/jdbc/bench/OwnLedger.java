package io.credits.jdbc.bench;

import io.credits.CreditLedger;
import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.jdbc.ConnectionSource;
import io.credits.jdbc.CreditsSchema;
import io.credits.jdbc.JdbcLedgerStore;
import io.credits.json.CatalogJson;
import io.credits.ledger.AccountId;
import io.credits.ledger.Audit;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Outcome;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import io.credits.spi.InMemoryCatalog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** This library, with all it does for a debit: rate card, ten grants in burn order, idempotency, rollups, hash chain. */
public final class OwnLedger implements Peer {

    static final String FEATURE = "messaging.campaign";

    static final String CHANNEL = "sms";

    /** How many grants each account has. */
    static final int GRANTS = 10;

    private static final FeatureId MESSAGING = FeatureId.of(FEATURE);

    private static final ChannelId SMS = ChannelId.of(CHANNEL);

    private static final Quantity ONE = Quantity.of(1);

    static final InMemoryCatalog CATALOG = CatalogJson.read("""
            {"currency": "INR", "rateCards": [{"id": "standard", "versions": [
                {"from": "2024-01-01T00:00:00Z", "rates": [{"feature": "messaging", "perUnit": "1"}]}]}]}""");

    /** Every further account is like the first one. */
    private static final String COPY_ACCOUNTS = """
            INSERT INTO credit_account (account_id, seq, booked, held, debt, available, closed, next_due_at, sheet)
            SELECT 'account-' || n, seq, booked, held, debt, available, closed, next_due_at,
              replace(sheet, '"account-0"', '"account-' || n || '"')
            FROM credit_account, generate_series(%d, %d) AS n WHERE account_id = 'account-0'""";

    private static final String COPY_ENTRIES = """
            INSERT INTO credit_entry (account_id, seq, kind, recorded_at, idem_key, credits, balance_after, refers_to,
              name, hash, body)
            SELECT 'account-' || n, seq, kind, recorded_at, idem_key, credits, balance_after,
              refers_to, name, hash, body
            FROM credit_entry, generate_series(%d, %d) AS n WHERE account_id = 'account-0'""";

    private DataSource pool;
    private CreditLedger ledger;

    @Override
    public String label() {
        return "credits";
    }

    @Override
    public void open(DataSource to, int accounts) {
        CreditsSchema.create(to);
        use(to);
        AccountId first = id(0);
        ledger.open(OpenAccount.of(first, ZoneId.of("Asia/Kolkata")));
        for (int i = 1; i <= GRANTS; i++) {
            ledger.grant(GrantCredits.of(
                            first,
                            IdempotencyKey.of("grant-" + i),
                            Credits.of(CREDITS_PER_ACCOUNT / GRANTS),
                            GrantKind.PURCHASED)
                    .expiringAt(Instant.parse("2090-01-01T00:00:00Z").plus(Duration.ofDays(i))));
        }
        Peer.execute(
                to,
                COPY_ACCOUNTS.formatted(1, accounts - 1),
                COPY_ENTRIES.formatted(1, accounts - 1),
                "VACUUM ANALYZE credit_account, credit_entry");
    }

    /** Works on accounts that are there already, with nothing remembered. */
    void use(DataSource to) {
        pool = to;
        ledger = CreditLedger.of(JdbcLedgerStore.of(ConnectionSource.owning(to)), CATALOG, InstantSource.system());
    }

    @Override
    public void pay(int account, String key) {
        ledger.consume(usage(account, key));
    }

    @Override
    public void payAll(List<Integer> accounts, String key) {
        List<ConsumeCredits> usages = new ArrayList<>(accounts.size());
        for (int i = 0; i < accounts.size(); i++) {
            usages.add(usage(accounts.get(i), key + "-" + i));
        }
        ledger.consumeAll(usages).forEach(Outcome::orElseThrow);
    }

    private static ConsumeCredits usage(int account, String key) {
        return ConsumeCredits.of(id(account), IdempotencyKey.of(key), MESSAGING, ONE)
                .through(SMS);
    }

    private static AccountId id(int account) {
        return AccountId.of("account-" + account);
    }

    /** The ledger, the balance sheets, both rollups and the first account's hash chain tell the same. */
    @Override
    public void requireSound() {
        long spent = spent();
        Map<String, String> counted = Map.of(
                "balance sheets", "SELECT (sum(%d - booked) / 1000000)::bigint FROM credit_account",
                "rollup by feature", "SELECT (sum(credits) / 1000000)::bigint FROM credit_usage_by_feature",
                "rollup by channel", "SELECT (sum(credits) / 1000000)::bigint FROM credit_usage_by_channel");
        counted.forEach((what, query) -> {
            long found = Peer.number(pool, query.replace("%d", CREDITS_PER_ACCOUNT + "000000"));
            if (found != spent) {
                throw new IllegalStateException(what + ": " + found + " credits, in the entries " + spent);
            }
        });
        Audit.Finding audit = ledger.audit(id(0));
        if (!audit.ok()) {
            throw new IllegalStateException(audit.toString());
        }
    }

    @Override
    public long spent() {
        return Peer.number(pool, "SELECT (-sum(credits) / 1000000)::bigint FROM credit_entry WHERE kind = 'CONSUMED'");
    }
}
