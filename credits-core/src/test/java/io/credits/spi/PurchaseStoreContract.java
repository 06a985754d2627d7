package io.credits.spi;

import static io.credits.spi.StoreFixture.START;
import static io.credits.spi.StoreFixture.debit;
import static io.credits.spi.StoreFixture.key;
import static io.credits.spi.StoreFixture.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credits.amount.Credits;
import io.credits.amount.Percentage;
import io.credits.json.AccountExport;
import io.credits.json.ExportFormatException;
import io.credits.json.PurchaseExport;
import io.credits.ledger.AccountId;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.FreezeAccount;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantKind;
import io.credits.ledger.Outcome;
import io.credits.ledger.Rejection;
import io.credits.ledger.RejectionCode;
import io.credits.plan.PriceListVersion;
import io.credits.plan.Recurrence;
import io.credits.purchase.Initiator;
import io.credits.purchase.Mandate;
import io.credits.purchase.PaymentMethodToken;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.QuoteRequest;
import io.credits.purchase.RetryPolicy;
import io.credits.purchase.StandingPurchase;
import io.credits.purchase.TopUp;
import io.credits.purchase.TopUpPolicy;
import io.credits.tax.BillingDetails;
import io.credits.tax.Supplier;
import io.credits.tax.TaxQuestion;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/**
 * What every store of purchases must keep, as claims. An adapter's test extends this and says how to come by the stores.
 */
public abstract class PurchaseStoreContract {

    private static final int ALL = 10_000;

    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    private static final PaymentMethodToken CARD = new PaymentMethodToken("tok_1", "Visa", "4242");

    private static final BillingDetails BUYER =
            BillingDetails.of("Ächme & Söhne", "27AAPFU0939F1ZV", "IN", null, "1 High Street\r\n\"Top\"", false);

    private static final Supplier SELLER = new Supplier("IN", "29", "29AAACS1234K1ZD", "998319", Percentage.of(18));

    /** The clock and the accounts of one test. */
    protected final StoreFixture fixture = new StoreFixture();

    /** Keeps the accounts; may hold those of other tests. */
    protected abstract LedgerStore ledgers();

    /** The store under test, beside the accounts. */
    protected abstract PurchaseStore store();

    /** Another instance on the same rows, which remembers nothing; the same one if there can be no other. */
    protected abstract PurchaseStore another();

    private static Quote quote(AccountId account, String id, long credits, Recurrence recurrence) {
        PriceListVersion version = PriceListVersion.builder(
                        Instant.EPOCH, CurrencyUnit.of("INR"), new BigDecimal("0.10"))
                .recurrenceDiscount(Recurrence.MONTHLY, Percentage.of(10))
                .build();
        QuoteRequest request = new QuoteRequest(account, QuoteId.of(id), Credits.of(credits), recurrence, BUYER, false);
        return Quote.of(
                request,
                version,
                SELLER,
                TaxCalculator.of(SELLER)
                        .assess(new TaxQuestion(
                                SELLER,
                                BUYER,
                                version.price(request.credits(), recurrence).taxable(),
                                false,
                                START)),
                START);
    }

    private static Purchase begun(AccountId account, String id, Recurrence recurrence) {
        return Purchase.begin(
                PurchaseId.of(id), quote(account, id, 1_000, recurrence), Initiator.BUYER, null, CARD, START);
    }

    private static Purchase begunAt(AccountId account, String id, Instant at) {
        return Purchase.begin(
                PurchaseId.of(id), quote(account, id, 10, Recurrence.ONE_TIME), Initiator.BUYER, null, CARD, at);
    }

    private static Purchase paid(Purchase purchase, Instant at) {
        return purchase.hear(1, PaymentReport.succeeded(purchase.quote().total()), at);
    }

    private static TopUp topUp(AccountId account, long threshold) {
        return TopUp.under(TopUpPolicy.fixed(account, Credits.of(threshold), Credits.of(50), CARD));
    }

    private <T> Outcome<T> work(AccountId account, Function<PurchaseDesk, Outcome<T>> work) {
        return store().work(account, terms(), RetryPolicy.DEFAULT, fixture, work);
    }

    private static <T> Outcome<T> accepted(T result) {
        return new Outcome.Accepted<>(result, false);
    }

