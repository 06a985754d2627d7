package io.credits.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.credits.CreditLedger;
import io.credits.CreditMaintenance;
import io.credits.CreditPurchases;
import io.credits.amount.Credits;
import io.credits.amount.Percentage;
import io.credits.ledger.AccountId;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.plan.PriceList;
import io.credits.plan.PriceListVersion;
import io.credits.plan.Recurrence;
import io.credits.purchase.ChargeRequest;
import io.credits.purchase.PaymentMethodToken;
import io.credits.purchase.Purchase;
import io.credits.purchase.QuoteId;
import io.credits.purchase.QuoteRequest;
import io.credits.spi.InMemoryCatalog;
import io.credits.tax.Supplier;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.joda.money.CurrencyUnit;

/**
 * A host that sells until it is killed, and says what it was told was paid: account, purchase and receipt, a line each. Some
 * of its callers come to a halt right before the money is taken, and some right after it; the others go on.
 */
final class BuyerMain {

    static final PaymentMethodToken CARD = PaymentMethodToken.of("tok_1");

    /** How many callers halt before a charge, and how many after one. */
    static final int HALTED = 2;

    private static final Instant START = Instant.parse("2025-06-01T00:00:00Z");
    private static final int GOING_ON = 3;
    private static final int SALES_BEFORE_THE_HALT = 3;

    static final InMemoryCatalog CATALOG = InMemoryCatalog.builder(CurrencyUnit.of("INR"))
            .priceList(new PriceList(
                    List.of(PriceListVersion.builder(Instant.EPOCH, CurrencyUnit.of("INR"), new BigDecimal("0.10"))
                            .build())))
            .supplier(new Supplier("IN", "29", "29AAACS1234K1ZD", "998319", Percentage.of(18)))
            .build();

    private final String name;
    private final List<AccountId> accounts;
    private final CreditPurchases purchases;
    private final CreditMaintenance maintenance;
    private final CreditLedger ledger;

    private BuyerMain(String name, List<AccountId> accounts, DataSource pool, Path charges, InstantSource clock) {
        this.name = name;
        this.accounts = accounts;
        JdbcLedgerStore ledgers = JdbcLedgerStore.of(pool);
        this.ledger = CreditLedger.of(ledgers, CATALOG, clock);
        this.purchases = CreditPurchases.builder(
                        JdbcPurchaseStore.beside(ledgers),
                        CATALOG,
                        new FileGateway(charges, this::beforeTheCharge, this::afterTheCharge),
                        clock)
                .build();
        this.maintenance = CreditMaintenance.of(ledgers, CATALOG, clock).with(purchases);
    }

    /** Takes the URL, the gateway's folder, a name for its quotes, by how many hours its clock is ahead, and the accounts. */
    public static void main(String[] arguments) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        BuyerMain host = new BuyerMain(
                arguments[2],
                Stream.of(arguments).skip(4).map(AccountId::of).toList(),
                new HikariDataSource(config),
                Path.of(arguments[1]),
                ahead(Duration.ofHours(Long.parseLong(arguments[3]))));
        for (int i = 0; i < 2 * HALTED + GOING_ON; i++) {
            String caller = (i < HALTED ? "before-" : i < 2 * HALTED ? "after-" : "on-") + i;
            new Thread(() -> host.sell(caller)).start();
        }
        new Thread(host::maintain).start();
    }

    static InstantSource ahead(Duration time) {
        long start = System.nanoTime();
        return () -> START.plus(time).plusNanos(System.nanoTime() - start);
    }

    private void sell(String caller) {
        for (int n = 1; ; n++) {
            AccountId account = accounts.get(n % accounts.size());
            QuoteId quote = QuoteId.of(name + "-" + caller + "-" + n);
            purchases.quote(QuoteRequest.of(account, quote, Credits.of(1_000 + n % 7), Recurrence.ONE_TIME));
            Purchase purchase = purchases.purchase(account, quote, CARD);
            say("paid " + account + " " + purchase.id() + " "
                    + purchases.receipt(account, purchase.id()).number());
        }
    }

    /** Spends what is there, so that top-ups fire. */
    private void maintain() {
        for (int n = 1; ; n++) {
            AccountId account = accounts.get(n % accounts.size());
            Credits available = ledger.balance(account).available();
            if (available.isPositive()) {
                ledger.tryDebit(DebitCredits.of(account, IdempotencyKey.of(name + "-" + n), available));
            }
            maintenance.runDue(10);
        }
    }

    private void beforeTheCharge(ChargeRequest request) {
        haltIf(request, "before");
    }

    private void afterTheCharge(ChargeRequest request) {
        haltIf(request, "after");
    }

    private void haltIf(ChargeRequest request, String where) {
        String id = request.purchase().value();
        boolean enough = id.endsWith("-" + SALES_BEFORE_THE_HALT);
        if (enough && id.startsWith(name + "-" + where + "-")) {
            say("halted " + request.account() + " " + id);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static synchronized void say(String line) {
        System.out.print(line + "\n");
        System.out.flush();
    }
}
