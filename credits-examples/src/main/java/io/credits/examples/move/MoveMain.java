package io.credits.examples.move;

import io.credits.CreditLedger;
import io.credits.amount.Credits;
import io.credits.jdbc.CreditsSchema;
import io.credits.jdbc.JdbcLedgerStore;
import io.credits.jdbc.JdbcPurchaseStore;
import io.credits.json.AccountExport;
import io.credits.json.CatalogJson;
import io.credits.json.PurchaseExport;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.FreezeAccount;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.ThawAccount;
import io.credits.purchase.RetryPolicy;
import io.credits.spi.Catalog;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.InstantSource;
import java.time.ZoneId;
import org.h2.jdbcx.JdbcConnectionPool;

/** An account moves to another database while others stay in use: nothing of it is lost, doubled or changed. */
public final class MoveMain {

    private static final AccountId ACME = AccountId.of("acme");

    private static final Catalog CATALOG = CatalogJson.read("{\"currency\": \"INR\"}");

    private MoveMain() {}

    /**
     * Prints what happens.
     *
     * @param args nothing
     * @throws IOException never, as the texts are in memory
     */
    public static void main(String[] args) throws IOException {
        run(System.out);
    }

    static void run(PrintStream out) throws IOException {
        JdbcLedgerStore from = store("here");
        JdbcLedgerStore to = store("there");
        CreditLedger here = CreditLedger.of(from, CATALOG, InstantSource.system());
        CreditLedger there = CreditLedger.of(to, CATALOG, InstantSource.system());
        here.open(OpenAccount.of(ACME, ZoneId.of("Asia/Kolkata")));
        here.grant(GrantCredits.of(ACME, IdempotencyKey.of("welcome"), Credits.of(100), GrantKind.PROMOTIONAL));

        // From now on the account takes no command; callers get ACCOUNT_FROZEN and may send the same key again.
        here.freeze(new FreezeAccount(ACME, IdempotencyKey.of("leave")));
        Account moved = copied(from, to);
        out.println("Restored " + moved.sequence() + " entries, " + moved.booked() + " credits");

        // Send callers there before it goes on there.
        there.thaw(new ThawAccount(ACME, IdempotencyKey.of("arrive")));
        there.debit(debit("d-1", 30));
        out.println("There: " + there.balance(ACME).available() + " available, sound: "
                + there.audit(ACME).ok());

        from.remove(moved);
        JdbcPurchaseStore.beside(from).remove(ACME);
        out.println("Here: "
                + here.tryDebit(debit("d-2", 1)).rejection().orElseThrow().code());
    }

    /** Every entry is checked against the hash chain before it is written; interrupted, the same call goes on. */
    private static Account copied(JdbcLedgerStore from, JdbcLedgerStore to) throws IOException {
        var ledger = new StringWriter();
        var bought = new StringWriter();
        AccountExport.write(from, ACME, CATALOG.terms(), ledger);
        PurchaseExport.write(JdbcPurchaseStore.beside(from), ACME, bought);
        Account moved = AccountExport.restore(new StringReader(ledger.toString()), to);
        PurchaseExport.restore(
                new StringReader(bought.toString()),
                JdbcPurchaseStore.beside(to),
                CATALOG.terms(),
                RetryPolicy.DEFAULT);
        return moved;
    }

    private static DebitCredits debit(String key, long credits) {
        return DebitCredits.of(ACME, IdempotencyKey.of(key), Credits.of(credits));
    }

    private static JdbcLedgerStore store(String database) {
        var pool = JdbcConnectionPool.create("jdbc:h2:mem:move-" + database + ";DB_CLOSE_DELAY=-1", "", "");
        CreditsSchema.create(pool);
        return JdbcLedgerStore.of(pool);
    }
}