    private void put(Purchase purchase) {
        work(purchase.account(), desk -> {
            desk.put(purchase);
            return accepted(purchase);
        });
    }

    private void put(TopUp topUp) {
        work(topUp.account(), desk -> {
            desk.put(topUp);
            return accepted(topUp);
        });
    }

    private List<PurchaseDue> due(AccountId account, Instant until) {
        return another().due(until, terms(), RetryPolicy.DEFAULT, ALL).stream()
                .filter(each -> each.account().equals(account))
                .toList();
    }

    private Credits available(AccountId account) {
        return fixture.ledger(ledgers()).balance(account).available();
    }

    @Test
    void shouldKeepWhatWasPut() {
        AccountId account = fixture.opened(ledgers());
        Purchase purchase = paid(begun(account, "p", Recurrence.MONTHLY), START.plusSeconds(1));
        StandingPurchase standing = StandingPurchase.startedBy(purchase, KOLKATA);
        TopUp topUp = topUp(account, 10).startedAt(START, KOLKATA).paused("card_declined");
        work(account, desk -> {
            desk.put(purchase.quote());
            desk.put(purchase);
            desk.put(standing);
            desk.put(topUp);
            return accepted(purchase);
        });
        assertThat(another().quote(account, QuoteId.of("p"))).contains(purchase.quote());
        assertThat(another().purchase(account, PurchaseId.of("p"))).contains(purchase);
        assertThat(another().standing(account, PurchaseId.of("p"))).contains(standing);
        assertThat(another().topUp(account)).contains(topUp);
    }

    @Test
    void shouldKeepTheLastThatWasPut() {
        AccountId account = fixture.opened(ledgers());
        Purchase first = begun(account, "p", Recurrence.MONTHLY);
        put(first);
        Purchase second =
                first.hear(1, PaymentReport.failed("card_declined"), START).tryAgain(CARD, START);
        put(second);
        assertThat(another().purchase(account, first.id())).contains(second);
        put(topUp(account, 10));
        put(topUp(account, 11));
        assertThat(another().topUp(account)).contains(topUp(account, 11));
        StandingPurchase standing = StandingPurchase.startedBy(paid(first, START), KOLKATA);
        for (StandingPurchase each : List.of(standing, standing.turned())) {
            work(account, desk -> {
                desk.put(each);
                return accepted(each);
            });
        }
        assertThat(another().standing(account, first.id())).contains(standing.turned());
    }

    @Test
    void shouldSeeItsOwnWrites() {
        AccountId account = fixture.opened(ledgers());
        Purchase purchase = begun(account, "p", Recurrence.MONTHLY);
        work(account, desk -> {
            assertThat(desk.purchase(purchase.id())).isEmpty();
            desk.put(purchase.quote());
            desk.put(purchase);
            desk.put(topUp(account, 10));
            assertThat(desk.quote(purchase.quote().id())).contains(purchase.quote());
            assertThat(desk.purchase(purchase.id())).contains(purchase);
            assertThat(desk.purchaseOf(purchase.quote().id())).contains(purchase);
            assertThat(desk.open()).containsExactly(purchase);
            assertThat(desk.topUp()).contains(topUp(account, 10));
            desk.commit(StoreFixture.grant(account, "g", 5)).orElseThrow();
            assertThat(desk.account().sequence()).isEqualTo(1);
            return accepted(purchase);
        });
        work(account, desk -> {
            assertThat(desk.open()).containsExactly(purchase);
            desk.put(paid(purchase, START));
            assertThat(desk.open()).isEmpty();
            return accepted(purchase);
        });
    }

