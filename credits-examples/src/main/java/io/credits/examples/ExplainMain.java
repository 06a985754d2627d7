package io.credits.examples;

import io.credits.CreditLedger;
import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.json.CatalogJson;
import io.credits.ledger.AccountId;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.Explanation;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.rating.FeatureId;
import io.credits.spi.InMemoryLedgerStore;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;

/** Explain: a customer asks why a line of the ledger cost what it cost, and why these credits were taken. */
public final class ExplainMain {

    private ExplainMain() {}

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
                     {"from": "2024-01-01T00:00:00Z", "rates": [{"feature": "ai", "perUnit": "0.0033335"}]}]}]}""");
        Instant now = Instant.parse("2025-01-10T00:00:00Z");
        CreditLedger ledger = CreditLedger.of(new InMemoryLedgerStore(), catalog, () -> now);
        AccountId acme = AccountId.of("acme");
        ledger.open(OpenAccount.of(acme, ZoneId.of("UTC")));
        ledger.grant(GrantCredits.of(acme, IdempotencyKey.of("gift"), Credits.of(50), GrantKind.PROMOTIONAL));
        ledger.grant(GrantCredits.of(acme, IdempotencyKey.of("trial"), Credits.of(1), GrantKind.PROMOTIONAL)
                .expiringAt(now.plusSeconds(3600)));
        long line = ledger.consume(ConsumeCredits.of(
                        acme, IdempotencyKey.of("call"), FeatureId.of("ai.completion"), Quantity.of(777)))
                .seq();

        Explanation why = ledger.explain(acme, line); // rebuilt from the ledger, years later too
        why.candidates()
                .forEach(grant -> out.println(grant.grant() + " paid " + grant.taken() + " of " + grant.free()
                        + (grant.after() == null ? ", first in " + why.order() : ", behind it by " + grant.after())));
        if (why.rate() != null) {
            out.println("Rate " + why.rate().line().name() + ": exactly "
                    + why.rate().exact() + ", " + why.rate().rounding() + " to "
                    + why.rate().charged());
        }
    }
}
