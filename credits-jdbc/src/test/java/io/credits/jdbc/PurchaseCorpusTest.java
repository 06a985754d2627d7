package io.credits.jdbc;

import static io.credits.spi.StoreFixture.START;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Outcome;
import io.credits.plan.PriceListVersion;
import io.credits.plan.Recurrence;
import io.credits.purchase.Initiator;
import io.credits.purchase.PaymentMethodToken;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.PaymentState;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.QuoteRequest;
import io.credits.purchase.RetryPolicy;
import io.credits.purchase.StandingPurchase;
import io.credits.purchase.TopUp;
import io.credits.purchase.TopUpPolicy;
import io.credits.spi.PurchaseStore;
import io.credits.spi.TaxCalculator;
import io.credits.tax.BillingDetails;
import io.credits.tax.Gstin;
import io.credits.tax.TaxQuestion;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a buyer types, a gateway answers or a host names a purchase with is kept to the byte, or refused by its rule. */
class PurchaseCorpusTest {

    private static final int LONGEST_BRAND = 50;

    /** The fields below that have no lines: the last four digits of a card, and where a buyer goes on. */
    private static final Set<Integer> ONE_LINE = Set.of(4, 6);

    private static final PriceListVersion PRICES = PriceListVersion.builder(
                    Instant.EPOCH, CurrencyUnit.of("INR"), new BigDecimal("0.10"))
            .build();

    static List<String> kept() {
        return CorpusTest.kept();
    }

    static List<String> refused() {
        return CorpusTest.refused();
    }

    /** All that one text can name: who buys, with what, under which ids, and why it failed. */
    private record Bought(Quote quote, Purchase purchase, StandingPurchase standing, TopUp topUp) {

        static Bought named(AccountId account, String text) {
            BillingDetails buyer = new BillingDetails(text, null, "DE", text.length() > 100 ? null : text, text, false);
            PaymentMethodToken method =
                    new PaymentMethodToken(text, text.length() > LONGEST_BRAND ? null : text, "4242");
            QuoteRequest request =
                    new QuoteRequest(account, QuoteId.of(text), Credits.of(100), Recurrence.MONTHLY, buyer, false);
            TaxQuestion question = new TaxQuestion(
                    null,
                    buyer,
                    PRICES.price(request.credits(), request.recurrence()).taxable(),
                    false,
                    START);
            Quote quote = Quote.of(request, PRICES, null, TaxCalculator.of(null).assess(question), START);
            PaymentReport answer = new PaymentReport(PaymentState.REQUIRES_ACTION, null, text, text);
            Purchase waiting = Purchase.begin(PurchaseId.of(text), quote, Initiator.BUYER, null, method, START)
                    .hear(1, answer, START);
            Purchase paid = waiting.hear(1, PaymentReport.succeeded(quote.total()), START);
            TopUpPolicy policy = new TopUpPolicy(
                    account,
                    Credits.of(10),
                    Credits.of(100),
                    null,
                    method,
                    buyer,
                    false,
                    null,
                    null,
                    Duration.ZERO,
                    null);
            return new Bought(
                    quote,
                    waiting,
                    StandingPurchase.startedBy(paid, ZoneId.of("UTC")).paused(text),
                    TopUp.under(policy).paused(text));
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepEveryTextAndFindItAgain(TestDatabase database) throws SQLException {
        try (HikariDataSource pool = database.fresh()) {
            JdbcLedgerStore ledgers = JdbcLedgerStore.of(pool);
            PurchaseStore store = JdbcPurchaseStore.beside(ledgers);
            AccountId common = AccountId.of("common to all");
            ledgers.open(OpenAccount.of(common, ZoneId.of("UTC")), terms(), () -> START);
            List<Long> numbers = new ArrayList<>();
            for (String text : kept()) {
                AccountId own = AccountId.of(text);
                ledgers.open(OpenAccount.of(own, ZoneId.of("UTC")), terms(), () -> START);
                put(store, own, Bought.named(own, text));
                put(store, common, Bought.named(common, text));
                numbers.add(store.receiptNumber("corpus", common, PurchaseId.of(text)));
            }
            assertThat(numbers).doesNotHaveDuplicates().hasSize(kept().size());
            for (String text : kept()) {
                AccountId own = AccountId.of(text);
                assertFound(JdbcPurchaseStore.beside(JdbcLedgerStore.of(pool)), own, Bought.named(own, text), text);
                Bought shared = Bought.named(common, text);
                assertThat(store.purchase(common, shared.purchase().id()))
                        .as("%s", text)
                        .contains(shared.purchase());
            }
            for (String table : List.of("purchase", "standing", "receipt")) {
                CorpusTest.assertColumn(
                        pool, "SELECT purchase_id FROM credit_" + table + " WHERE account_id = ?", common.value());
            }
            CorpusTest.assertColumn(pool, "SELECT quote_id FROM credit_quote WHERE account_id = ?", common.value());
            CorpusTest.assertColumn(pool, "SELECT account_id FROM credit_top_up WHERE account_id <> ?", common.value());
        }
    }

    private static void put(PurchaseStore store, AccountId account, Bought bought) {
        store.work(account, terms(), RetryPolicy.DEFAULT, () -> START, desk -> {
                    desk.put(bought.quote());
                    desk.put(bought.purchase());
                    desk.put(bought.standing());
                    desk.put(bought.topUp());
                    return new Outcome.Accepted<>(true, false);
                })
                .orElseThrow();
    }

    private static void assertFound(PurchaseStore store, AccountId account, Bought wanted, String text) {
        assertThat(store.quote(account, wanted.quote().id())).as("%s", text).contains(wanted.quote());
        assertThat(store.purchases(account, null, 10)).as("%s", text).containsExactly(wanted.purchase());
        assertThat(store.standing(account, null, 10)).as("%s", text).containsExactly(wanted.standing());
        assertThat(store.topUp(account)).as("%s", text).contains(wanted.topUp());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void shouldRefuseATextThatSomeDatabaseWouldChange(String text) {
        List<Function<String, Object>> ids = List.of(QuoteId::of, PurchaseId::of, PaymentMethodToken::of, Gstin::of);
        for (Function<String, Object> type : ids) {
            assertThatThrownBy(() -> type.apply(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("wanted");
        }
    }

    /** What people and gateways write may have lines; the longest address is longer than a name. */
    @ParameterizedTest
    @MethodSource("refused")
    void shouldRefuseWhatNoBuyerTypes(String text) {
        List<Function<String, Object>> fields = List.of(
                typed -> new BillingDetails(typed, null, "DE", null, null, false),
                typed -> new BillingDetails(null, null, "DE", typed, null, false),
                typed -> new BillingDetails(null, null, "DE", null, typed.repeat(5), false),
                typed -> new PaymentMethodToken("tok", typed, null),
                typed -> new PaymentMethodToken("tok", null, typed),
                typed -> PaymentReport.failed(typed.repeat(10)),
                typed -> new PaymentReport(PaymentState.REQUIRES_ACTION, null, null, typed.repeat(10)));
        for (int i = 0; i < fields.size(); i++) {
            Function<String, Object> field = fields.get(i);
            boolean lines = text.equals("two\nlines") && !ONE_LINE.contains(i);
            if (lines) {
                assertThat(field.apply(text)).isNotNull();
            } else {
                assertThatThrownBy(() -> field.apply(text))
                        .as("field %s", i)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("wanted");
            }
        }
    }
}
