package io.credits.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credits.CreditLedger;
import io.credits.amount.CostBasis;
import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.CaptureHold;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.ChangeZone;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantKind;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.HoldId;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.ReleaseHold;
import io.credits.ledger.ReverseEntry;
import io.credits.plan.Plan;
import io.credits.plan.PlanId;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import io.credits.rating.HostText;
import io.credits.rating.Rate;
import io.credits.rating.RateLine;
import io.credits.rating.Tier;
import io.credits.rating.TierSpan;
import io.credits.spi.InMemoryCatalog;
import io.credits.spi.InMemoryLedgerStore;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The laws of the package, on values nobody thought of. */
class JsonLawsTest {

    private static final AccountId W = AccountId.of("w1");

    private static final InMemoryCatalog CATALOG = CatalogJson.read(Told.CATALOG);

    private final ObjectMapper mapper =
            JsonMapper.builder().addModule(new CreditsModule()).build();

    private final LedgerJson json = LedgerJson.inFull();

    /** A step of a story: what is done, with how much, and how long after the one before. */
    record Step(int verb, long amount, Duration later) {}

    @Property(tries = 100)
    void shouldKeepEveryEntryAndEverySheetOfAnyStory(@ForAll("steps") @Size(max = 40) List<Step> steps)
            throws JsonProcessingException {
        Instant[] now = {Instant.parse("2025-01-31T23:30:00Z")};
        CreditLedger ledger = CreditLedger.of(new InMemoryLedgerStore(), CATALOG, () -> now[0]);
        ledger.open(OpenAccount.of(W, ZoneId.of("Asia/Kolkata")).withPlan(plan("pro")));
        for (int i = 0; i < steps.size(); i++) {
            now[0] = now[0].plus(steps.get(i).later());
            ledger.attempt(command(steps.get(i), i, now[0]));
            Account account = ledger.account(W);
            assertThat(json.account(json.sheet(account), account.terms())).isEqualTo(account);
        }
        for (long after = 0; ; ) {
            List<LedgerEntry> page = ledger.entries(W, after, 1000);
            for (LedgerEntry entry : page) {
                assertThat(json.entry(EntryColumns.of(entry), json.body(entry))).isEqualTo(entry);
                assertThat(mapper.readValue(mapper.writeValueAsString(entry), LedgerEntry.class))
                        .isEqualTo(entry);
                after = entry.seq();
            }
            if (page.isEmpty()) {
                break;
            }
        }
        assertThat(ledger.audit(W).ok()).isTrue();
    }

    private static LedgerCommand<?> command(Step step, int i, Instant now) {
        IdempotencyKey key = IdempotencyKey.of("k" + i);
        Credits credits = Credits.ofMicros(step.amount());
        IdempotencyKey earlier = IdempotencyKey.of("k" + Math.max(0, i - 1 - (int) (step.amount() % 5)));
        HoldId hold = HoldId.of("h" + step.amount() % 3);
        return switch (step.verb()) {
            case 0 ->
                GrantCredits.of(W, key, credits, GrantKind.PURCHASED)
                        .withCostBasis(new CostBasis(
                                BigMoney.of(CurrencyUnit.of("INR"), step.amount() % 7),
                                Credits.ofMicros(step.amount())));
            case 1 ->
                GrantCredits.of(W, key, credits, GrantKind.PROMOTIONAL)
                        .effectiveFrom(now.plusSeconds(step.amount() % 100_000))
                        .expiringAt(now.plusSeconds(200_000));
            case 2 ->
                ConsumeCredits.of(W, key, FeatureId.of("storage"), Quantity.of(new BigDecimal(credits.toString())))
                        .through(ChannelId.of("api"));
            case 3 ->
                ConsumeCredits.of(W, key, FeatureId.of("messaging.sms"), Quantity.of(step.amount()))
                        .occurring(now.minusSeconds(step.amount() % 5_000_000));
            case 4 -> DebitCredits.of(W, key, credits);
            case 5 -> new HoldCredits(W, key, hold, credits, null, null, null, now.plusSeconds(90_000));
            case 6 -> CaptureHold.upTo(W, key, hold, credits);
            case 7 -> new ReleaseHold(W, key, hold);
            case 8 -> new ReverseEntry(W, key, earlier, step.amount() % 2 == 0 ? null : credits);
            case 9 -> ChangePlan.to(W, key, plan(List.of("pro", "max", "week").get((int) (step.amount() % 3))));
            default ->
                new ChangeZone(
                        W,
                        key,
                        ZoneId.of(List.of("UTC", "Pacific/Apia", "America/New_York")
                                .get((int) (step.amount() % 3))));
        };
    }

