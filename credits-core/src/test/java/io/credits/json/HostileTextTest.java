package io.credits.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.amount.Quantity;
import io.credits.spi.Catalog;
import io.credits.tax.Gstin;
import io.credits.tax.InvalidBillingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever text comes in, it is read, and then reads back equal, or refused by the one documented exception, shortly. */
class HostileTextTest {

    static final int LONGEST_MESSAGE = 600;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String CATALOG = resource("/json/catalog.json");

    @Provide
    Arbitrary<String> nodes() {
        return oddNodes();
    }

    /** JSON that is not what any member wants, or just so. */
    static Arbitrary<String> oddNodes() {
        return Arbitraries.of(
                "null",
                "true",
                "0",
                "-1",
                "1e308",
                "1e-400",
                "99999999999999999999999999",
                "\"\"",
                "\" \"",
                "\"-0\"",
                "\"1e9\"",
                "\"NaN\"",
                "\"1000000000000000000000\"",
                "\"0.0000001\"",
                "\"2024-02-30T00:00:00Z\"",
                "\"+999999999-12-31T23:59:59Z\"",
                "\"P-1D\"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"\\u202e4111111111111111\"",
                "\"" + "9".repeat(5_000) + "\"",
                "[]",
                "[null]",
                "[[[[{}]]]]",
                "{}",
                "{\"id\": {}}",
                "{\"\": null}");
    }

    private static void read(String text) {
        Catalog catalog;
        try {
            catalog = CatalogJson.read(text);
        } catch (JsonFormException refusal) {
            assertThat(refusal.path()).startsWith("$");
            assertThat(refusal.getMessage()).hasSizeLessThan(LONGEST_MESSAGE).startsWith(refusal.path());
            return;
        }
        String written = CatalogJson.write(catalog);
        assertThat(CatalogJson.write(CatalogJson.read(written))).isEqualTo(written);
    }

    @Example
    void shouldReadTheTextThatIsAltered() {
        assertThat(CatalogJson.read(CATALOG).plans()).isNotEmpty();
    }

    @Property(tries = 600)
    void shouldReadOrRefuseACatalogueWithAnotherValueAnywhere(
            @ForAll @IntRange(max = 100_000) int place, @ForAll("nodes") String node, @ForAll boolean replacing)
            throws JsonProcessingException {
        read(altered(CATALOG, place, node, replacing));
    }

    /** A JSON text with another value at one of its places, or without it. */
    static String altered(String json, int place, String node, boolean replacing) throws JsonProcessingException {
        JsonNode root = MAPPER.readTree(json);
        List<Consumer<JsonNode>> places = new ArrayList<>();
        collect(root, places, replacing);
        if (places.isEmpty()) {
            return node;
        }
        places.get(place % places.size()).accept(MAPPER.readTree(node));
        return MAPPER.writeValueAsString(root);
    }

    /** Every place where a value stands, to set or to remove it. */
    private static void collect(JsonNode node, List<Consumer<JsonNode>> places, boolean replacing) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                places.add(value -> {
                    if (replacing) {
                        object.set(name, value);
                    } else {
                        object.remove(name);
                    }
                });
                collect(object.get(name), places, replacing);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(value -> {
                    if (replacing) {
                        array.set(index, value);
                    } else {
                        array.add(array.get(index));
                    }
                });
                collect(array.get(i), places, replacing);
            }
        }
    }

    @Property(tries = 600)
    void shouldReadOrRefuseACatalogueWithOtherCharacters(
            @ForAll @IntRange(max = 100_000) int place,
            @ForAll @IntRange(max = 40) int length,
            @ForAll char character) {
        int from = place % CATALOG.length();
        int to = Math.min(CATALOG.length(), from + length);
        read(CATALOG.substring(0, from) + CATALOG.substring(to));
        read(CATALOG.substring(0, from) + character + CATALOG.substring(from));
        read(CATALOG.substring(0, to) + CATALOG.substring(from));
        read(CATALOG.substring(0, from));
    }

    @Property
    void shouldReadOrRefuseAnyText(@ForAll String text) {
        read(text);
    }

    @Property
    void shouldReadOrRefuseAnyAmount(@ForAll("amounts") String text) {
        try {
            assertThat(Credits.parse(Credits.parse(text).toString())).isEqualTo(Credits.parse(text));
        } catch (InvalidAmountException refusal) {
            assertThat(refusal.getMessage()).hasSizeLessThan(LONGEST_MESSAGE);
        }
        try {
            assertThat(Quantity.parse(Quantity.parse(text).toString())).isEqualTo(Quantity.parse(text));
        } catch (InvalidAmountException refusal) {
            assertThat(refusal.getMessage()).hasSizeLessThan(LONGEST_MESSAGE);
        }
    }

    @Provide
    Arbitrary<String> amounts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("0123456789.-+eE ,_").ofMaxLength(40),
                Arbitraries.strings().ofMaxLength(200),
                Arbitraries.integers().between(1, 20_000).map("9"::repeat));
    }

    @Property
    void shouldReadOrRefuseAnyGstin(@ForAll("registrations") String text) {
        try {
            assertThat(Gstin.of(Gstin.of(text).value())).isEqualTo(Gstin.of(text));
        } catch (InvalidBillingException refusal) {
            assertThat(refusal.getMessage()).hasSizeLessThan(LONGEST_MESSAGE);
        }
    }

    @Provide
    Arbitrary<String> registrations() {
        String right = "29AAACS1234K1ZD";
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.chars()
                        .tuple2()
                        .map(two -> right.replace(two.get1(), two.get2()).replace('A', two.get1())),
                Arbitraries.strings().alpha().numeric().ofLength(15));
    }

    private static String resource(String name) {
        try (InputStream in = HostileTextTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
