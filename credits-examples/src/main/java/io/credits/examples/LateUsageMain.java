package io.credits.examples;

import io.credits.CreditLedger;
import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.json.CatalogJson;
import io.credits.ledger.AccountId;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.rating.FeatureId;
import io.credits.spi.InMemoryLedgerStore;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;

/** Late usage: what does a usage cost that is reported days after it occurred, when prices have changed since? */
public final class LateUsageMain {

    private LateUsageMain() {}

    /**
     * Prints the answer.
     *
     * @param args nothing
     */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        var catalog = CatalogJson.read("""
                {"currency": "INR", "rateCards": [{"id": "standard", "versions": [
                    {"from": "2025-01-01T00:00:00Z", "rates": [{"feature": "messaging", "perUnit": "0.05"}]},
                    {"from": "2025-02-01T00:00:00Z", "rates": [{"feature": "messaging", "perUnit": "0.08"}]}]}]}""");
        Instant now = Instant.parse("2025-02-03T08:00:00Z");
        CreditLedger ledger = CreditLedger.of(new InMemoryLedgerStore(), catalog, () -> now);
        AccountId acme = AccountId.of("acme");
        ledger.open(OpenAccount.of(acme, ZoneId.of("Asia/Kolkata")));
        ledger.grant(GrantCredits.of(acme, IdempotencyKey.of("trial"), Credits.of(100), GrantKind.PROMOTIONAL));

        for (String occurred : new String[] {"2025-01-31T20:00:00Z", "2025-02-02T20:00:00Z", "2024-10-01T00:00:00Z"}) {
            var usage = ConsumeCredits.of(
                            acme, IdempotencyKey.of(occurred), FeatureId.of("messaging"), Quantity.of(100))
                    .occurring(Instant.parse(occurred));
            var outcome = ledger.tryConsume(usage);
            out.println(outcome.rejection()
                    .map(refused -> refused.message())
                    .orElseGet(() -> "Used on " + outcome.orElseThrow().day() + ": "
                            + outcome.orElseThrow().charged()));
        }
    }
}
