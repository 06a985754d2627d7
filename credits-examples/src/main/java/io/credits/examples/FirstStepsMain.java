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
import java.time.InstantSource;
import java.time.ZoneId;

/** First steps: how does a workspace get credits and use them? */
public final class FirstStepsMain {

    private FirstStepsMain() {}

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
                {"currency": "INR",
                 "rateCards": [{"id": "standard", "versions": [
                     {"from": "2024-01-01T00:00:00Z", "rates": [{"feature": "messaging", "perUnit": "0.05"}]}]}]}""");
        CreditLedger ledger = CreditLedger.of(new InMemoryLedgerStore(), catalog, InstantSource.system());
        AccountId acme = AccountId.of("acme");

        ledger.open(OpenAccount.of(acme, ZoneId.of("Asia/Kolkata")));
        ledger.grant(GrantCredits.of(acme, IdempotencyKey.of("welcome"), Credits.of(100), GrantKind.PROMOTIONAL));
        var used = ledger.consume(ConsumeCredits.of(
                acme, IdempotencyKey.of("campaign-1"), FeatureId.of("messaging.campaign"), Quantity.of(150)));
        out.println("150 messages cost " + used.charged() + ", " + used.available() + " are left");

        ledger.tryConsume(ConsumeCredits.of(
                        acme, IdempotencyKey.of("campaign-2"), FeatureId.of("messaging.campaign"), Quantity.of(5000)))
                .rejection()
                .ifPresent(refused -> out.println(refused.message()));
        out.println("The ledger is sound: " + ledger.audit(acme).ok());
    }
}
