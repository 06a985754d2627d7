package io.credits.json;

import io.credits.CreditLedger;
import io.credits.CreditReports;
import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.ArchiveEntries;
import io.credits.ledger.CancelPlan;
import io.credits.ledger.CaptureHold;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.ChangeZone;
import io.credits.ledger.CloseAccount;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.ExtendGrant;
import io.credits.ledger.FreezeAccount;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantId;
import io.credits.ledger.GrantKind;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.HoldId;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Outcome;
import io.credits.ledger.RecordDispute;
import io.credits.ledger.ReleaseHold;
import io.credits.ledger.ReverseEntry;
import io.credits.ledger.Scope;
import io.credits.ledger.ThawAccount;
import io.credits.ledger.VoidGrant;
import io.credits.plan.Plan;
import io.credits.plan.PlanId;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import io.credits.report.Dashboard;
import io.credits.spi.InMemoryCatalog;
import io.credits.spi.InMemoryLedgerStore;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/** A story that writes an entry of every kind; what it comes to is what the round trips carry. */
final class Told {

    static final String CATALOG = """
            {"currency": "INR",
             "supplier": {"country": "IN", "state": "29", "gstin": "29AAACS1234K1ZD", "sac": "998319", "taxPercent": "18"},
             "features": [{"id": "messaging", "name": "Messaging", "unit": "message"}],
             "rateCards": [{"id": "standard", "versions": [{"from": "2024-01-01T00:00:00Z", "rates": [
                {"feature": "messaging", "perUnit": "0.05"},
                {"feature": "storage", "graduated": [{"upTo": "10", "perUnit": "1"}, {"perUnit": "0.1"}], "over": "PERIOD"}]}]}],
             "plans": [
               {"id": "pro", "name": "Pro", "rank": 1, "price": "100.00", "rateCard": "standard", "allowance": "100",
                "refresh": {"every": "MONTH"}, "overdraft": "50", "debtAtRefresh": "FORGIVE",
                "rollover": {"maxCredits": "30", "validFor": 1}, "costBasis": "0.5"},
               {"id": "max", "name": "Max", "rank": 2, "price": "200.00", "rateCard": "standard", "allowance": "250",
                "refresh": {"every": "MONTH"}},
               {"id": "week", "name": "Weekly", "rank": 3, "price": "9.00", "rateCard": "standard", "allowance": "10",
                "refresh": {"every": "WEEK", "count": 2, "mode": "ACCUMULATE"}}]}
            """;

    static final AccountId ACCOUNT = AccountId.of("w1");

    private final InMemoryCatalog catalog = CatalogJson.read(CATALOG);
    private final List<Account> accounts = new ArrayList<>();
    private final List<Outcome<?>> outcomes = new ArrayList<>();
    private final List<Outcome<?>> quotes = new ArrayList<>();
    private final List<LedgerCommand<?>> commands = new ArrayList<>();
    private final List<Dashboard> dashboards = new ArrayList<>();
    private final InMemoryLedgerStore store = new InMemoryLedgerStore();
    private final CreditLedger ledger;
    private final CreditReports reports;
    private Instant now = Instant.parse("2025-01-10T09:00:00.123456Z");
    private int keys;

    Told() {
        ledger = CreditLedger.of(store, catalog, () -> now);
        reports = CreditReports.of(store, catalog, () -> now);
        accounts.add(
                ledger.open(OpenAccount.of(ACCOUNT, ZoneId.of("Asia/Kolkata")).withPlan(plan("pro"))));
        tell();
    }

    CreditLedger ledger() {
        return ledger;
    }

    CreditReports reports() {
        return reports;
    }

    List<Dashboard> dashboards() {
        return dashboards;
    }

    InMemoryCatalog catalog() {
        return catalog;
    }

    List<Account> accounts() {
        return accounts;
    }

    List<Outcome<?>> outcomes() {
        return outcomes;
    }

    List<LedgerCommand<?>> commands() {
        return commands;
    }

    List<Outcome<?>> quotes() {
        return quotes;
    }

    List<LedgerEntry> entries() {
        return ledger.entries(ACCOUNT, 0, 1000);
    }

    private void tell() {
        grants();
        usage();
        holds();
        at("2025-02-10T09:00:01Z");
        plans();
        at("2025-05-01T00:00:00Z");
        send(new ChangeZone(ACCOUNT, key(), ZoneId.of("America/New_York")));
        send(new CancelPlan(ACCOUNT, key(), null));
        send(new CancelPlan(ACCOUNT, key(), Instant.parse("2025-05-02T00:00:00Z")));
        at("2025-05-03T00:00:00Z");
        send(new FreezeAccount(ACCOUNT, key()));
        send(DebitCredits.of(ACCOUNT, key(), Credits.of(1)));
        send(new ThawAccount(ACCOUNT, key()));
        send(ArchiveEntries.upTo(store.stateAfter(ACCOUNT, 1, catalog.terms()).orElseThrow(), key()));
        send(new CloseAccount(ACCOUNT, key()));
        send(DebitCredits.of(ACCOUNT, key(), Credits.of(1)));
    }

