package io.credits.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.amount.Percentage;
import io.credits.ledger.BurnOrder;
import io.credits.ledger.Notices;
import io.credits.plan.DebtPolicy;
import io.credits.plan.Period;
import io.credits.plan.Plan;
import io.credits.plan.PlanId;
import io.credits.plan.PriceListVersion;
import io.credits.plan.Recurrence;
import io.credits.plan.RefreshMode;
import io.credits.plan.RefreshSchedule;
import io.credits.plan.Rollover;
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
import io.credits.spi.Catalog;
import io.credits.spi.InMemoryCatalog;
import io.credits.tax.Supplier;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogJsonTest {

    private static final CurrencyUnit INR = CurrencyUnit.of("INR");

    private static final Instant Y2024 = Instant.parse("2024-01-01T00:00:00Z");

    private static final String EMPTY_CARD =
            "{'id': 'standard', 'versions': [{'from': '2024-01-01T00:00:00Z', 'rates': []}]}";

    private static final String PLAN = "'id': 'pro', 'price': '1', 'rateCard': 'standard', 'allowance': '10'";

    @Test
    void shouldReadEveryMemberOfTheFormat() throws IOException {
        Catalog catalog = CatalogJson.read(format());

        assertThat(catalog.supplier())
                .contains(new Supplier("IN", "29", "29AAACS1234K1ZD", "998319", Percentage.of(18)));
        assertThat(catalog.features())
                .containsExactly(new Feature(FeatureId.of("messaging.campaign"), "Messaging campaigns", "message"));
        assertThat(catalog.terms().currency()).isEqualTo(INR);
        assertThat(catalog.terms().burnOrder()).isEqualTo(BurnOrder.STANDARD_1);
        assertThat(catalog.terms().rateCards()).containsOnly(java.util.Map.entry(RateCardId.of("standard"), card()));
        assertThat(catalog.plans())
                .containsExactly(Plan.builder(PlanId.of("pro"), Credits.of(1000), RefreshSchedule.every(Period.MONTH))
                        .name("Pro")
                        .rank(2)
                        .price(Money.parse("INR 4999.00"))
                        .rateCard(RateCardId.of("standard"))
                        .rollover(new Rollover(Credits.ZERO, Credits.of(500), Percentage.of(50), 1, Credits.of(2000)))
                        .build());
        assertThat(catalog.priceList().orElseThrow().versions())
                .containsExactly(PriceListVersion.builder(Y2024, INR, decimal("0.10"))
                        .limits(Credits.of(1), Credits.of(10_000_000))
                        .volumeDiscount(Credits.of(50_000), Percentage.of(5))
                        .recurrenceDiscount(Recurrence.ONE_TIME, Percentage.ZERO)
                        .recurrenceDiscount(Recurrence.WEEKLY, Percentage.of(5))
                        .recurrenceDiscount(Recurrence.MONTHLY, Percentage.of(10))
                        .recurrenceDiscount(Recurrence.QUARTERLY, Percentage.of(15))
                        .quoteValid(Duration.ofMinutes(30))
                        .build());
    }

    private static RateCard card() {
        return RateCard.of(
                "standard",
                new RateCardVersion(
                        Y2024,
                        RoundingMode.CEILING,
                        List.of(
                                RateLine.of(FeatureId.of("messaging"), new Rate.PerUnit(decimal("0.05"))),
                                RateLine.of(
                                        FeatureId.of("messaging"),
                                        ChannelId.of("sms"),
                                        new Rate.PerUnit(decimal("0.10"))),
                                RateLine.of(FeatureId.of("workflow"), new Rate.Flat(decimal("0.40"))),
                                RateLine.of(
                                        FeatureId.of("ai.tokens"),
                                        new Rate.PerPackage(decimal("1000"), decimal("0.25"))),
                                RateLine.of(
                                        FeatureId.of("storage"),
                                        new Rate.Graduated(
                                                List.of(
                                                        Tier.upTo(decimal("100"), decimal("1")),
                                                        Tier.upTo(decimal("1000"), decimal("0.5"))
                                                                .withFlat(decimal("5")),
                                                        Tier.rest(decimal("0.1"))),
                                                TierSpan.PERIOD)),
                                RateLine.of(
                                        FeatureId.of("media"),
                                        new Rate.Volume(
                                                List.of(
                                                        Tier.upTo(decimal("10"), decimal("5")),
                                                        Tier.rest(decimal("4"))),
                                                TierSpan.EVENT)),
                                RateLine.of(FeatureId.of("support"), new Rate.Free()))));
    }

    @Test
    void shouldReadWhatTheFormatAddsInWords() {
        Catalog catalog = read(
                "{'currency': 'INR', 'burnOrder': 'orb-1', 'supplier': null, 'rateCards': [{'id': 'standard',"
                        + " 'versions': [{'from': '2024-01-01T00:00:00Z', 'rounding': 'HALF_EVEN', 'rates': [{'perUnit': '2'}]}]}],"
                        + " 'plans': [{" + PLAN + ", 'refresh': {'every': 'YEAR', 'count': 2, 'mode': 'ACCUMULATE'},"
                        + " 'priority': 7, 'costBasis': '0.10', 'overdraft': '3', 'debtAtRefresh': 'FORGIVE'}],"
                        + " 'priceList': {'versions': [{'from': '2024-01-01T00:00:00Z', 'unitPrice': '1', 'creditsValid': 'P1Y'}]}}");

        assertThat(catalog.terms().burnOrder()).isEqualTo(BurnOrder.ORB_1);
        assertThat(catalog.terms()
                        .rateCard(null)
                        .orElseThrow()
                        .versions()
                        .get(0)
                        .lines())
                .containsExactly(RateLine.byDefault(new Rate.PerUnit(decimal("2"))));
        assertThat(catalog.plan(PlanId.of("pro")))
                .contains(Plan.builder(PlanId.of("pro"), Credits.of(10), new RefreshSchedule(Period.YEAR, 2))
                        .price(Money.parse("INR 1.00"))
                        .rateCard(RateCardId.of("standard"))
                        .mode(RefreshMode.ACCUMULATE)
                        .priority(7)
                        .costBasis(CostBasis.perCredit(BigMoney.parse("INR 0.10")))
                        .overdraft(Credits.of(3))
                        .debtAtRefresh(DebtPolicy.FORGIVE)
                        .build());
        assertThat(catalog.priceList().orElseThrow().versions())
                .containsExactly(PriceListVersion.builder(Y2024, INR, BigDecimal.ONE)
                        .creditsValid(java.time.Period.ofYears(1))
                        .build());
        assertThat(catalog.supplier()).isEmpty();
    }

    @Test
    void shouldNeedNothingButACurrency() {
        Catalog catalog = read("{'currency': 'JPY'}");
        assertThat(catalog.terms().rateCards()).isEmpty();
        assertThat(catalog.plans()).isEmpty();
        assertThat(catalog.features()).isEmpty();
        assertThat(catalog.priceList()).isEmpty();
    }

    @Test
    void shouldReadTheSameFromTextStreamAndTree() throws IOException {
        String written = CatalogJson.write(CatalogJson.read(format()));
        InputStream stream = CatalogJsonTest.class.getResourceAsStream("/json/catalog.json");
        assertThat(CatalogJson.write(CatalogJson.read(stream))).isEqualTo(written);
        assertThat(CatalogJson.write(CatalogJson.read(new ObjectMapper().readTree(format()))))
                .isEqualTo(written);
    }

    @Test
    void shouldReadWhatItWrote() throws IOException {
        InMemoryCatalog catalog = CatalogJson.read(format());
        InMemoryCatalog again = CatalogJson.read(CatalogJson.write(catalog));
        assertThat(again.terms()).isEqualTo(catalog.terms());
        assertThat(again.plans()).isEqualTo(catalog.plans());
        assertThat(again.features()).isEqualTo(catalog.features());
        assertThat(again.priceList()).isEqualTo(catalog.priceList());
        assertThat(again.supplier()).isEqualTo(catalog.supplier());
        assertThat(CatalogJson.write(again)).isEqualTo(CatalogJson.write(catalog));
    }

    @Test
    void shouldWriteRateCardsInOneOrder() {
        InMemoryCatalog.Builder forth = InMemoryCatalog.builder(INR);
        InMemoryCatalog.Builder back = InMemoryCatalog.builder(INR);
        for (int i = 0; i < 20; i++) {
            forth.rateCard(Values.card("card" + i));
            back.rateCard(Values.card("card" + (19 - i)));
        }
        assertThat(CatalogJson.write(forth.build())).isEqualTo(CatalogJson.write(back.build()));
    }

    @Test
    void shouldNotWriteMoneyOfAnotherCurrency() {
        InMemoryCatalog catalog = InMemoryCatalog.builder(CurrencyUnit.of("KWD"))
                .rateCard(Values.card("standard"))
                .plan(Values.plans().get(1))
                .build();
        assertThatThrownBy(() -> CatalogJson.write(catalog))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("currency: wanted KWD, found INR");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {} | $.currency: wanted a value, found none
        {'currency': 'INR', 'plan': []} | $.plan: wanted one of [currency, supplier, features, rateCards, plans, priceList, burnOrder, notices], found an unknown member
        {'currency': 'XXY'} | $.currency: wanted the code of a currency such as INR, found "XXY"
        {'currency': 'inr'} | $.currency: wanted the code of a currency such as INR, found "inr"
        {'currency': 3} | $.currency: wanted the code of a currency such as INR, found 3
        [] | $: wanted an object, found an array
        {'currency': 'INR', 'burnOrder': 'standard-2'} | $.burnOrder: wanted one of [standard-1, stripe-1, orb-1, openmeter-1, lago-1, metronome-1], found "standard-2"
        {'currency': 'INR', 'supplier': {'country': 'India'}} | $.supplier.country: wanted two upper-case letters, found 'India'
        {'currency': 'INR', 'supplier': {'country': 'IN', 'taxPercent': '101'}} | $.supplier.taxPercent: wanted 0 to 100 with at most 6 decimals, found 101
        {'currency': 'INR', 'features': {}} | $.features: wanted an array, found an object
        {'currency': 'INR', 'features': [{'id': 'a', 'name': 'A', 'unit': 'x'}, {'id': 'a', 'name': 'B', 'unit': 'x'}]} | $.features[1].id: wanted an id that no other has, found "a"
        {'currency': 'INR', 'features': [{'id': 'a..b', 'name': 'A', 'unit': 'x'}]} | $.features[0].id: wanted no empty segment between dots, found one
        {'currency': 'INR', 'features': [{'id': 'a', 'name': '', 'unit': 'x'}]} | $.features[0].name: wanted 1 to 200 characters, found 0 characters
        {'currency': 'INR', 'features': [{'id': 'a', 'name': 'A'}]} | $.features[0].unit: wanted a value, found none
        """)
    void shouldNameThePathOfWhatIsWrong(String json, String message) {
        refuses(json, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        'perUnit': -1 | $.rateCards[0].versions[0].rates[0].perUnit: wanted a plain decimal string, found -1
        'perUnit': 0.05 | $.rateCards[0].versions[0].rates[0].perUnit: wanted a plain decimal string, found 0.05
        'perUnit': '-1' | $.rateCards[0].versions[0].rates[0].perUnit: wanted 0 or more credits, found -1
        'perUnit': '1e3' | $.rateCards[0].versions[0].rates[0].perUnit: wanted a plain decimal string, found "1e3"
        'perUnit': '' | $.rateCards[0].versions[0].rates[0].perUnit: wanted a plain decimal string, found ""
        'perUnit': '+1' | $.rateCards[0].versions[0].rates[0].perUnit: wanted a plain decimal string, found "+1"
        'perUnit': '.5' | $.rateCards[0].versions[0].rates[0].perUnit: wanted a plain decimal string, found ".5"
        'perUnit': '1.' | $.rateCards[0].versions[0].rates[0].perUnit: wanted a plain decimal string, found "1."
        'perUnit': '١' | $.rateCards[0].versions[0].rates[0].perUnit: wanted a plain decimal string, found "\\u0661"
        'perUnit': '1000000001' | $.rateCards[0].versions[0].rates[0].perUnit: wanted at most 1000000000 credits, found 1000000001
        'perUnit': '1', 'flat': '1' | $.rateCards[0].versions[0].rates[0]: wanted exactly one of [free, flat, perUnit, package, graduated, volume], found [flat, perUnit]
        'feature': 'a' | $.rateCards[0].versions[0].rates[0]: wanted exactly one of [free, flat, perUnit, package, graduated, volume], found []
        'free': false | $.rateCards[0].versions[0].rates[0].free: wanted true, found false
        'free': 'yes' | $.rateCards[0].versions[0].rates[0].free: wanted true or false, found "yes"
        'package': {'size': '0', 'credits': '1'} | $.rateCards[0].versions[0].rates[0].package.size: wanted more than 0, found 0
        'package': {'size': '1'} | $.rateCards[0].versions[0].rates[0].package.credits: wanted a value, found none
        'graduated': [] | $.rateCards[0].versions[0].rates[0].graduated: wanted 1 to 100 tiers, found 0
        'graduated': [{'upTo': '1', 'perUnit': '1'}] | $.rateCards[0].versions[0].rates[0].graduated: wanted a last tier without a bound, found 1
        'volume': [{'perUnit': '1'}, {'perUnit': '1'}] | $.rateCards[0].versions[0].rates[0].volume: wanted a bound above 0 on each tier but the last, found null
        'volume': [{'perUnit': '-2'}] | $.rateCards[0].versions[0].rates[0].volume[0].perUnit: wanted 0 or more credits, found -2
        'volume': [{'perUnit': '1', 'per': '2'}] | $.rateCards[0].versions[0].rates[0].volume[0].per: wanted one of [upTo, perUnit, flat], found an unknown member
        'volume': [{'perUnit': '1'}], 'over': 'MONTH' | $.rateCards[0].versions[0].rates[0].over: wanted one of [EVENT, PERIOD], found "MONTH"
        'perUnit': '1', 'over': 'EVENT' | $.rateCards[0].versions[0].rates[0].over: wanted one of [feature, channel, free, flat, perUnit, package, graduated, volume], found an unknown member
        'perUnit': '1', 'feature': ' a' | $.rateCards[0].versions[0].rates[0].feature: wanted no blank at either end, found one
        """)
    void shouldNameThePathOfAWrongRate(String rate, String message) {
        refuses(
                "{'currency': 'INR', 'rateCards': [{'id': 'standard', 'versions': [{'from': '2024-01-01T00:00:00Z',"
                        + " 'rates': [{" + rate + "}]}]}]}",
                message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {'id': 'standard', 'versions': []} | $.rateCards[0].versions: wanted 1 to 10000, found 0
        {'id': 'standard'} | $.rateCards[0].versions: wanted a value, found none
        {'id': 'standard', 'versions': [{'from': '2024-01-01', 'rates': []}]} | $.rateCards[0].versions[0].from: wanted an ISO-8601 instant with Z such as 2025-01-31T09:00:00Z, found "2024-01-01"
        {'id': 'standard', 'versions': [{'from': '2024-01-01T00:00:00+05:30', 'rates': []}]} | $.rateCards[0].versions[0].from: wanted an ISO-8601 instant with Z such as 2025-01-31T09:00:00Z, found "2024-01-01T00:00:00+05:30"
        {'id': 'standard', 'versions': [{'from': '2024-01-01T00:00:00Z', 'rounding': 'UNNECESSARY', 'rates': []}]} | $.rateCards[0].versions[0].rounding: wanted a mode that rounds, found UNNECESSARY
        {'id': 'standard', 'versions': [{'from': '2024-01-01T00:00:00Z', 'rates': [{'free': true}, {'flat': '1'}]}]} | $.rateCards[0].versions[0]: lines: wanted one line for a feature and channel, found two named *
        {'id': 'standard', 'versions': [{'from': '2024-01-01T00:00:00Z', 'rates': []}, {'from': '2024-01-01T00:00:00Z', 'rates': []}]} | $.rateCards[0].versions: wanted each to begin after the one before, found 2024-01-01T00:00:00Z after 2024-01-01T00:00:00Z
        """)
    void shouldNameThePathOfAWrongRateCard(String card, String message) {
        refuses("{'currency': 'INR', 'rateCards': [" + card + "]}", message);
    }

    @Test
    void shouldRefuseTwoRateCardsOfOneName() {
        refuses(
                "{'currency': 'INR', 'rateCards': [" + EMPTY_CARD + ", " + EMPTY_CARD + "]}",
                "$.rateCards[1].id: wanted an id that no other has, found \"standard\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        'refresh': {'every': 'MONTHLY'} | $.plans[0].refresh.every: wanted one of [DAY, WEEK, MONTH, QUARTER, YEAR], found "MONTHLY"
        'refresh': {'every': 'MONTH', 'count': 0} | $.plans[0].refresh.count: wanted 1 to 1000, found 0
        'refresh': {'every': 'MONTH', 'count': '1'} | $.plans[0].refresh.count: wanted a whole number, found "1"
        'refresh': {'every': 'MONTH', 'count': 1.0} | $.plans[0].refresh.count: wanted a whole number, found 1.0
        'refresh': {'every': 'MONTH', 'count': 4294967297} | $.plans[0].refresh.count: wanted a whole number, found 4294967297
        'refresh': {'every': 'MONTH', 'at': 1} | $.plans[0].refresh.at: wanted one of [every, count, mode], found an unknown member
        'refresh': {'every': 'DAY'}, 'overdraft': '-1' | $.plans[0].overdraft: wanted 0 or more, found -1
        'refresh': {'every': 'DAY'}, 'costBasis': '-1' | $.plans[0].costBasis: wanted 0 or more, found -1
        'refresh': {'every': 'DAY'}, 'costBasis': 'INR 1' | $.plans[0].costBasis: wanted a plain decimal string, or such per 3, found "INR 1"
        'refresh': {'every': 'DAY'}, 'rollover': {'maxPercent': '50%'} | $.plans[0].rollover.maxPercent: wanted a plain decimal such as 10 or 0.25 of at most 64 characters, found "50%"
        'refresh': {'every': 'DAY'}, 'rollover': {'validFor': 0} | $.plans[0].rollover.validFor: wanted 1 to 1000 periods, found 0
        'refresh': {'every': 'DAY', 'mode': 'ACCUMULATE'}, 'rollover': {} | $.plans[0].rollover: wanted none for a plan that accumulates, found one
        'refresh': {'every': 'DAY'}, 'rank': '1' | $.plans[0].rank: wanted a whole number, found "1"
        'refresh': {'every': 'DAY'}, 'debtAtRefresh': 'carry' | $.plans[0].debtAtRefresh: wanted one of [CARRY, FORGIVE], found "carry"
        'rank': 1 | $.plans[0].refresh: wanted a value, found none
        """)
    void shouldNameThePathOfAWrongPlan(String members, String message) {
        refuses(
                "{'currency': 'INR', 'rateCards': [" + EMPTY_CARD + "], 'plans': [{" + PLAN + ", " + members + "}]}",
                message);
    }

    @Test
    void shouldRefuseAPlanOfAnUnknownRateCardOrWithMoneyItDoesNotUnderstand() {
        String refresh = ", 'refresh': {'every': 'DAY'}";
        refuses(
                "{'currency': 'INR', 'plans': [{" + PLAN + refresh + "}]}",
                "$.plans[0].rateCard: wanted one of the rate cards [], found \"standard\"");
        String sound = "{" + PLAN + refresh + "}";
        String cards = "{'currency': 'INR', 'rateCards': [" + EMPTY_CARD + "], 'plans': [";
        refuses(cards + sound + ", " + sound + "]}", "$.plans[1].id: wanted an id that no other has, found \"pro\"");
        refuses(
                cards + sound.replace("'price': '1'", "'price': 'USD 1'") + "]}",
                "$.plans[0].price: wanted a plain decimal string, found \"USD 1\"");
        refuses(
                cards + sound.replace("'price': '1'", "'price': '1.001'") + "]}",
                "$.plans[0].price: wanted at most 2 decimals of INR, found \"1.001\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        'unitPrice': '0' | $.priceList.versions[0].unitPrice: wanted more than 0, found 0
        'unitPrice': '1', 'currency': 'INR' | $.priceList.versions[0].currency: wanted one of [from, unitPrice, minCredits, maxCredits, volumeDiscounts, recurrenceDiscounts, quoteValid, creditsValid], found an unknown member
        'unitPrice': '1', 'recurrenceDiscounts': {'DAILY': '1'} | $.priceList.versions[0].recurrenceDiscounts.DAILY: wanted a name that is one of [ONE_TIME, WEEKLY, MONTHLY, QUARTERLY], found "DAILY"
        'unitPrice': '1', 'recurrenceDiscounts': {'WEEKLY': 5} | $.priceList.versions[0].recurrenceDiscounts.WEEKLY: wanted a plain decimal string, found 5
        'unitPrice': '1', 'quoteValid': '30 min' | $.priceList.versions[0].quoteValid: wanted an ISO-8601 duration such as PT30M, found "30 min"
        'unitPrice': '1', 'quoteValid': 'PT0S' | $.priceList.versions[0].quoteValid: wanted more than 0 and at most PT8784H, found PT0S
        'unitPrice': '1', 'creditsValid': 'PT1H' | $.priceList.versions[0].creditsValid: wanted an ISO-8601 period such as P1Y, found "PT1H"
        'unitPrice': '1', 'minCredits': '2', 'maxCredits': '1' | $.priceList.versions[0].maxCredits: wanted at least minCredits 2, found 1
        """)
    void shouldNameThePathOfAWrongPrice(String members, String message) {
        refuses(
                "{'currency': 'INR', 'priceList': {'versions': [{'from': '2024-01-01T00:00:00Z', " + members + "}]}}",
                message);
    }

    @Test
    void shouldReadAndWriteTheNoticesThatAHostWants() {
        String notices = "{'currency': 'INR', 'notices': {'lowBalances': ['100', '5000'], 'expiringWithin': 'P7D'}}";
        Catalog catalog = read(notices);
        assertThat(catalog.terms().notices())
                .isEqualTo(Notices.below(Credits.of(5_000), Credits.of(100)).andBeforeExpiry(Duration.ofDays(7)));
        assertThat(CatalogJson.read(CatalogJson.write(catalog)).terms()).isEqualTo(catalog.terms());
        assertThat(read("{'currency': 'INR', 'notices': {'lowBalances': []}}")
                        .terms()
                        .notices())
                .isEqualTo(Notices.below());
        assertThat(read("{'currency': 'INR'}").terms().notices()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {} | $.notices.lowBalances: wanted a value, found none
        3 | $.notices: wanted an object, found 3
        {'lowBalances': ['-1']} | $.notices.lowBalances: wanted more than 0, found -1
        {'lowBalances': ['x']} | $.notices.lowBalances[0]: wanted a plain decimal such as 10 or 0.25 of at most 64 characters, found "x"
        {'lowBalances': [], 'expiringWithin': 'soon'} | $.notices.expiringWithin: wanted an ISO-8601 duration such as PT30M, found "soon"
        {'lowBalances': [], 'expiringWithin': 'PT0S'} | $.notices.expiringWithin: wanted more than zero, found PT0S
        {'lowBalances': [], 'mail': 'x'} | $.notices.mail: wanted one of [lowBalances, expiringWithin], found an unknown member
        """)
    void shouldNameThePathOfAWrongNotice(String notices, String message) {
        refuses("{'currency': 'INR', 'notices': " + notices + "}", message);
    }

    @Test
    void shouldKeepTheRefusalOfAnAmountAsTheCause() {
        assertThatThrownBy(() -> read("{'currency': 'INR', 'supplier': {'country': 'IN', 'taxPercent': 'x'}}"))
                .isInstanceOf(JsonFormException.class)
                .hasCauseInstanceOf(InvalidAmountException.class);
    }

    @Test
    void shouldNameThePathWithinALargerText() {
        JsonCursor scenario = JsonCursor.parse("{\"catalog\": {\"currency\": \"INR\", \"plans\": 3}}");
        assertThatThrownBy(() -> scenario.object(in -> CatalogJson.read(in.member("catalog"))))
                .hasMessage("$.catalog.plans: wanted an array, found 3");
    }

    private static void refuses(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .as(json)
                .isInstanceOf(JsonFormException.class)
                .hasMessage(message);
    }

    private static InMemoryCatalog read(String json) {
        return CatalogJson.read(json.replace('\'', '"'));
    }

    private static String format() throws IOException {
        try (InputStream file = CatalogJsonTest.class.getResourceAsStream("/json/catalog.json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
