package io.credits.examples;

import io.credits.CreditLedger;
import io.credits.amount.Credits;
import io.credits.json.AccountExport;
import io.credits.json.CatalogJson;
import io.credits.json.ExportFormatException;
import io.credits.ledger.AccountId;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.spi.InMemoryLedgerStore;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.InstantSource;
import java.time.ZoneId;

/** All that is known of an account as one text, and how somebody else can tell that nobody has touched it. */
public final class ExportMain {

    private ExportMain() {}

    /**
     * Prints what is found.
     *
     * @param args nothing
     * @throws IOException never, as the texts are in memory
     */
    public static void main(String[] args) throws IOException {
        run(System.out);
    }

    static void run(PrintStream out) throws IOException {
        var store = new InMemoryLedgerStore();
        var catalog = CatalogJson.read("{\"currency\": \"INR\"}");
        CreditLedger ledger = CreditLedger.of(store, catalog, InstantSource.system());
        var acme = AccountId.of("acme");
        ledger.open(OpenAccount.of(acme, ZoneId.of("Asia/Kolkata")));
        ledger.grant(GrantCredits.of(acme, IdempotencyKey.of("welcome"), Credits.of(100), GrantKind.PROMOTIONAL));
        var text = new StringWriter();
        AccountExport.write(store, acme, catalog.terms(), text);
        var read = AccountExport.read(
                new StringReader(text.toString()),
                entry -> out.println(entry.seq() + " " + entry.kind() + " " + entry.credits()));
        out.println("Booked: " + read.booked());

        String altered = text.toString().replace("\"welcome\"", "\"again\"");
        try {
            AccountExport.read(new StringReader(altered), entry -> {});
        } catch (ExportFormatException touched) {
            out.println(touched.getMessage());
        }
    }
}
