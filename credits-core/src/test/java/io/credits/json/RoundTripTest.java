package io.credits.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import io.credits.amount.Credits;
import io.credits.ledger.Account;
import io.credits.ledger.Batch;
import io.credits.ledger.Decision;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.ledger.Past;
import io.credits.ledger.Rejection;
import io.credits.ledger.Terms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The law {@code read(write(x)).equals(x)}, for every public record there is and will be. */
class RoundTripTest {

    /** They live within one call of a store, between its reading and its writing, and are never shown to anybody. */
    private static final Set<Class<?>> NEVER_SHOWN =
            Set.of(Past.class, Batch.class, Decision.Accepted.class, Decision.Rejected.class);

    /** Their form depends on the result they carry; they have a test of their own. */
    private static final Set<Class<?>> GENERIC = Set.of(Outcome.Accepted.class, Outcome.Refused.class);

    private static final Set<Record> VALUES = Values.all();

    private final Locale locale = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(locale);
    }

    @Test
    void shouldKnowAValueOfEveryPublicRecord() {
        Set<Class<?>> known = VALUES.stream().map(Object::getClass).collect(Collectors.toCollection(HashSet::new));
        known.addAll(NEVER_SHOWN);
        assertThat(publicRecords())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(known).as("values of " + type).contains(type));
    }

    static Stream<Class<?>> shown() {
        return publicRecords().stream().filter(type -> !NEVER_SHOWN.contains(type) && !GENERIC.contains(type));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void shouldReadWhatItWroteForAStore(Class<?> type) {
        assertThat(values(type)).isNotEmpty().allSatisfy(value -> {
            String json = JsonText.write(form(value), value, FormContext.SPARSE);
            FormContext terms = FormContext.SPARSE.under(terms(value));
            assertThat((Object) form(value).read(new Source(JsonCursor.parse(json), terms)))
                    .as(json)
                    .isEqualTo(value);
        });
    }

    @ParameterizedTest
    @MethodSource("shown")
    void shouldReadWhatAMapperWrote(Class<?> type) {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new CreditsModule())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        assertThat(values(type)).isNotEmpty().allSatisfy(value -> shouldReturn(mapper, value));
    }

    @ParameterizedTest
    @MethodSource("shown")
    void shouldHaveTheSameFormOnAWaywardMapperInTurkey(Class<?> type) throws JsonProcessingException {
        ObjectMapper plain = JsonMapper.builder().addModule(new CreditsModule()).build();
        ObjectMapper wayward = wayward();
        for (Record value : values(type)) {
            String expected = plain.writeValueAsString(value);
            Locale.setDefault(new Locale("tr", "TR"));
            assertThat(wayward.writeValueAsString(value)).isEqualTo(expected);
            shouldReturn(wayward, value);
            assertThat(CreditsJson.read(
                            CreditsJson.write(value(value)), value(value).getClass()))
                    .isEqualTo(value(value));
            Locale.setDefault(locale);
        }
    }

    /** Settings that change what a mapper makes of records it does not know. */
    @SuppressWarnings("deprecation") // some of the settings are, and hosts have them all the same
    private static ObjectMapper wayward() {
        return JsonMapper.builder()
                .addModule(new CreditsModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .serializationInclusion(JsonInclude.Include.NON_DEFAULT)
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(MapperFeature.USE_STD_BEAN_NAMING)
                .enable(SerializationFeature.WRITE_ENUMS_USING_INDEX)
                .enable(SerializationFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .activateDefaultTyping(
                        BasicPolymorphicTypeValidator.builder()
                                .allowIfBaseType("io.credits.")
                                .build(),
                        ObjectMapper.DefaultTyping.OBJECT_AND_NON_CONCRETE)
                .build();
    }

    @Test
    void shouldReadEveryEntryCommandAndRefusalByItsFamily() throws JsonProcessingException {
        ObjectMapper mapper =
                JsonMapper.builder().addModule(new CreditsModule()).build();
        for (Record value : VALUES) {
            for (Class<?> family : List.of(LedgerEntry.class, LedgerCommand.class, Rejection.class)) {
                if (family.isInstance(value)) {
                    assertThat((Object) mapper.readValue(mapper.writeValueAsString(value), family))
                            .isEqualTo(value);
                }
            }
        }
    }

    @Test
    void shouldReadTheAnswersToCommands() throws JsonProcessingException {
        ObjectMapper mapper =
                JsonMapper.builder().addModule(new CreditsModule()).build();
        List<Outcome<?>> outcomes = new Told().outcomes();
        assertThat(outcomes).anyMatch(outcome -> outcome.rejection().isPresent());
        for (Outcome<?> outcome : outcomes) {
            String json = mapper.writeValueAsString(outcome);
            assertThat(mapper.readValue(json, new TypeReference<Outcome<LedgerEntry>>() {}))
                    .as(json)
                    .isEqualTo(outcome);
        }
        String json = mapper.writeValueAsString(new Outcome.Accepted<>(Credits.of(3), true));
        assertThat(json).isEqualTo("{\"accepted\":true,\"replayed\":true,\"result\":\"3\"}");
        assertThat(mapper.readValue(json, new TypeReference<Outcome<Credits>>() {}))
                .isEqualTo(new Outcome.Accepted<>(Credits.of(3), true));
    }

    @Test
    void shouldNameARefusalByItsCode() throws JsonProcessingException {
        ObjectMapper mapper =
                JsonMapper.builder().addModule(new CreditsModule()).build();
        for (Record value : VALUES) {
            if (value instanceof Rejection rejection) {
                assertThat(mapper.readTree(mapper.writeValueAsString(rejection))
                                .get("code")
                                .textValue())
                        .isEqualTo(rejection.code().name());
            }
        }
    }

    private static void shouldReturn(ObjectMapper mapper, Record value) {
        try {
            String json = mapper.writeValueAsString(value);
            Terms terms = terms(value);
            Object read = mapper.readerFor(value.getClass())
                    .withAttribute(Terms.class, terms)
                    .readValue(json);
            assertThat(read).as(json).isEqualTo(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Terms terms(Record value) {
        return value instanceof Account account ? account.terms() : null;
    }

    /** Accounts are not read without terms: their opening stands for them where there are none. */
    private static Record value(Record value) {
        return value instanceof Account account ? account.opening() : value;
    }

    private static List<Record> values(Class<?> type) {
        return VALUES.stream().filter(type::isInstance).toList();
    }

    @SuppressWarnings("unchecked") // a value has the form of its class
    private static Form<Record> form(Record value) {
        return Forms.of((Class<Record>) value.getClass());
    }

    /** The public records of all packages below the doors, nested ones included. */
    private static Set<Class<?>> publicRecords() {
        try {
            Path classes = Path.of(Credits.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(classes.resolve("io/credits"))) {
                return files.map(file -> classes.relativize(file).toString().replace('\\', '/'))
                        .filter(name -> name.endsWith(".class") && name.split("/").length > 3)
                        .filter(name -> !name.startsWith("io/credits/json/") && !name.endsWith("-info.class"))
                        .<Class<?>>map(RoundTripTest::load)
                        .filter(type -> type.isRecord() && isPublic(type))
                        .collect(Collectors.toSet());
            }
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(
                    file.substring(0, file.length() - ".class".length()).replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
