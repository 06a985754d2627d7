package io.credits.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.credits.CreditLedger;
import io.credits.ledger.AccountId;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.spi.StoreFixture;
import java.util.List;
import java.util.stream.Stream;

/** A host that writes until it is killed, and says what it was told was written: account, number and key, a line each. */
final class WriterMain {

    static final int CALLERS = 8;

    private WriterMain() {}

    /** Takes the URL, a name for its keys, and the accounts. */
    public static void main(String[] arguments) {
        List<AccountId> accounts =
                Stream.of(arguments).skip(2).map(AccountId::of).toList();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        CreditLedger ledger = new StoreFixture().ledger(JdbcLedgerStore.of(new HikariDataSource(config)));
        for (int i = 0; i < CALLERS; i++) {
            Traffic traffic = new Traffic(arguments[1] + "-" + i, accounts);
            new Thread(() -> write(ledger, traffic)).start();
        }
    }

    private static void write(CreditLedger ledger, Traffic traffic) {
        while (true) {
            Outcome<? extends LedgerEntry> outcome = ledger.attempt(traffic.next(StoreFixture.START));
            if (outcome.rejection().isEmpty()) {
                LedgerEntry entry = outcome.orElseThrow();
                String line = entry.head().account() + " " + entry.seq() + " "
                        + entry.key().orElseThrow() + "\n";
                synchronized (WriterMain.class) {
                    System.out.print(line);
                    System.out.flush();
                }
            }
        }
    }
}
