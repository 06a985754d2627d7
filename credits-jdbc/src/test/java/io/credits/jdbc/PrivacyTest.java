package io.credits.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.CreditLedger;
import io.credits.CreditMaintenance;
import io.credits.CreditPurchases;
import io.credits.amount.Credits;
import io.credits.amount.Percentage;
import io.credits.ledger.AccountId;
import io.credits.ledger.Notices;
import io.credits.ledger.OpenAccount;
import io.credits.plan.PriceList;
import io.credits.plan.PriceListVersion;
import io.credits.plan.Recurrence;
import io.credits.purchase.ChargeRequest;
import io.credits.purchase.PaymentMethodToken;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.QuoteRequest;
import io.credits.purchase.TopUpPolicy;
import io.credits.spi.InMemoryCatalog;
import io.credits.spi.PaymentGateway;
import io.credits.tax.BillingDetails;
import io.credits.tax.Supplier;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.assertj.core.util.Throwables;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing but the documented columns shows a card number, a token, a registration or an address [R21]. */
class PrivacyTest {

    private static final String CARD = "4111111111111111";
    private static final String TOKEN = "tok_secret_9f8e7d";
    private static final String GSTIN = "27AAPFU0939F1ZV";
    private static final String ADDRESS = "221B Baker Street";
    private static final List<String> SECRETS = List.of(CARD, TOKEN, GSTIN, ADDRESS);

    /** The columns that receipts and later charges need them in, as the migration files say. */
    private static final Set<String> DOCUMENTED =
            Set.of("credit_quote.body", "credit_purchase.body", "credit_standing.body", "credit_top_up.body");

    /** PostgreSQL's driver writes every value it sends when told to show its wire: its own doing, and the host's to ask for. */
    private static final String WIRE = "org.postgresql.core.v3.QueryExecutorImpl";

    private static final AccountId ACCOUNT = AccountId.of("w1");
    private static final PaymentMethodToken METHOD = new PaymentMethodToken(TOKEN, "Visa", "1111");
    private static final BillingDetails BUYER = BillingDetails.of("Acme", GSTIN, "IN", null, ADDRESS, false);

    private final InMemoryCatalog catalog = InMemoryCatalog.builder(CurrencyUnit.of("INR"))
            .priceList(new PriceList(
                    List.of(PriceListVersion.builder(Instant.EPOCH, CurrencyUnit.of("INR"), new BigDecimal("0.10"))
                            .build())))
            .supplier(new Supplier("IN", "29", "29AAACS1234K1ZD", "998319", Percentage.of(18)))
            .notices(Notices.below(Credits.of(10)))
            .build();

    private final List<String> said = new ArrayList<>();
    private Instant now = Instant.parse("2025-01-31T10:00:00Z");
    private PaymentReport answer;

