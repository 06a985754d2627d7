package io.credits.examples;

import io.credits.CreditLedger;
import io.credits.amount.Credits;
import io.credits.json.AccountArchive;
import io.credits.json.CatalogJson;
import io.credits.ledger.AccountId;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.spi.InMemoryLedgerStore;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/** How last year's usage leaves the database, and what is still known of it. */
public final class ArchiveMain {

    private ArchiveMain() {}

    /**
     * Prints what is found.
     *
     * @param args nothing
     * @throws IOException never, as the text is in memory
     */
    public static void main(String[] args) throws IOException {
        run(System.out);
    }

    static void run(PrintStream out) throws IOException {
        var store = new InMemoryLedgerStore();
        var catalog = CatalogJson.read("{\"currency\": \"INR\"}");
        Instant[] now = {Instant.parse("2024-12-01T00:00:00Z")};
        InstantSource clock = () -> now[0];
        CreditLedger ledger = CreditLedger.of(store, catalog, clock);
        var acme = AccountId.of("acme");
        ledger.open(OpenAccount.of(acme, ZoneId.of("UTC")));
        ledger.grant(GrantCredits.of(acme, IdempotencyKey.of("welcome"), Credits.of(100), GrantKind.PROMOTIONAL));
        var used = DebitCredits.of(acme, IdempotencyKey.of("used"), Credits.of(30));
        ledger.debit(used);

        now[0] = Instant.parse("2025-06-01T00:00:00Z");
        var text = new StringWriter();
        AccountArchive archive = AccountArchive.of(store, catalog, clock, (account, after, upTo) -> text);
        archive.archive(acme, IdempotencyKey.of("archive 2024"), Instant.parse("2025-01-01T00:00:00Z"));
        out.println("Lines of text: " + text.toString().lines().count());
        out.println("Available: " + ledger.balance(acme).available());
        out.println("The same again: "
                + ledger.attempt(used).rejection().orElseThrow().message());
        out.println("Sound: " + ledger.audit(acme).ok());
    }
}
