package io.credits.json;

import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.amount.Percentage;
import io.credits.amount.Quantity;
import io.credits.ledger.AccountId;
import io.credits.ledger.Audit;
import io.credits.ledger.BurnOrder;
import io.credits.ledger.CreditEvent;
import io.credits.ledger.EntryKind;
import io.credits.ledger.Explanation;
import io.credits.ledger.GrantId;
import io.credits.ledger.HoldId;
import io.credits.ledger.HoldRejection;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Notices;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.PurchaseRejection;
import io.credits.ledger.Reference;
import io.credits.ledger.Rejection;
import io.credits.ledger.ReversalRejection;
import io.credits.ledger.Terms;
import io.credits.ledger.Usage;
import io.credits.plan.DebtPolicy;
import io.credits.plan.Period;
import io.credits.plan.Plan;
import io.credits.plan.PlanId;
import io.credits.plan.PriceList;
import io.credits.plan.PriceListVersion;
import io.credits.plan.Recurrence;
import io.credits.plan.RefreshMode;
import io.credits.plan.RefreshSchedule;
import io.credits.plan.Rollover;
import io.credits.plan.Timetable;
import io.credits.purchase.ChargeRequest;
import io.credits.purchase.Initiator;
import io.credits.purchase.Mandate;
import io.credits.purchase.PaymentMethodToken;
import io.credits.purchase.PaymentNews;
import io.credits.purchase.PaymentNotification;
import io.credits.purchase.PaymentReport;
import io.credits.purchase.Purchase;
import io.credits.purchase.PurchaseId;
import io.credits.purchase.Quote;
import io.credits.purchase.QuoteId;
import io.credits.purchase.QuoteRequest;
import io.credits.purchase.Receipt;
import io.credits.purchase.ReceiptSeries;
import io.credits.purchase.RetryPolicy;
import io.credits.purchase.SignedNotification;
import io.credits.purchase.StandingPurchase;
import io.credits.purchase.TopUp;
import io.credits.purchase.TopUpPolicy;
import io.credits.rating.ChannelId;
import io.credits.rating.Feature;
import io.credits.rating.FeatureId;
import io.credits.rating.Rate;
import io.credits.rating.RateCard;
import io.credits.rating.RateCardId;
import io.credits.rating.RateCardVersion;
import io.credits.rating.RateLine;
import io.credits.rating.Tier;
import io.credits.rating.TierSpan;
import io.credits.report.DeferredValue;
import io.credits.report.NextRefresh;
import io.credits.spi.EventOutbox;
import io.credits.spi.PurchaseDue;
import io.credits.tax.BillingDetails;
import io.credits.tax.FlatRateTax;
import io.credits.tax.IndiaGst;
import io.credits.tax.NoTax;
import io.credits.tax.PlaceOfSupply;
import io.credits.tax.Supplier;
import io.credits.tax.TaxQuestion;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Values of every type: those of a told story with everything they are made of, and some that no story has. */
final class Values {

    static final CurrencyUnit INR = CurrencyUnit.of("INR");

    private static final Instant T = Instant.parse("2024-02-29T23:59:59.999999Z");

    private static final AccountId W = AccountId.of("Ｗ \"1\" \\ / é 😀");

    private static final Credits SOME = Credits.parse("-0.000001");

    private Values() {}