    /** All that a log would show of it, causes included. */
    static String text(Throwable thrown) {
        return Throwables.getStackTrace(thrown);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void shouldShowNoSecret(TestDatabase database) throws SQLException {
        Handler listener = listener();
        Logger root = Logger.getLogger("");
        Level usual = root.getLevel();
        RecordingLogs.listen();
        root.addHandler(listener);
        root.setLevel(Level.ALL);
        try (HikariDataSource pool = database.fresh()) {
            live(pool);
            for (int k = 1; k <= 40; k++) {
                AtomicInteger left = new AtomicInteger(k);
                fail(Faults.failing(pool, () -> left.decrementAndGet() == 0, false, "58030"), k);
            }
            assertRowsAreClean(pool);
        } finally {
            root.setLevel(usual);
            root.removeHandler(listener);
            said.addAll(RecordingLogs.stop());
        }
        assertThat(said).hasSizeGreaterThan(20);
        for (String secret : SECRETS) {
            assertThat(said).noneMatch(line -> line.contains(secret));
        }
    }

    private Handler listener() {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (!line.getLoggerName().equals(WIRE)) {
                    said.add(line.getLoggerName() + " " + line.getMessage());
                }
            }

            @Override
            public void flush() {
                // Nothing is kept back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private void says(Object value) {
        said.add(String.valueOf(value));
    }

    private void live(DataSource source) {
        JdbcLedgerStore ledgers = JdbcLedgerStore.of(source);
        JdbcPurchaseStore store = JdbcPurchaseStore.beside(ledgers);
        CreditLedger ledger = CreditLedger.of(ledgers, catalog, () -> now);
        ledger.open(OpenAccount.of(ACCOUNT, ZoneId.of("Asia/Kolkata")));
        CreditPurchases door = door(store);
        says(request("p", Recurrence.MONTHLY));
        says(door.quote(request("p", Recurrence.MONTHLY)));
        answer = null;
        says(door.purchase(ACCOUNT, QuoteId.of("p"), METHOD));
        says(store.standing(ACCOUNT, PurchaseId.of("p")));
        says(door.receipt(ACCOUNT, PurchaseId.of("p")));
        answer = PaymentReport.failed("card_declined");
        says(door.quote(request("d", Recurrence.ONE_TIME)));
        says(door.purchase(ACCOUNT, QuoteId.of("d"), METHOD));
        says(door.recordDispute(ACCOUNT, PurchaseId.of("p"), null));
        says(door.automatic().topUp(TopUpPolicy.fixed(ACCOUNT, Credits.of(10), Credits.of(50), METHOD)));
        now = now.plus(Duration.ofDays(31));
        CreditMaintenance maintenance =
                CreditMaintenance.of(ledgers, catalog, () -> now).with(door).telling(this::says);
        says(maintenance.runDue(100));
        says(store.topUp(ACCOUNT));
        says(ledger.entries(ACCOUNT, 0, 100));
        for (String text : List.of(CARD, CARD.replaceAll("(.{4})", "$1 ").strip())) {
            says(text(catchThrowable(() -> PaymentMethodToken.of(text))));
            says(text(catchThrowable(() -> QuoteId.of(text))));
            says(text(catchThrowable(() -> BillingDetails.of(text, null, "IN", null, ADDRESS, false))));
        }
        says(text(catchThrowable(
                () -> BillingDetails.of("Acme", GSTIN.replace("ZV", "ZX"), "IN", null, ADDRESS, false))));
    }

    private void fail(DataSource source, int k) {
        CreditPurchases door = door(JdbcPurchaseStore.beside(JdbcLedgerStore.of(source)));
        Throwable thrown = catchThrowable(() -> {
            Quote quote = door.quote(request("f" + k, Recurrence.ONE_TIME));
            answer = null;
            door.purchase(ACCOUNT, quote.id(), METHOD);
            door.receipt(ACCOUNT, PurchaseId.of(quote.id().value()));
        });
        says(thrown == null ? "done" : text(thrown));
    }

    private static QuoteRequest request(String id, Recurrence recurrence) {
        return new QuoteRequest(ACCOUNT, QuoteId.of(id), Credits.of(1_000), recurrence, BUYER, false);
    }

    private CreditPurchases door(JdbcPurchaseStore store) {
        PaymentGateway gateway = new PaymentGateway() {
            @Override
            public PaymentReport charge(ChargeRequest request) {
                says(request);
                return answer == null ? PaymentReport.succeeded(request.amount()) : answer;
            }

            @Override
            public Optional<PaymentReport> find(ChargeRequest request) {
                return Optional.empty();
            }
        };
        return CreditPurchases.builder(store, catalog, gateway, () -> now).build();
    }

    private static void assertRowsAreClean(DataSource source) throws SQLException {
        int documented = 0;
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : MigrationFile.of(SqlDialect.of(connection), TablePrefix.DEFAULT)
                    .tables()) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            String column = table + "."
                                    + rows.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT);
                            String value = String.valueOf(rows.getString(i));
                            if (DOCUMENTED.contains(column)) {
                                documented++;
                                assertThat(value).doesNotContain(CARD);
                            } else {
                                assertThat(value).as(column).doesNotContain(SECRETS);
                            }
                        }
                    }
                }
            }
        }
        assertThat(documented).isPositive();
    }
}