    private static Plan plan(String id) {
        return CATALOG.plan(PlanId.of(id)).orElseThrow();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> amounts = Arbitraries.oneOf(
                Arbitraries.longs().between(1, 20), Arbitraries.longs().between(1, 200_000_000));
        Arbitrary<Duration> pauses = Arbitraries.of(
                Duration.ZERO,
                Duration.ofNanos(1_000),
                Duration.ofMinutes(7),
                Duration.ofHours(25),
                Duration.ofDays(31),
                Duration.ofDays(70));
        return Combinators.combine(Arbitraries.integers().between(0, 10), amounts, pauses)
                .as(Step::new)
                .list();
    }

    @Property
    void shouldReturnEveryRate(@ForAll("rates") Rate rate, @ForAll("names") String name) {
        RateLine line = new RateLine(FeatureId.of(name.replace(".", "-")), ChannelId.of(name), rate);
        shouldReturn(line, RateLine.class);
        shouldReturn(RateLine.byDefault(rate), RateLine.class);
        shouldReturn(rate, Rate.class);
    }

    @Property
    void shouldReturnEveryAmountOfMoney(@ForAll("money") BigMoney money, @ForAll("credits") Credits per) {
        shouldReturn(new CostBasis(money, per), CostBasis.class);
        shouldReturn(money, BigMoney.class);
        shouldReturn(Money.of(money.getCurrencyUnit(), money.getAmount(), java.math.RoundingMode.DOWN), Money.class);
        shouldReturn(per, Credits.class);
    }

    @Property
    void shouldReturnEveryName(@ForAll("names") String name) {
        shouldReturn(AccountId.of(name), AccountId.class);
        shouldReturn(IdempotencyKey.of(name), IdempotencyKey.class);
        shouldReturn(PlanId.of(name), PlanId.class);
    }

    @Property
    void shouldReturnEveryInstant(@ForAll Instant instant) {
        shouldReturn(instant, Instant.class);
        assertThat(InstantText.print(instant)).isEqualTo(instant.toString());
    }

