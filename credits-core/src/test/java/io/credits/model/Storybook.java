package io.credits.model;

import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.json.AccountExport;
import io.credits.ledger.Account;
import io.credits.ledger.ArchiveEntries;
import io.credits.ledger.BurnOrder;
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
import io.credits.ledger.RecordDispute;
import io.credits.ledger.ReleaseHold;
import io.credits.ledger.ReverseEntry;
import io.credits.ledger.Scope;
import io.credits.ledger.ThawAccount;
import io.credits.ledger.VoidGrant;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.BigMoney;

/** One account's life in which every verb is used and time brings everything that it can bring. */
public final class Storybook {

    private static final Instant START = Instant.parse("2024-01-31T10:00:00Z");

    private final Twin twin;
    private int keys;

    /** Lives the life; the second model agrees with every step. */
    public Storybook() {
        Plans plans = new Plans();
        OpenAccount request =
                OpenAccount.of(Drive.ACCOUNT, ZoneId.of("Asia/Kolkata")).withPlan(plans.pick(1));
        twin = new Twin(BurnOrder.STANDARD_1, request, START);
        scopedGrants();
        IdempotencyKey use = key();
        send(ConsumeCredits.of(Drive.ACCOUNT, use, FeatureId.of("msg"), Quantity.of(700))
                .through(ChannelId.of("sms"))
                .occurring(START.minusSeconds(60)));
        IdempotencyKey debit = key();
        send(DebitCredits.of(Drive.ACCOUNT, debit, Credits.of(100))
                .forFeature(FeatureId.of("ai"), ChannelId.of("api")));
        holds();
        send(new ReverseEntry(Drive.ACCOUNT, key(), use, Credits.of(20)));
        send(ReverseEntry.all(Drive.ACCOUNT, key(), debit));
        twin.clock = START.plus(Duration.ofDays(40));
        send(new ChangePlan(Drive.ACCOUNT, key(), plans.pick(4), null, ChangePlan.Proration.PRORATED));
        send(new ChangeZone(Drive.ACCOUNT, key(), ZoneId.of("America/New_York")));
        send(new CancelPlan(Drive.ACCOUNT, key(), null));
        send(new FreezeAccount(Drive.ACCOUNT, key()));
        twin.clock = START.plus(Duration.ofDays(80));
        send(new ThawAccount(Drive.ACCOUNT, key()));
        send(ArchiveEntries.upTo(
                twin.store.stateAfter(Drive.ACCOUNT, 1, twin.catalog.terms()).orElseThrow(), key()));
        send(new CloseAccount(Drive.ACCOUNT, key()));
    }

    private void scopedGrants() {
        IdempotencyKey trial = key();
        send(GrantCredits.of(Drive.ACCOUNT, trial, Credits.of(50), GrantKind.PROMOTIONAL)
                .scopedTo(new Scope(List.of(FeatureId.of("msg")), List.of(ChannelId.of("sms"))))
                .expiringAt(START.plus(Duration.ofDays(3))));
        send(GrantCredits.of(Drive.ACCOUNT, key(), Credits.of(60), GrantKind.PURCHASED)
                .named(GrantId.of("bought"))
                .effectiveFrom(START.plus(Duration.ofDays(1)))
                .withCostBasis(CostBasis.perCredit(BigMoney.parse("INR 0.10"))));
        send(GrantCredits.of(Drive.ACCOUNT, key(), Credits.of(5), GrantKind.ADJUSTMENT)
                .named(GrantId.of("mistake")));
        send(GrantCredits.of(Drive.ACCOUNT, key(), Credits.of(8), GrantKind.PURCHASED)
                .named(GrantId.of("charged back")));
        send(new RecordDispute(Drive.ACCOUNT, key(), GrantId.of("charged back"), Credits.of(6)));
        send(new VoidGrant(Drive.ACCOUNT, key(), GrantId.of("mistake")));
        send(new ExtendGrant(Drive.ACCOUNT, key(), GrantId.of(trial.value()), START.plus(Duration.ofDays(4))));
    }

    private void holds() {
        for (String name : List.of("captured", "released", "expired")) {
            send(HoldCredits.of(Drive.ACCOUNT, key(), Credits.of(20), START.plus(Duration.ofDays(2)))
                    .named(HoldId.of(name)));
        }
        send(HoldCredits.of(
                Drive.ACCOUNT, key(), FeatureId.of("msg"), Quantity.of(30), START.plus(Duration.ofDays(2))));
        send(CaptureHold.of(Drive.ACCOUNT, key(), HoldId.of("captured"), Credits.of(7)));
        send(new ReleaseHold(Drive.ACCOUNT, key(), HoldId.of("released")));
    }

    private IdempotencyKey key() {
        return IdempotencyKey.of("s" + ++keys);
    }

    private void send(LedgerCommand<?> command) {
        twin.attempt(command).orElseThrow();
    }

    /**
     * Returns the whole ledger.
     *
     * @return every entry in order
     */
    public List<LedgerEntry> entries() {
        return twin.ledger.entries(Drive.ACCOUNT, 0, 1000);
    }

    /**
     * Returns the account as it is exported: what comes after its first entry, which was archived.
     *
     * @return the text
     * @throws IOException never
     */
    public String exported() throws IOException {
        StringWriter text = new StringWriter();
        AccountExport.write(twin.store, Drive.ACCOUNT, twin.catalog.terms(), text);
        return text.toString();
    }

    /**
     * Returns what the store has.
     *
     * @return the state after the last entry
     */
    public Account stored() {
        return twin.store.account(Drive.ACCOUNT, twin.catalog.terms()).orElseThrow();
    }
}