    /** Every record that the roots are or contain, once. */
    static Set<Record> all() {
        Deque<Object> open = new ArrayDeque<>(roots());
        Set<Record> found = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            Object value = open.pop();
            if (value instanceof Collection<?> many) {
                open.addAll(many.stream().filter(each -> each != null).toList());
            } else if (value instanceof Map<?, ?> map) {
                open.addAll(map.keySet());
                open.addAll(map.values());
            } else if (value instanceof Optional<?> maybe) {
                maybe.ifPresent(open::add);
            } else if (value instanceof Iterable<?> book) {
                book.forEach(open::add);
            } else if (value instanceof Record one
                    && one.getClass().getName().startsWith("io.credits.")
                    && found.add(one)) {
                Arrays.stream(one.getClass().getRecordComponents())
                        .map(component -> get(component, one))
                        .filter(each -> each != null)
                        .forEach(open::add);
            }
        }
        return found;
    }

    private static Object get(RecordComponent component, Record value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Object> roots() {
        List<Object> roots = new java.util.ArrayList<>();
        Told told = new Told();
        roots.addAll(told.accounts());
        roots.addAll(told.commands());
        roots.addAll(told.outcomes());
        roots.addAll(told.entries());
        for (LedgerEntry entry : told.entries()) {
            roots.add(told.ledger().explain(Told.ACCOUNT, entry.seq()));
        }
        for (Instant at : List.of(T, Instant.parse("2025-01-15T00:00:00Z"), Instant.parse("2025-03-15T00:00:00Z"))) {
            roots.add(told.ledger().balanceAsOf(Told.ACCOUNT, at));
        }
        roots.add(told.ledger().audit(Told.ACCOUNT));
        roots.addAll(told.quotes());
        roots.addAll(ReportValues.all(told));
        roots.addAll(rejections());
        roots.addAll(prices());
        roots.addAll(plans());
        roots.add(timetable());
        roots.addAll(ledger());
        roots.addAll(taxes());
        roots.addAll(purchases());
        return roots;
    }

    private static List<Object> ledger() {
        IdempotencyKey key = IdempotencyKey.of("k/1");
        return List.of(
                new Audit.Finding(3, "balance after: wanted 1, found 2"),
                new Usage(
                        LocalDate.of(2024, 2, 29),
                        null,
                        null,
                        SOME,
                        new BigDecimal("-1.50"),
                        new BigDecimal("0.00"),
                        -1),
                new Reference.ByKey(key),
                new Reference.BySeq(Long.MAX_VALUE),
                new Reference.IssueOf(GrantId.of("g")),
                new Reference.OpeningOf(HoldId.of("h")),
                OpenAccount.of(W, ZoneId.of("+05:30")).withRateCard(RateCardId.of("standard")),
                new Terms(
                        INR,
                        Map.of(
                                RateCardId.of("b"),
                                card("b"),
                                RateCardId.of("a"),
                                card("a"),
                                RateCardId.of("c"),
                                card("c")),
                        BurnOrder.METRONOME_1,
                        Duration.ZERO,
                        Duration.ofDays(3)),
                Terms.of(INR, BurnOrder.STANDARD_1, List.of()).telling(Notices.below(Credits.of(5))),
                Notices.below(Credits.of(10), Credits.of(100)).andBeforeExpiry(Duration.ofDays(7)),
                new CreditEvent(CreditEvent.Kind.LOW_BALANCE, W, 3, T, null, SOME, Credits.of(1), null, null),
                new EventOutbox.Pending(
                        new CreditEvent(CreditEvent.Kind.EXHAUSTED, W, 3, T, null, SOME, SOME, null, null), 7),
                new CreditEvent(CreditEvent.Kind.EXPIRING_SOON, W, 3, T, "g", SOME, null, T, null),
                new CreditEvent(CreditEvent.Kind.PAYMENT_FAILED, W, 0, T, "p", null, null, null, "card_declined"),
                new Explanation.Rates(
                        RateCardId.of("standard"), card("standard").versions().get(1)),
                new NextRefresh(T, Credits.of(3), PlanId.of("pro")),
                new DeferredValue(
                        Money.parse("JPY 10"), Money.parse("JPY 3"), Money.parse("JPY 0"), Money.parse("JPY 7")));
    }

    private static List<Object> taxes() {
        Supplier india = new Supplier("IN", "29", "29AAACS1234K1ZD", "998319", Percentage.of(18));
        BillingDetails buyer =
                BillingDetails.of("Ächme & Söhne", "27AAPFU0939F1ZV", "IN", null, "1 High Street\r\n\"Top\"", true);
        TaxQuestion question = new TaxQuestion(india, buyer, Money.parse("INR 1000.00"), true, T);
        return List.of(
                new Supplier("DE", null, null, null, null),
                BillingDetails.of(null, null, "DE", null, null, false),
                question,
                new TaxQuestion(null, null, Money.parse("JPY 5"), false, T),
                IndiaGst.at(Percentage.of(18)).assess(question),
                new IndiaGst(Percentage.of(18), true),
                new IndiaGst(Percentage.of(18), true).assess(question),
                new FlatRateTax("VAT", Percentage.of("7.7")),
                new NoTax(),
                PlaceOfSupply.of(india, buyer),
                new PlaceOfSupply("DE", null));
    }

    private static List<Object> purchases() {
        Supplier india = new Supplier("IN", "29", "29AAACS1234K1ZD", "998319", Percentage.of(18));
        BillingDetails buyer = BillingDetails.of("Acme", null, "IN", "27", null, false);
        PaymentMethodToken card = new PaymentMethodToken("tok_1", "Visa", "4242");
        PriceListVersion version = PriceListVersion.builder(T, INR, decimal("0.10"))
                .recurrenceDiscount(Recurrence.MONTHLY, Percentage.of(10))
                .creditsValid(java.time.Period.ofMonths(1))
                .build();
        QuoteRequest request = new QuoteRequest(W, QuoteId.of("q"), Credits.of(1_000), Recurrence.MONTHLY, buyer, true);
        TaxQuestion question = new TaxQuestion(india, buyer, Money.parse("INR 90.00"), true, T);
        Quote quote =
                Quote.of(request, version, india, IndiaGst.at(Percentage.of(18)).assess(question), T);
        Purchase begun = Purchase.begin(PurchaseId.of("p"), quote, Initiator.BUYER, null, card, T);
        Purchase paid = begun.hear(1, PaymentReport.failed("card_declined"), T)
                .tryAgain(PaymentMethodToken.of("tok_2"), T)
                .hear(2, PaymentReport.succeeded(quote.total()), T.plusSeconds(1));
        TopUpPolicy policy = TopUpPolicy.fixed(W, Credits.of(5), Credits.of(10), card);
        return List.of(
                request,
                QuoteRequest.of(W, QuoteId.of("q2"), Credits.of(1), Recurrence.ONE_TIME),
                begun,
                paid,
                begun.hear(1, PaymentReport.requiresAction("https://bank.example/?a=1&b=2"), T),
                begun.hear(1, PaymentReport.succeeded(Money.parse("USD 1.00")), T)
                        .asked(T.plusSeconds(300)),
                ChargeRequest.of(begun),
                PaymentNotification.of(W, begun.id(), PaymentReport.pending()),
                new PaymentNotification(W, begun.id(), 2, PaymentReport.succeeded(quote.total())),
                new PaymentNews(paid.withCredits(), Credits.of(1_000)),
                new SignedNotification("{\"a\": 1}", "t=1,v1=00"),
                RetryPolicy.DEFAULT,
                StandingPurchase.startedBy(paid, ZoneId.of("Asia/Kolkata")),
                StandingPurchase.startedBy(paid, ZoneId.of("Asia/Kolkata"))
                        .under(Mandate.INDIAN_CARD)
                        .noticed(T, Money.parse("INR 90.00")),
                StandingPurchase.startedBy(paid, ZoneId.of("Z")).under(new Mandate(java.time.Duration.ZERO, null)),
                StandingPurchase.startedBy(paid, ZoneId.of("Z")).paused("stolen_card"),
                TopUp.under(policy.capped(1, 2)).startedAt(T, ZoneId.of("Z")),
                TopUp.under(policy).paused("stolen_card"),
                TopUp.under(policy).stopped(),
                policy.under(Mandate.INDIAN_CARD),
                TopUp.under(policy.under(Mandate.INDIAN_CARD)).noticed(T, Money.parse("INR 118.00"), SOME),
                TopUp.under(TopUpPolicy.upTo(W, Credits.of(5), Credits.of(10), card))
                        .paused("lost_card"),
                new PurchaseDue(PurchaseDue.Kind.PURCHASE, W, begun.id(), T),
                new PurchaseDue(PurchaseDue.Kind.TOP_UP, W, null, T),
                Receipt.of(paid, ReceiptSeries.at("CR", "IN", T), 1, new Receipt.Letterhead("Us", "1 Road")),
                Receipt.of(paid, ReceiptSeries.at("CR", "IN", T), 2, null),
                ReceiptSeries.at("CR", "IN", T),
                new Receipt.Line("1000 credits", Money.parse("INR 100.00")));
    }

    private static List<Rejection> rejections() {
        IdempotencyKey key = IdempotencyKey.of("k");
        HoldId hold = HoldId.of("h");
        return List.of(
                new Rejection.InsufficientCredits(W, Credits.of(3), SOME),
                new Rejection.AllOnHold(W, Credits.of(3), Credits.of(2), T),
                new Rejection.OutOfScope(W, Credits.of(3), Credits.of(2)),
                new Rejection.LimitReached(W, "open grants", 10_000),
                new Rejection.UnknownFeature(W, "ai", null, T),
                new Rejection.UnknownFeature(W, "ai", "sms", T),
                new Rejection.AccountClosed(W),
                new Rejection.AccountFrozen(W),
                new Rejection.EntryArchived(W, 7),
                new Rejection.IdempotencyConflict(W, key, "credits"),
                new Rejection.OpenedDifferently(W, "zone"),
                new Rejection.NotFound(W, "hold", "h"),
                new HoldRejection.HoldClosed(W, hold, EntryKind.RELEASED),
                new HoldRejection.HoldExpired(W, hold, T),
                new HoldRejection.ExceedsHold(W, hold, Credits.of(3), Credits.of(2)),
                new ReversalRejection.AlreadyReversed(W, key),
                new ReversalRejection.ExceedsOriginal(W, key, Credits.of(3), Credits.of(2)),
                new Rejection.InvalidWindow(W, "expiresAt", "later", null),
                new Rejection.InvalidWindow(W, "expiresAt", "later", T),
                new Rejection.InvalidUsageTime(W, T, T, T),
                new Rejection.Overflow(W, "balance", Credits.MAX_BALANCE),
                new PurchaseRejection.QuoteExpired(W, "q", T),
                new PurchaseRejection.PaymentInProgress(W, "p", "PENDING"),
                new PurchaseRejection.NonRefundable(W, key, GrantId.of("p")),
                new PurchaseRejection.PaymentMismatch(W, "p", Money.parse("INR 1.00"), Money.parse("USD 1.00")),
                new Rejection.InvalidArgument(W, "of", "a debit", "a grant"));
    }

    static RateCard card(String id) {
        return RateCard.of(
                id,
                RateCardVersion.of(T.minusSeconds(1), RateLine.byDefault(new Rate.Free())),
                new RateCardVersion(
                        T,
                        RoundingMode.HALF_EVEN,
                        List.of(
                                RateLine.of(
                                        FeatureId.of("ai.tokens"),
                                        new Rate.PerPackage(decimal("1000"), decimal("0.25"))),
                                RateLine.of(FeatureId.of("ai"), ChannelId.of("api"), new Rate.Flat(decimal("0.40"))),
                                new RateLine(
                                        null,
                                        ChannelId.of("sms"),
                                        new Rate.PerUnit(decimal("999999999." + "9".repeat(60)))),
                                RateLine.of(
                                        FeatureId.of("storage"),
                                        new Rate.Graduated(
                                                List.of(
                                                        Tier.upTo(decimal("100"), decimal("1"))
                                                                .withFlat(decimal("5")),
                                                        Tier.rest(decimal("0.1"))),
                                                TierSpan.PERIOD)),
                                RateLine.of(
                                        FeatureId.of("media"),
                                        new Rate.Volume(List.of(Tier.rest(BigDecimal.ZERO)), TierSpan.EVENT)))));
    }

    private static List<Object> prices() {
        PriceListVersion full = PriceListVersion.builder(T, INR, decimal("0.10"))
                .limits(Credits.of(1), Credits.of(10_000_000))
                .volumeDiscount(Credits.of(50_000), Percentage.of(5))
                .recurrenceDiscount(Recurrence.MONTHLY, Percentage.of("12.5"))
                .recurrenceDiscount(Recurrence.ONE_TIME, Percentage.ZERO)
                .quoteValid(Duration.ofSeconds(90, 5))
                .creditsValid(java.time.Period.of(1, 2, 3))
                .build();
        PriceListVersion bare =
                PriceListVersion.builder(T.plusSeconds(1), INR, decimal("3")).build();
        return List.of(
                new PriceList(List.of(full, bare)),
                full.price(Credits.of(60_000), Recurrence.MONTHLY),
                card("standard")
                        .charge(FeatureId.of("storage"), null, Quantity.parse("0.5"), T, line -> Quantity.of(99))
                        .orElseThrow(),
                new Feature(FeatureId.of("ai"), "AI – words", "token"));
    }

    static List<Plan> plans() {
        Plan.Builder whole = Plan.builder(PlanId.of("Ünïcode"), Credits.of(1), new RefreshSchedule(Period.YEAR, 1000))
                .name("Every member")
                .rank(-7)
                .price(Money.parse("KWD 1.234"))
                .rateCard(RateCardId.of("standard"))
                .rollover(new Rollover(Credits.of(1), Credits.of(2), Percentage.of("0.5"), 3, Credits.of(4)))
                .overdraft(Credits.of(5))
                .debtAtRefresh(DebtPolicy.FORGIVE)
                .priority(Integer.MAX_VALUE)
                .costBasis(new CostBasis(BigMoney.parse("KWD 10"), Credits.of(7)));
        Plan.Builder bare = Plan.builder(PlanId.of("bare"), Credits.ZERO, RefreshSchedule.every(Period.DAY))
                .price(Money.zero(INR))
                .rateCard(RateCardId.of("standard"));
        return List.of(
                whole.build(),
                bare.build(),
                bare.rollover(Rollover.ALL).build(),
                bare.rollover(null).mode(RefreshMode.ACCUMULATE).build(),
                bare.costBasis(CostBasis.perCredit(BigMoney.zero(INR))).build());
    }

    static Timetable timetable() {
        Timetable began = Timetable.starting(RefreshSchedule.every(Period.MONTH), T, ZoneId.of("Asia/Kolkata"));
        return began.inZone(
                        ZoneId.of("America/New_York"), 2, began.occurrence(1).plusSeconds(1))
                .inZone(ZoneId.of("Z"), 5, began.occurrence(4).plusSeconds(1));
    }

    static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