    private void grants() {
        send(GrantCredits.of(ACCOUNT, key(), Credits.of(40), GrantKind.PURCHASED)
                .named(GrantId.of("bought \"A\" ü"))
                .withCostBasis(new CostBasis(BigMoney.of(CurrencyUnit.of("INR"), 10), Credits.of(3))));
        send(GrantCredits.of(ACCOUNT, key(), Credits.parse("7.5"), GrantKind.PROMOTIONAL)
                .named(GrantId.of("gift"))
                .withPriority(-3)
                .effectiveFrom(Instant.parse("2025-01-11T00:00:00Z"))
                .expiringAt(Instant.parse("2025-01-20T00:00:00Z"))
                .scopedTo(new Scope(List.of(FeatureId.of("messaging")), List.of(ChannelId.of("sms")))));
        send(GrantCredits.of(ACCOUNT, key(), Credits.of(5), GrantKind.ADJUSTMENT)
                .named(GrantId.of("gift")));
        send(new ExtendGrant(ACCOUNT, key(), GrantId.of("gift"), Instant.parse("2025-01-25T00:00:00Z")));
        send(GrantCredits.of(ACCOUNT, key(), Credits.of(2), GrantKind.ADJUSTMENT)
                .named(GrantId.of("mistake")));
        send(new VoidGrant(ACCOUNT, key(), GrantId.of("mistake")));
        send(GrantCredits.of(ACCOUNT, key(), Credits.of(6), GrantKind.PURCHASED).named(GrantId.of("charged back")));
        send(new RecordDispute(ACCOUNT, key(), GrantId.of("charged back"), Credits.of(6)));
        send(RecordDispute.all(ACCOUNT, key(), GrantId.of("mistake")));
    }

    private void usage() {
        at("2025-01-12T20:00:00Z");
        send(ConsumeCredits.of(ACCOUNT, IdempotencyKey.of("used"), FeatureId.of("messaging"), Quantity.of(3))
                .through(ChannelId.of("sms"))
                .occurring(Instant.parse("2025-01-12T03:00:00.5Z")));
        send(ConsumeCredits.of(ACCOUNT, key(), FeatureId.of("storage"), Quantity.parse("12.5")));
        send(ConsumeCredits.of(ACCOUNT, key(), FeatureId.of("unknown"), Quantity.of(1)));
        send(DebitCredits.of(ACCOUNT, IdempotencyKey.of("large"), Credits.of(140))
                .forFeature(FeatureId.of("ai"), ChannelId.of("api")));
        send(DebitCredits.of(ACCOUNT, key(), Credits.of(1000)));
        send(ReverseEntry.all(ACCOUNT, key(), IdempotencyKey.of("used")));
        send(new ReverseEntry(ACCOUNT, key(), IdempotencyKey.of("large"), Credits.parse("30.25")));
        send(new ReverseEntry(ACCOUNT, key(), IdempotencyKey.of("nothing"), null));
    }

    private void holds() {
        Instant soon = Instant.parse("2025-01-20T00:00:00Z");
        send(HoldCredits.of(ACCOUNT, key(), Credits.of(4), soon)
                .named(HoldId.of("h1"))
                .forFeature(FeatureId.of("messaging"), ChannelId.of("sms")));
        send(HoldCredits.of(ACCOUNT, key(), FeatureId.of("storage"), Quantity.of(2), soon)
                .named(HoldId.of("h2")));
        send(HoldCredits.of(ACCOUNT, key(), Credits.of(1), soon).named(HoldId.of("h3")));
        send(HoldCredits.of(ACCOUNT, key(), Credits.of(1), soon).named(HoldId.of("h4")));
        send(CaptureHold.of(ACCOUNT, key(), HoldId.of("h1"), Credits.of(3)));
        send(CaptureHold.all(ACCOUNT, key(), HoldId.of("h2")));
        send(CaptureHold.upTo(ACCOUNT, key(), HoldId.of("h3"), Credits.of(2)));
        send(new ReleaseHold(ACCOUNT, key(), HoldId.of("h1")));
        send(HoldCredits.of(ACCOUNT, key(), Credits.of(1), soon).named(HoldId.of("h5")));
        send(new ReleaseHold(ACCOUNT, key(), HoldId.of("h5")));
    }

    private void plans() {
        quotes.add(ledger.quoteChange(ChangePlan.to(ACCOUNT, key(), plan("max"))));
        send(ChangePlan.to(ACCOUNT, key(), plan("max")));
        send(new ChangePlan(ACCOUNT, key(), plan("pro"), ChangePlan.When.NEXT_REFRESH, ChangePlan.Proration.NONE));
        at("2025-04-11T00:00:00Z");
        send(DebitCredits.of(ACCOUNT, key(), Credits.of(1)));
        send(ChangePlan.to(ACCOUNT, key(), plan("week")));
        at("2025-04-28T00:00:00Z");
        send(DebitCredits.of(ACCOUNT, key(), Credits.of(1)));
    }

    private void send(LedgerCommand<?> command) {
        commands.add(command);
        outcomes.add(ledger.attempt(command));
        accounts.add(ledger.account(ACCOUNT));
        if (commands.size() % 12 == 0) {
            dashboards.add(ReportValues.dashboard(reports));
        }
    }

    private void at(String instant) {
        now = Instant.parse(instant);
    }

    private Plan plan(String id) {
        return catalog.plan(PlanId.of(id)).orElseThrow();
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("key-" + ++keys);
    }
}