    @Test
    void shouldWritePaidAndCreditedTogether() {
        AccountId account = fixture.opened(ledgers());
        Purchase purchase = begun(account, "p", Recurrence.ONE_TIME);
        put(purchase);
        Purchase credited = paid(purchase, START).withCredits();
        GrantCredits grant = purchase.quote().grant(purchase.id(), START, KOLKATA);
        assertThatThrownBy(() -> work(account, desk -> {
                    desk.commit(grant).orElseThrow();
                    desk.put(credited);
                    throw new IllegalArgumentException("died");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(available(account)).isEqualTo(Credits.ZERO);
        assertThat(another().purchase(account, purchase.id())).contains(purchase);
        work(account, desk -> {
            desk.commit(grant).orElseThrow();
            desk.put(credited);
            return accepted(credited);
        });
        assertThat(available(account)).isEqualTo(Credits.of(1_000));
        assertThat(another().purchase(account, purchase.id())).contains(credited);
        assertThat(work(account, desk -> desk.commit(grant)).replayed()).isTrue();
        assertThat(fixture.ledger(ledgers()).audit(account).ok()).isTrue();
    }

    @Test
    void shouldWriteNothingThatIsRefused() {
        AccountId account = fixture.opened(ledgers());
        Outcome<Purchase> refused = work(account, desk -> {
            desk.commit(StoreFixture.grant(account, "g", 5)).orElseThrow();
            desk.put(begun(account, "p", Recurrence.ONE_TIME));
            return new Outcome.Refused<>(new Rejection.NotFound(account, "reason", "none"));
        });
        assertThat(refused.rejection()).map(Rejection::code).contains(RejectionCode.NOT_FOUND);
        assertThat(another().purchase(account, PurchaseId.of("p"))).isEmpty();
        assertThat(ledgers().entries(account, 0, 10)).isEmpty();
    }

    @Test
    void shouldWriteNothingByAPreview() {
        AccountId account = fixture.opened(ledgers());
        work(account, desk -> desk.preview(StoreFixture.grant(account, "g", 5)));
        work(account, desk -> {
            assertThat(desk.preview(debit(account, "d", 5)).rejection()).isPresent();
            return accepted(true);
        });
        assertThat(ledgers().entries(account, 0, 10)).isEmpty();
    }

    @Test
    void shouldRefuseAnUnknownAccount() {
        AccountId unknown = StoreFixture.unused();
        assertThat(work(unknown, desk -> accepted(true)).rejection())
                .map(Rejection::code)
                .contains(RejectionCode.NOT_FOUND);
        assertThat(another().topUp(unknown)).isEmpty();
        assertThat(another().quote(unknown, QuoteId.of("q"))).isEmpty();
        assertThat(another().purchase(unknown, PurchaseId.of("q"))).isEmpty();
        assertThat(another().standing(unknown, PurchaseId.of("q"))).isEmpty();
    }

    @Test
    void shouldKeepAQuoteAsItWasFirstPut() {
        AccountId account = fixture.opened(ledgers());
        Quote quote = quote(account, "q", 1_000, Recurrence.ONE_TIME);
        for (int i = 0; i < 2; i++) {
            boolean again = i == 1;
            Runnable putting = () -> work(account, desk -> {
                desk.put(again ? quote(account, "q", 2_000, Recurrence.ONE_TIME) : quote);
                return accepted(true);
            });
            if (again) {
                assertThatThrownBy(putting::run).isInstanceOf(IllegalStateException.class);
            } else {
                putting.run();
            }
        }
        assertThat(another().quote(account, quote.id())).contains(quote);
    }

    @Test
    void shouldTellTimeByTheClockButNeverBeforeTheLastEntry() {
        AccountId account = fixture.funded(ledgers(), 5);
        fixture.at(START.minusSeconds(60));
        assertThat(work(account, desk -> accepted(desk.now())).orElseThrow()).isEqualTo(START);
        fixture.at(START.plusSeconds(60));
        assertThat(work(account, desk -> accepted(desk.now())).orElseThrow()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void shouldFindPurchasesWhenTheyAreDue() {
        AccountId account = fixture.opened(ledgers());
        Purchase open = begun(account, "p", Recurrence.ONE_TIME);
        put(open);
        Instant at = START.plus(Duration.ofMinutes(5));
        assertThat(due(account, at.minusNanos(1_000))).isEmpty();
        assertThat(due(account, at))
                .containsExactly(new PurchaseDue(PurchaseDue.Kind.PURCHASE, account, open.id(), at));
        put(paid(open, START));
        assertThat(due(account, START.plus(Duration.ofDays(1)))).hasSize(1);
        put(paid(open, START).withCredits());
        assertThat(due(account, START.plus(Duration.ofDays(1_000)))).isEmpty();
    }

    @Test
    void shouldFindDeclinedPurchasesWhenThePolicySays() {
        AccountId account = fixture.opened(ledgers());
        Purchase declined = Purchase.begin(
                        PurchaseId.of("s/1"),
                        quote(account, "s/1", 10, Recurrence.ONE_TIME),
                        Initiator.STANDING,
                        PurchaseId.of("s"),
                        CARD,
                        START)
                .hear(1, PaymentReport.failed("card_declined"), START);
        put(declined);
        assertThat(due(account, START.plus(Duration.ofHours(1)))).hasSize(1);
        RetryPolicy patient = new RetryPolicy(List.of(Duration.ofDays(9)), List.of());
        store().work(account, terms(), patient, fixture, desk -> {
            desk.put(declined);
            return accepted(declined);
        });
        assertThat(due(account, START.plus(Duration.ofHours(1)))).isEmpty();
        assertThat(due(account, START.plus(Duration.ofDays(9)))).hasSize(1);
    }

    @Test
    void shouldFindStandingPurchasesAtTheirOccurrences() {
        AccountId account = fixture.opened(ledgers());
        StandingPurchase standing =
                StandingPurchase.startedBy(paid(begun(account, "p", Recurrence.MONTHLY), START), KOLKATA);
        Instant at = standing.nextCharge().orElseThrow();
        work(account, desk -> {
            desk.put(standing);
            return accepted(standing);
        });
        assertThat(due(account, at.minusNanos(1_000))).isEmpty();
        assertThat(due(account, at))
                .containsExactly(new PurchaseDue(PurchaseDue.Kind.STANDING, account, standing.id(), at));
        work(account, desk -> {
            desk.put(standing.paused(null));
            return accepted(standing);
        });
        assertThat(due(account, at.plus(Duration.ofDays(1_000)))).isEmpty();
    }

    @Test
    void shouldFindTopUpsOnlyWhileLittleIsAvailable() {
        AccountId account = fixture.funded(ledgers(), 10);
        put(topUp(account, 10));
        assertThat(due(account, START)).isEmpty();
        ledgers().commit(debit(account, "d", 1), terms(), fixture).orElseThrow();
        assertThat(due(account, START)).containsExactly(new PurchaseDue(PurchaseDue.Kind.TOP_UP, account, null, START));
        put(topUp(account, 10).paused("stolen_card"));
        assertThat(due(account, START)).isEmpty();
        put(topUp(account, 10));
        assertThat(due(account, START)).hasSize(1);
        put(topUp(account, 10).stopped());
        assertThat(due(account, START)).isEmpty();
    }

    @Test
    void shouldNotFindTopUpsThatAreHeldBack() {
        AccountId account = fixture.opened(ledgers());
        TopUpPolicy policy = topUp(account, 10).policy();
        Instant tomorrow = START.plus(Duration.ofDays(1));
        put(TopUp.under(policy.capped(1, null)).startedAt(START, ZoneId.of("UTC")));
        assertThat(due(account, START)).as("by the cap of the day").isEmpty();
        assertThat(due(account, tomorrow)).hasSize(1);
        put(TopUp.under(policy.coolingDown(Duration.ofHours(1))).startedAt(START, KOLKATA));
        assertThat(due(account, START.plus(Duration.ofHours(1)).minusNanos(1_000)))
                .as("by the cool-down")
                .isEmpty();
        assertThat(due(account, START.plus(Duration.ofHours(1)))).hasSize(1);
        TopUp told =
                TopUp.under(policy.under(Mandate.INDIAN_CARD)).noticed(START, Money.parse("INR 5.90"), Credits.of(50));
        put(told);
        assertThat(due(account, tomorrow.minusNanos(1_000)))
                .as("by the mandate's time")
                .isEmpty();
        assertThat(due(account, tomorrow)).hasSize(1);
    }

    @Test
    void shouldNotFindTopUpsThatWaitForAPayment() {
        AccountId account = fixture.opened(ledgers());
        put(topUp(account, 10).startedAt(START, KOLKATA));
        assertThat(due(account, START)).hasSize(1);
        Purchase last = Purchase.begin(
                PurchaseId.of("top-up/1"),
                quote(account, "top-up/1", 5, Recurrence.ONE_TIME),
                Initiator.TOP_UP,
                null,
                CARD,
                START);
        put(last);
        assertThat(due(account, START)).as("its own, under way").isEmpty();
        put(last.hear(1, PaymentReport.failed("card_declined"), START));
        assertThat(due(account, START)).as("its own, to be tried again").isEmpty();
        put(last.hear(1, PaymentReport.failed("stolen_card"), START));
        assertThat(due(account, START)).hasSize(1);
        put(begun(account, "p", Recurrence.ONE_TIME));
        assertThat(due(account, START)).as("another that closes the gap").isEmpty();
    }

    @Test
    void shouldFindTopUpsWhenTimeTookWhatWasThere() {
        AccountId account = fixture.opened(ledgers());
        Instant end = START.plus(Duration.ofDays(2));
        Instant later = START.plus(Duration.ofDays(4));
        ledgers()
                .commit(StoreFixture.grant(account, "g", 100).expiringAt(end), terms(), fixture)
                .orElseThrow();
        ledgers()
                .commit(
                        GrantCredits.of(account, StoreFixture.key("f"), Credits.of(100), GrantKind.PROMOTIONAL)
                                .effectiveFrom(later),
                        terms(),
                        fixture)
                .orElseThrow();
        put(topUp(account, 10));
        assertThat(due(account, end.minusNanos(1_000))).isEmpty();
        assertThat(due(account, end)).hasSize(1);
        ledgers().settle(account, terms(), () -> end);
        assertThat(due(account, later.minusNanos(1_000))).hasSize(1);
        assertThat(due(account, later)).isEmpty();
    }

    @Test
    void shouldFindTheLongestOverdueFirstAndNoMoreThanAsked() {
        AccountId account = fixture.opened(ledgers());
        for (int i = 0; i < 5; i++) {
            put(begunAt(account, "p" + i, Instant.EPOCH.plusSeconds(10 - i)));
        }
        assertThat(another().due(START, terms(), RetryPolicy.DEFAULT, 3))
                .extracting(each -> String.valueOf(each.id()))
                .containsExactly("p4", "p3", "p2");
        assertThat(another().open(2)).extracting(each -> each.id().value()).containsExactly("p4", "p3");
        for (int i = 0; i < 5; i++) {
            Purchase open = another().purchase(account, PurchaseId.of("p" + i)).orElseThrow();
            put(paid(open, START).withCredits());
        }
        assertThat(another().open(ALL)).noneMatch(each -> each.account().equals(account));
    }

    @Test
    void shouldNumberReceiptsWithoutGapAndEachPurchaseOnce() {
        String series = "S" + StoreFixture.unused();
        AccountId account = fixture.opened(ledgers());
        AccountId other = fixture.opened(ledgers());
        assertThat(store().receiptNumber(series, account, PurchaseId.of("a"))).isEqualTo(1);
        assertThat(store().receiptNumber(series, other, PurchaseId.of("a"))).isEqualTo(2);
        assertThat(another().receiptNumber(series, account, PurchaseId.of("b"))).isEqualTo(3);
        assertThat(another().receiptNumber(series, account, PurchaseId.of("a"))).isEqualTo(1);
        assertThat(store().receiptNumber(series + "/next", account, PurchaseId.of("a")))
                .isEqualTo(1);
        assertThat(LongStream.rangeClosed(4, 9)
                        .map(n -> store().receiptNumber(series, account, PurchaseId.of("c" + n)))
                        .boxed())
                .containsExactly(4L, 5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void shouldListPurchasesByPagesTheNewestFirst() {
        AccountId account = fixture.opened(ledgers());
        for (int i : List.of(3, 0, 4, 1, 2)) {
            // p1 and p2 begin at one instant, and so do p3 and p4.
            put(begunAt(account, "p" + i, START.plusSeconds((i + 1) / 2)));
        }
        put(begunAt(fixture.opened(ledgers()), "other", START));
        List<Purchase> first = another().purchases(account, null, 2);
        assertThat(first).extracting(each -> each.id().value()).containsExactly("p4", "p3");
        List<Purchase> second = another().purchases(account, first.get(1), 2);
        assertThat(second).extracting(each -> each.id().value()).containsExactly("p2", "p1");
        put(begunAt(account, "p5", START.plusSeconds(9)));
        Purchase changed = paid(second.get(1), START.plusSeconds(10));
        put(changed);
        assertThat(another().purchases(account, second.get(1), 2))
                .as("neither a new nor a changed purchase moves what comes after")
                .extracting(each -> each.id().value())
                .containsExactly("p0");
        assertThat(another().purchases(account, first.get(1), 2)).contains(changed);
        assertThat(another().purchases(account, begunAt(account, "p0", START), 2))
                .isEmpty();
        assertThat(another().purchases(StoreFixture.unused(), null, 2)).isEmpty();
    }

    @Test
    void shouldListStandingPurchasesByPages() {
        AccountId account = fixture.opened(ledgers());
        for (AccountId each : List.of(account, fixture.opened(ledgers()))) {
            for (String id : List.of("b", "a", "c")) {
                StandingPurchase standing =
                        StandingPurchase.startedBy(paid(begun(each, id, Recurrence.MONTHLY), START), KOLKATA);
                work(each, desk -> {
                    desk.put("a".equals(id) ? standing.cancelled() : standing);
                    return accepted(standing);
                });
            }
        }
        assertThat(another().standing(account, null, 2))
                .extracting(each -> each.account() + " " + each.id())
                .containsExactly(account + " a", account + " b");
        assertThat(another().standing(account, PurchaseId.of("b"), 2))
                .extracting(each -> each.id().value())
                .containsExactly("c");
        assertThat(another().standing(account, PurchaseId.of("c"), 2)).isEmpty();
        assertThat(another().standing(StoreFixture.unused(), null, 2)).isEmpty();
    }

    @Test
    void shouldKeepAccountsApart() {
        AccountId account = fixture.opened(ledgers());
        AccountId other = fixture.opened(ledgers());
        put(begun(account, "p", Recurrence.ONE_TIME));
        assertThat(another().purchase(other, PurchaseId.of("p"))).isEqualTo(Optional.empty());
        work(other, desk -> {
            assertThat(desk.open()).isEmpty();
            assertThat(desk.purchaseOf(QuoteId.of("p"))).isEmpty();
            return accepted(true);
        });
    }

    @Test
    void shouldForgetWhoBoughtAndNothingElse() {
        AccountId account = fixture.opened(ledgers());
        AccountId other = fixture.opened(ledgers());
        for (AccountId each : List.of(account, other)) {
            Purchase bought = paid(begun(each, "p", Recurrence.MONTHLY), START);
            TopUp topUp = TopUp.under(new TopUpPolicy(
                    each, Credits.of(5), Credits.of(100), null, CARD, BUYER, false, null, null, Duration.ZERO, null));
            work(each, desk -> {
                desk.put(quote(each, "unbought", 100, Recurrence.ONE_TIME));
                desk.put(bought.quote());
                desk.put(bought);
                desk.put(StandingPurchase.startedBy(bought, KOLKATA));
                desk.put(topUp);
                return desk.commit(StoreFixture.grant(each, "g", 5));
            });
        }
        Purchase before = store().purchase(account, PurchaseId.of("p")).orElseThrow();
        StandingPurchase standing =
                store().standing(account, PurchaseId.of("p")).orElseThrow();
        TopUp topUp = store().topUp(account).orElseThrow();
        for (int time = 0; time < 2; time++) {
            work(account, desk -> {
                desk.eraseBilling();
                return accepted(true);
            });
        }
        BillingDetails left = BillingDetails.of(null, null, "IN", "27", null, false);
        Purchase after = another().purchase(account, PurchaseId.of("p")).orElseThrow();
        assertThat(after.quote().billing()).isEqualTo(left);
        assertThat(after).isEqualTo(before.erased());
        assertThat(after.quote().total()).isEqualTo(before.quote().total());
        assertThat(another()
                        .quote(account, QuoteId.of("unbought"))
                        .orElseThrow()
                        .billing())
                .isEqualTo(left);
        assertThat(another().standing(account, PurchaseId.of("p")).orElseThrow())
                .isEqualTo(standing.erased());
        assertThat(another().topUp(account).orElseThrow()).isEqualTo(topUp.erased());
        assertThat(another().topUp(account).orElseThrow().policy().billing()).isEqualTo(left);
        assertThat(another()
                        .purchase(other, PurchaseId.of("p"))
                        .orElseThrow()
                        .quote()
                        .billing())
                .isEqualTo(BUYER);
        assertThat(another().quote(other, QuoteId.of("unbought")).orElseThrow().billing())
                .isEqualTo(BUYER);
        assertThat(fixture.ledger(ledgers()).audit(account).ok()).isTrue();
    }

    @Test
    void shouldTakeInWhatWasBoughtElsewhere() throws IOException {
        InMemoryLedgerStore ledgersElsewhere = new InMemoryLedgerStore();
        PurchaseStore elsewhere = new InMemoryPurchaseStore(ledgersElsewhere);
        AccountId account = fixture.funded(ledgersElsewhere, 10);
        bought(account, elsewhere);
        StringWriter ledger = new StringWriter();
        AccountExport.write(ledgersElsewhere, account, terms(), ledger);
        StringWriter text = new StringWriter();
        assertThat(PurchaseExport.write(elsewhere, account, text)).isEqualTo(4);

        assertThatExceptionOfType(CreditRejectedException.class).isThrownBy(() -> restore(text.toString()));
        AccountExport.restore(new StringReader(ledger.toString()), ledgers());
        String altered = text.toString().replace("1 High Street", "2 High Street");
        assertThatExceptionOfType(ExportFormatException.class)
                .isThrownBy(() -> restore(altered))
                .withMessageStartingWith("line 6: $.digest: wanted ");
        assertThat(another().purchases(account, null, 10)).isEmpty();
        restore(text.toString());
        restore(text.toString());
        assertThat(another().purchases(account, null, 10)).isEqualTo(elsewhere.purchases(account, null, 10));
        assertThat(another().standing(account, null, 10)).isEqualTo(elsewhere.standing(account, null, 10));
        assertThat(another().topUp(account)).isPresent().isEqualTo(elsewhere.topUp(account));
        assertThat(another().quote(account, QuoteId.of("open"))).isPresent();
        Instant later = START.plus(Duration.ofDays(40));
        assertThat(due(account, later)).isNotEmpty();
        assertThat(elsewhere.due(later, terms(), RetryPolicy.DEFAULT, ALL))
                .containsExactlyInAnyOrderElementsOf(due(account, later));
    }

    @Test
    void shouldRemoveWhatWasBoughtOnceItsAccountIsGone() {
        AccountId account = fixture.funded(ledgers(), 10);
        bought(account, store());
        assertThatIllegalStateException().isThrownBy(() -> store().remove(account));
        assertThat(another().purchases(account, null, 10)).hasSize(2);
        ledgers()
                .commit(new FreezeAccount(account, key("leave")), terms(), fixture)
                .orElseThrow();
        ledgers().remove(ledgers().account(account, terms()).orElseThrow());
        store().remove(account);
        store().remove(account);
        assertThat(another().purchases(account, null, 10)).isEmpty();
        assertThat(another().standing(account, null, 10)).isEmpty();
        assertThat(another().topUp(account)).isEmpty();
        assertThat(another().quote(account, QuoteId.of("open"))).isEmpty();
        assertThat(due(account, START.plus(Duration.ofDays(90)))).isEmpty();
    }

    private void bought(AccountId account, PurchaseStore at) {
        Purchase paid = paid(begun(account, "paid", Recurrence.MONTHLY), START.plusSeconds(5));
        Purchase open = begun(account, "open", Recurrence.ONE_TIME);
        at.work(account, terms(), RetryPolicy.DEFAULT, fixture, desk -> {
                    for (Purchase purchase : List.of(paid, open)) {
                        desk.put(purchase.quote());
                        desk.put(purchase);
                    }
                    desk.put(StandingPurchase.startedBy(paid, KOLKATA));
                    desk.put(topUp(account, 20));
                    return accepted(true);
                })
                .orElseThrow();
    }

    private void restore(String text) throws IOException {
        PurchaseExport.restore(new StringReader(text), store(), terms(), RetryPolicy.DEFAULT);
    }
}
