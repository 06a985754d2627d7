package io.credits.examples;

import io.credits.CreditLedger;
import io.credits.amount.Quantity;
import io.credits.json.CatalogJson;
import io.credits.ledger.AccountId;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.rating.FeatureId;
import io.credits.spi.InMemoryLedgerStore;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A new pricing policy: what of last month's usage would it have charged, refused and let lapse? */
public final class PricingTrialMain {

    private static final String POLICY = """
            {"currency": "INR", "rateCards": [{"id": "c", "versions": [{"from": "2020-01-01T00:00:00Z", "rates": [%s]}]}],
             "plans": [{"id": "p", "name": "P", "rank": 1, "price": "5000.00", "costBasis": "5", "rateCard": "c",
                 "allowance": "%s", "refresh": {"every": "WEEK", "count": %s}}]}""";

    private PricingTrialMain() {}

    /**
     * Prints the answer.
     *
     * @param args nothing
     */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        replay(out, "1,000 for four weeks, 0.05 a message", POLICY.formatted("{\"perUnit\": \"0.05\"}", 1000, 4));
        replay(out, "250 a week, 40 a campaign", POLICY.formatted("{\"flat\": \"40\"}", 250, 1));
    }

    private static void replay(PrintStream out, String name, String policy) {
        var now = new AtomicReference<>(Instant.parse("2025-01-06T00:00:00Z"));
        var catalog = CatalogJson.read(policy);
        CreditLedger ledger = CreditLedger.of(new InMemoryLedgerStore(), catalog, now::get);
        AccountId acme = AccountId.of("acme");
        ledger.open(
                OpenAccount.of(acme, ZoneId.of("UTC")).withPlan(catalog.plans().get(0)));
        int refused = 0;
        for (int day = 0; day < 28; day++) { // a host reads this from its usage log, or from its ledger's entries
            var usage = ConsumeCredits.of(
                    acme, IdempotencyKey.of("day-" + day), FeatureId.of("sms"), Quantity.of(day % 7 < 5 ? 900 : 60));
            refused += ledger.tryConsume(usage).rejection().isPresent() ? 1 : 0;
            now.set(now.get().plusSeconds(86_400));
        }
        var value = ledger.deferred(acme, now.get());
        out.println(
                name + ": charged " + value.spent() + ", lapsed " + value.expired() + ", refused " + refused + " days");
    }
}
