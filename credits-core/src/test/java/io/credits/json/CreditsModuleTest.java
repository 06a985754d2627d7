package io.credits.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.credits.CreditMaintenance;
import io.credits.amount.Credits;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.BurnOrder;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.DebitCredits;
import io.credits.ledger.EntryKind;
import io.credits.ledger.GrantId;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Line;
import io.credits.ledger.Rejection;
import io.credits.ledger.Terms;
import io.credits.ledger.UsageEntry;
import io.credits.rating.Rate;
import io.credits.report.AccountBalance;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class CreditsModuleTest {

    private final ObjectMapper mapper =
            JsonMapper.builder().addModule(new CreditsModule()).build();

    /** What a host's controller might take and give. */
    record Page(AccountId account, List<LedgerEntry> entries, Map<GrantId, Credits> left, Instant at, Money price) {}

    @Test
    void shouldServeTheTypesOfAHost() throws JsonProcessingException {
        Page page = new Page(
                AccountId.of("w1"),
                new Told().entries(),
                Map.of(GrantId.of("plan-0"), Credits.of(3)),
                Instant.parse("2025-01-01T00:00:00Z"),
                Money.parse("INR 10.00"));
        String json = mapper.writeValueAsString(page);
        assertThat(json)
                .contains("\"account\":\"w1\"")
                .contains("\"left\":{\"plan-0\":\"3\"}")
                .contains("\"at\":\"2025-01-01T00:00:00Z\"")
                .contains("\"price\":\"INR 10.00\"");
        assertThat(mapper.readValue(json, Page.class)).isEqualTo(page);
    }

    @Test
    void shouldTellAPersonEverythingOfAnEntry() throws JsonProcessingException {
        LedgerEntry debit = new Told()
                .entries().stream()
                        .filter(entry -> entry.kind() == EntryKind.DEBITED)
                        .findFirst()
                        .orElseThrow();
        JsonNode json = mapper.readTree(mapper.writeValueAsString(debit));
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);

        assertThat(names)
                .containsExactly(
                        "kind",
                        "account",
                        "seq",
                        "at",
                        "credits",
                        "balanceAfter",
                        "shown",
                        "hash",
                        "key",
                        "command",
                        "burned",
                        "debt",
                        "day",
                        "order");
        assertThat(json.get("kind").textValue()).isEqualTo("DEBITED");
        assertThat(json.get("credits").textValue()).isEqualTo("-140");
        assertThat(json.get("order").textValue()).isEqualTo("standard-1");
        assertThat(json.get("shown").get("available").textValue()).isEqualTo("-2.9");
        assertThat(json.get("burned").get(0).get("grant").textValue()).isEqualTo("plan-0");
        assertThat(json.get("command").get("feature").textValue()).isEqualTo("ai");
    }

    @Test
    void shouldNameACommandByItsVerb() throws JsonProcessingException {
        String json =
                "{\"do\": \"consume\", \"account\": \"w1\", \"key\": \"k\", \"feature\": \"ai\", \"quantity\": \"2\"}";
        LedgerCommand<?> command = mapper.readValue(json, new TypeReference<LedgerCommand<UsageEntry.Consumed>>() {});
        assertThat(command).isInstanceOf(ConsumeCredits.class);
        assertThat(mapper.readValue(json, ConsumeCredits.class)).isEqualTo(command);
        assertThatThrownBy(() -> mapper.readValue(json, DebitCredits.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining("$: wanted a DebitCredits, found a ConsumeCredits");
        assertThatThrownBy(() -> mapper.readValue(json.replace("consume", "drink"), LedgerCommand.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining(
                        "$.do: wanted one of [grant, voidGrant, extendGrant, consume, debit, hold, capture,"
                                + " release, dispute, reverse, changePlan, cancelPlan, changeZone, freeze, thaw, archive, close], found \"drink\"");
    }

    @Test
    void shouldSayWhatIsMissingInARefusal() throws JsonProcessingException {
        Rejection rejection = new Rejection.InsufficientCredits(AccountId.of("w1"), Credits.of(51), Credits.of(50));
        JsonNode json = mapper.readTree(mapper.writeValueAsString(rejection));
        assertThat(json)
                .isEqualTo(mapper.readTree(
                        "{\"code\": \"INSUFFICIENT_CREDITS\", \"account\": \"w1\", \"requested\": \"51\","
                                + " \"available\": \"50\", \"shortfall\": \"1\", \"message\":"
                                + " \"INSUFFICIENT_CREDITS: account w1, requested 51, available 50, shortfall 1\"}"));
    }

    @Test
    void shouldRefuseWithThePathAndKeepTheCause() {
        String json = "{\"do\": \"debit\", \"account\": \"w1\", \"key\": \"k\", \"credits\": \"-1\"}";
        assertThatThrownBy(() -> mapper.readValue(json, LedgerCommand.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageStartingWith("$.credits: wanted more than 0, found -1")
                .hasCauseInstanceOf(JsonFormException.class);
        assertThatThrownBy(() -> mapper.readValue("[" + json + "]", new TypeReference<List<LedgerCommand<?>>>() {}))
                .hasMessageContaining("$.credits: wanted more than 0");
        assertThatThrownBy(() -> mapper.readValue("3", Credits.class))
                .hasMessageStartingWith("$: wanted a plain decimal string, found 3");
    }

    @Test
    void shouldPassOverUnknownMembersOnlyWhereTheHostWantsIt() throws JsonProcessingException {
        String json = "{\"grant\": \"g\", \"number\": 1, \"credits\": \"1\", \"colour\": \"red\"}";
        assertThatThrownBy(() -> mapper.readValue(json, Line.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageStartingWith("$.colour: wanted one of [grant, number, credits], found an unknown member");
        assertThat(JsonMapper.builder()
                        .addModule(new CreditsModule())
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build()
                        .readValue(json, Line.class))
                .isEqualTo(new Line(GrantId.of("g"), 1, Credits.of(1)));
    }

    @Test
    void shouldReadAnAccountOnlyWithItsTerms() throws JsonProcessingException {
        Account account = new Told().accounts().get(5);
        String json = mapper.writeValueAsString(account);
        assertThat(mapper.readerFor(Account.class)
                        .withAttribute(Terms.class, account.terms())
                        .<Account>readValue(json))
                .isEqualTo(account);
        assertThatThrownBy(() -> mapper.readValue(json, Account.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining("terms: wanted the terms to hand the account over with, found none");
    }

    @Test
    void shouldReadTimesAndMoneyWithoutAnotherModule() throws JsonProcessingException {
        returns("\"2025-01-31T09:00:00.000001Z\"", Instant.parse("2025-01-31T09:00:00.000001Z"), Instant.class);
        returns("\"2025-01-31\"", LocalDate.of(2025, 1, 31), LocalDate.class);
        returns("\"2025-01-31T09:00\"", LocalDateTime.of(2025, 1, 31, 9, 0), LocalDateTime.class);
        returns("\"Asia/Kolkata\"", ZoneId.of("Asia/Kolkata"), ZoneId.class);
        returns("\"+05:30\"", ZoneOffset.ofHoursMinutes(5, 30), ZoneOffset.class);
        returns("\"PT1H30M\"", Duration.ofMinutes(90), Duration.class);
        returns("\"P1Y2M\"", Period.of(1, 2, 0), Period.class);
        returns("\"INR 10.00\"", Money.parse("INR 10.00"), Money.class);
        returns("\"JPY 10\"", Money.parse("JPY 10"), Money.class);
        returns("\"INR 0.10500\"", BigMoney.parse("INR 0.10500"), BigMoney.class);
        returns("\"KWD\"", CurrencyUnit.of("KWD"), CurrencyUnit.class);
        returns("\"openmeter-1\"", BurnOrder.OPENMETER_1, BurnOrder.class);
        returns("{\"perUnit\":\"0.05\"}", new Rate.PerUnit(new BigDecimal("0.05")), Rate.class);
        for (String json : List.of("\"2025-01-31T09:00:00\"", "\"2025-02-30T09:00:00Z\"", "1738314000")) {
            assertThatThrownBy(() -> mapper.readValue(json, Instant.class))
                    .as(json)
                    .hasMessageStartingWith("$: wanted an ISO-8601 instant with Z");
        }
    }

    private <T> void returns(String json, T value, Class<T> type) throws JsonProcessingException {
        assertThat(mapper.writeValueAsString(value)).isEqualTo(json);
        assertThat(mapper.readValue(json, type)).isEqualTo(value);
    }

    /** Stands for the module that a host has for dates. */
    private static SimpleModule dates() {
        SimpleModule module = new SimpleModule("jackson-datatype-jsr310");
        module.addSerializer(Instant.class, new StdSerializer<>(Instant.class) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider)
                    throws IOException {
                generator.writeString("host " + value);
            }
        });
        module.addDeserializer(Instant.class, new StdDeserializer<>(Instant.class) {
            private static final long serialVersionUID = 1L;

            @Override
            public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return Instant.parse(parser.getText().substring("host ".length()));
            }
        });
        return module;
    }

    @Test
    void shouldLeaveTheDatesOfAHostAloneButNotItsOwn() throws JsonProcessingException {
        Instant at = Instant.parse("2025-01-31T09:00:00Z");
        List<ObjectMapper> mappers = List.of(
                JsonMapper.builder()
                        .addModule(dates())
                        .addModule(new CreditsModule())
                        .build(),
                JsonMapper.builder()
                        .addModule(new CreditsModule())
                        .addModule(dates())
                        .build());
        for (ObjectMapper either : mappers) {
            assertThat(either.writeValueAsString(at)).isEqualTo("\"host 2025-01-31T09:00:00Z\"");
            assertThat(either.readValue("\"host 2025-01-31T09:00:00Z\"", Instant.class))
                    .isEqualTo(at);
            AccountBalance balance = AccountBalance.beforeOpening(AccountId.of("w1"), at);
            assertThat(either.writeValueAsString(balance)).contains("\"at\":\"2025-01-31T09:00:00Z\"");
            assertThat(either.readValue(either.writeValueAsString(balance), AccountBalance.class))
                    .isEqualTo(balance);
        }
    }

    @Test
    void shouldNotTouchTypesOfOthers() throws JsonProcessingException {
        assertThat(mapper.writeValueAsString(new BigDecimal("1.50"))).isEqualTo("1.50");
        assertThat(mapper.writeValueAsString(List.of("a", 1, true))).isEqualTo("[\"a\",1,true]");
        CreditMaintenance.Run run = new CreditMaintenance.Run(2, 3, 3, 4);
        assertThat(mapper.readValue(mapper.writeValueAsString(run), CreditMaintenance.Run.class))
                .isEqualTo(run);
    }

    @Test
    void shouldRefuseAMapsKeyThatIsNoName() {
        assertThatThrownBy(() -> mapper.readValue("{\" x\": \"3\"}", new TypeReference<Map<AccountId, Credits>>() {}))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining("wanted no blank at either end");
    }
}
