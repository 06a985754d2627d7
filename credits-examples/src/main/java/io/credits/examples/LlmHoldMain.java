package io.credits.examples;

import io.credits.CreditLedger;
import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.json.CatalogJson;
import io.credits.ledger.AccountId;
import io.credits.ledger.CaptureHold;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantKind;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.rating.FeatureId;
import io.credits.spi.InMemoryLedgerStore;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;

/** Holds: how is an LLM call paid whose cost is known only when it has answered? */
public final class LlmHoldMain {

    private LlmHoldMain() {}

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
                {"currency": "INR", "rateCards": [{"id": "ai", "versions": [
                     {"from": "2024-01-01T00:00:00Z", "rates": [{"feature": "ai.generated", "perUnit": "0.01"}]}]}]}""");
        Instant now = Instant.parse("2025-01-01T00:00:00Z");
        CreditLedger ledger = CreditLedger.of(new InMemoryLedgerStore(), catalog, () -> now);
        AccountId acme = AccountId.of("acme");
        ledger.open(OpenAccount.of(acme, ZoneId.of("UTC")));
        ledger.grant(GrantCredits.of(acme, IdempotencyKey.of("trial"), Credits.of(50), GrantKind.PROMOTIONAL));

        // Before the call: at most 4,000 tokens. If this process dies, the hold ends by itself.
        var held = ledger.hold(HoldCredits.of(
                acme,
                IdempotencyKey.of("call-7"),
                FeatureId.of("ai.generated"),
                Quantity.of(4000),
                now.plusSeconds(120)));
        out.println("Held " + held.hold().credits() + ", available meanwhile " + held.available());

        // After the call: 1,234 tokens came back; the rest of the hold is free again.
        var captured = ledger.capture(CaptureHold.of(
                acme, IdempotencyKey.of("call-7-done"), held.hold().id(), Credits.parse("12.34")));
        out.println("Charged " + captured.charged() + ", released " + captured.released() + ", available "
                + captured.available());
    }
}
