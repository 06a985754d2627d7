package io.credits.examples;

import io.credits.CreditLedger;
import io.credits.amount.Credits;
import io.credits.jdbc.ConnectionSource;
import io.credits.jdbc.CreditsSchema;
import io.credits.jdbc.JdbcLedgerStore;
import io.credits.ledger.AccountId;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantKind;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.spi.InMemoryCatalog;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneId;
import org.h2.jdbcx.JdbcConnectionPool;
import org.joda.money.CurrencyUnit;

/** The host's transaction: how do a business row and the credits that it costs come and go together? */
public final class HostTransactionMain {

    private HostTransactionMain() {}

    /**
     * Prints the answer.
     *
     * @param args nothing
     * @throws SQLException if the database fails
     */
    public static void main(String[] args) throws SQLException {
        run(System.out);
    }

    static void run(PrintStream out) throws SQLException {
        var database = JdbcConnectionPool.create("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1", "", "");
        CreditsSchema.create(database);
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            var store = JdbcLedgerStore.of(ConnectionSource.joining(() -> connection));
            var catalog = InMemoryCatalog.builder(CurrencyUnit.of("INR")).build();
            CreditLedger ledger = CreditLedger.of(store, catalog, InstantSource.system());
            AccountId acme = AccountId.of("acme");
            sql.execute("CREATE TABLE campaign (id VARCHAR(20))");
            ledger.open(OpenAccount.of(acme, ZoneId.of("UTC")));
            ledger.grant(GrantCredits.of(acme, IdempotencyKey.of("trial"), Credits.of(100), GrantKind.PROMOTIONAL));
            connection.commit();
            int rows = sql.executeUpdate("INSERT INTO campaign VALUES ('spring')");
            var paid = ledger.debit(DebitCredits.of(acme, IdempotencyKey.of("spring"), Credits.of(30)));
            out.println("Within: " + rows + " campaign, " + paid.balance() + " credits");
            connection.rollback();
            rows = sql.executeUpdate("DELETE FROM campaign"); // nothing is left to delete
            out.println("After: " + rows + " campaigns, " + ledger.balance(acme).balance() + " credits");
        }
    }
}