    @Example
    void shouldReadUnusualInstantsAsJavaDoes() {
        for (String text : List.of(
                "2024-12-31T24:00:00Z",
                "2024-12-31T24:00:01Z",
                "2016-12-31T23:59:60Z",
                "2023-02-29T00:00:00Z",
                "2024-02-29T00:00:00.Z",
                "2024-02-29T00:00:00.1234567890Z",
                "2024-02-29t00:00:00Z",
                "2024-02-29T00:00Z",
                "-0001-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "٢٠٢٤-02-29T00:00:00Z",
                "Z")) {
            shouldReadInstantsAsJavaDoes(text);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void shouldReadInstantsAsJavaDoes(@ForAll("instantTexts") String text) {
        Instant expected;
        try {
            expected = Instant.parse(text);
        } catch (DateTimeException malformed) {
            expected = null;
        }
        assertThat(InstantText.parse(text)).as(text).isEqualTo(expected);
    }

    /** Texts near the form of an instant: numbers out of range, fractions of any length, other marks. */
    @Provide
    Arbitrary<String> instantTexts() {
        Arbitrary<Integer> twoDigits = Arbitraries.integers().between(0, 70);
        Arbitrary<String> fractions = Arbitraries.oneOf(
                Arbitraries.just(""),
                Arbitraries.strings().numeric().ofMaxLength(11).map(digits -> "." + digits));
        Arbitrary<String> marks = Arbitraries.of("-", "-", "-", "-", ":", "/");
        return Combinators.combine(
                        Arbitraries.integers().between(-1, 10_000),
                        twoDigits.filter(month -> month < 15),
                        twoDigits.filter(day -> day < 33),
                        twoDigits.filter(hour -> hour < 26),
                        twoDigits,
                        twoDigits,
                        fractions,
                        marks)
                .as((year, month, day, hour, minute, second, fraction, mark) -> String.format(
                        Locale.ROOT,
                        "%04d%s%02d-%02dT%02d:%02d:%02d%sZ",
                        year,
                        mark,
                        month,
                        day,
                        hour,
                        minute,
                        second,
                        fraction));
    }

    @Property
    void shouldRefuseEveryOtherTextWithAPath(@ForAll String text) {
        try {
            JsonCursor.parse(text);
        } catch (JsonFormException refusal) {
            assertThat(refusal.path()).isEqualTo("$");
        }
    }

    private <T> void shouldReturn(T value, Class<T> type) {
        String text = JsonText.write(Forms.of(type), value, FormContext.SPARSE);
        assertThat(JsonCursor.parse(text).as(type)).as(text).isEqualTo(value);
        try {
            assertThat(mapper.readValue(mapper.writeValueAsString(value), type)).isEqualTo(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().ofMinLength(1).ofMaxLength(200).filter(JsonLawsTest::isName);
    }

    private static boolean isName(String text) {
        try {
            HostText.require("name", text);
            return true;
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }

    @Provide
    Arbitrary<Credits> credits() {
        return Arbitraries.longs().between(1, Credits.MAX_OPERATION.micros()).map(Credits::ofMicros);
    }

    @Provide
    Arbitrary<BigMoney> money() {
        return Combinators.combine(
                        Arbitraries.of("INR", "JPY", "KWD"),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, BigDecimal.TEN.pow(12))
                                .ofScale(9))
                .as((currency, amount) -> BigMoney.of(CurrencyUnit.of(currency), amount));
    }

    @Provide
    Arbitrary<Rate> rates() {
        Arbitrary<BigDecimal> prices = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, Rate.MAX_PRICE)
                .ofScale(30);
        Arbitrary<BigDecimal> sizes = Arbitraries.bigDecimals()
                .between(new BigDecimal("0.000000000001"), BigDecimal.TEN.pow(9))
                .ofScale(12);
        Arbitrary<TierSpan> spans = Arbitraries.of(TierSpan.values());
        Arbitrary<List<Tier>> tiers = Combinators.combine(
                        sizes.list().uniqueElements().ofMaxSize(5),
                        prices.list().ofSize(6),
                        prices.list().ofSize(6))
                .as(JsonLawsTest::tiers);
        return Arbitraries.oneOf(
                Arbitraries.just(new Rate.Free()),
                prices.map(Rate.Flat::new),
                prices.map(Rate.PerUnit::new),
                Combinators.combine(sizes, prices).as(Rate.PerPackage::new),
                Combinators.combine(tiers, spans).as(Rate.Graduated::new),
                Combinators.combine(tiers, spans).as(Rate.Volume::new));
    }

    private static List<Tier> tiers(List<BigDecimal> bounds, List<BigDecimal> units, List<BigDecimal> flats) {
        List<Tier> tiers = new ArrayList<>();
        List<BigDecimal> sorted = bounds.stream().sorted().toList();
        for (int i = 0; i < sorted.size(); i++) {
            tiers.add(new Tier(sorted.get(i), units.get(i), flats.get(i)));
        }
        tiers.add(new Tier(null, units.get(sorted.size()), flats.get(sorted.size())));
        return tiers;
    }
}
