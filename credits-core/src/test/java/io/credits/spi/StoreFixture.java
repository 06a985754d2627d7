package io.credits.spi;

import io.credits.CreditLedger;
import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.json.CatalogJson;
import io.credits.ledger.AccountId;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Terms;
import io.credits.plan.Period;
import io.credits.plan.Plan;
import io.credits.plan.PlanId;
import io.credits.plan.RefreshSchedule;
import io.credits.rating.FeatureId;
import io.credits.rating.RateCardId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicLong;
import org.joda.money.BigMoney;
import org.joda.money.Money;

/** What every store test needs: a catalogue, a clock that moves when told, accounts that nobody else uses. */
public final class StoreFixture implements InstantSource {

    /** The catalogue that all accounts live under. */
    public static final InMemoryCatalog CATALOG = CatalogJson.read("""
            {"currency": "INR",
             "rateCards": [{"id": "standard", "versions": [{"from": "2019-01-01T00:00:00Z", "rates": [
                {"feature": "messaging", "perUnit": "0.05"},
                {"feature": "storage", "graduated": [{"upTo": "10", "perUnit": "1"}, {"perUnit": "0.1"}], "over": "PERIOD"}
                ]}]}],
             "plans": [
               {"id": "monthly", "name": "Monthly", "rank": 1, "price": "0.00", "rateCard": "standard", "allowance": "100",
                "refresh": {"every": "MONTH"}, "rollover": {"maxCredits": "30", "validFor": 1}},
               {"id": "daily", "name": "Daily", "rank": 2, "price": "0.00", "rateCard": "standard", "allowance": "10",
                "refresh": {"every": "DAY"}}]}
            """);

    /** The feature that most tests use. */
    public static final FeatureId MESSAGING = FeatureId.of("messaging");

    /** When tests begin. */
    public static final Instant START = Instant.parse("2025-01-10T09:00:00.123456Z");

    private static final AtomicLong ACCOUNTS = new AtomicLong();

    private volatile Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves the clock. */
    public void at(Instant instant) {
        now = instant;
    }

    /** Moves the clock. */
    public void at(String instant) {
        at(Instant.parse(instant));
    }

    /** The terms of the catalogue. */
    public static Terms terms() {
        return CATALOG.terms();
    }

    /** A plan of the catalogue. */
    public static Plan plan(String id) {
        return CATALOG.plan(PlanId.of(id)).orElseThrow();
    }

    /** The door to a store. */
    public CreditLedger ledger(LedgerStore store) {
        return CreditLedger.of(store, CATALOG, this);
    }

    /** An id that no other test uses. */
    public static AccountId unused() {
        return AccountId.of("w-" + ACCOUNTS.incrementAndGet());
    }

    /** Opens an account without a plan. */
    public AccountId opened(LedgerStore store) {
        AccountId account = unused();
        store.open(OpenAccount.of(account, ZoneId.of("Asia/Kolkata")), terms(), this)
                .orElseThrow();
        return account;
    }

    /** Opens an account on a plan. */
    public AccountId openedOn(LedgerStore store, String plan) {
        AccountId account = unused();
        store.open(OpenAccount.of(account, ZoneId.of("Asia/Kolkata")).withPlan(plan(plan)), terms(), this)
                .orElseThrow();
        return account;
    }

    /** Opens an account with credits under the key {@code welcome}. */
    public AccountId funded(LedgerStore store, long credits) {
        AccountId account = opened(store);
        store.commit(grant(account, "welcome", credits), terms(), this).orElseThrow();
        return account;
    }

    /** A key. */
    public static IdempotencyKey key(String key) {
        return IdempotencyKey.of(key);
    }

    /** A grant that never expires. */
    public static GrantCredits grant(AccountId account, String key, long credits) {
        return GrantCredits.of(account, key(key), Credits.of(credits), GrantKind.PROMOTIONAL);
    }

    /** A purchase of credits at half a rupee each. */
    public static GrantCredits paid(AccountId account, String key, long credits) {
        return GrantCredits.of(account, key(key), Credits.of(credits), GrantKind.PURCHASED)
                .withCostBasis(CostBasis.perCredit(BigMoney.parse("INR 0.5")));
    }

    /** A plan of a higher rank that no catalogue has. */
    public static Plan unlisted(String id) {
        return Plan.builder(PlanId.of(id), Credits.of(300), RefreshSchedule.every(Period.DAY))
                .price(Money.parse("INR 10.00"))
                .rank(9)
                .rateCard(RateCardId.of("standard"))
                .build();
    }

    /** A debit. */
    public static DebitCredits debit(AccountId account, String key, long credits) {
        return DebitCredits.of(account, key(key), Credits.of(credits));
    }

    /** Rated usage of messages, 0.05 credits each. */
    public static ConsumeCredits messages(AccountId account, String key, long messages) {
        return ConsumeCredits.of(account, key(key), MESSAGING, Quantity.of(messages));
    }
}
