package io.credits.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** From text to tree and from values to text. Texts from outside are limited, those that we stored are not. */
final class JsonText {

    private static final int MAX_TOKENS = 2_000_000;

    private static final int MAX_STRING = 100_000;

    private static final int MAX_NAME = 1_000;

    private static final int MAX_NUMBER = 100;

    /** Characters beyond the first plane stand as themselves, as all others do. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private static final ObjectReader FOREIGN = reader(StreamReadConstraints.builder()
            .maxDocumentLength(JsonCursor.MAX_LENGTH)
            .maxNestingDepth(JsonCursor.MAX_DEPTH)
            .maxTokenCount(MAX_TOKENS)
            .maxStringLength(MAX_STRING)
            .maxNameLength(MAX_NAME)
            .maxNumberLength(MAX_NUMBER)
            .build());

    private static final ObjectReader OWN = reader(StreamReadConstraints.builder()
            .maxNestingDepth(JsonCursor.MAX_DEPTH)
            .build());

    private JsonText() {}

    private static ObjectReader reader(StreamReadConstraints limits) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(limits)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readerFor(JsonNode.class);
    }

    /** Parses a text that somebody else wrote. */
    static JsonNode foreign(String json) {
        if (json.length() > JsonCursor.MAX_LENGTH) {
            throw new JsonFormException(
                    "$", "wanted at most " + JsonCursor.MAX_LENGTH + " characters, found " + json.length());
        }
        return tree(FOREIGN, json);
    }

    /** Parses a stream that somebody else wrote. */
    static JsonNode foreign(InputStream json) throws IOException {
        try (JsonParser parser = FOREIGN.createParser(json)) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            return present(FOREIGN.readValue(parser));
        } catch (JsonProcessingException malformed) {
            throw refused(malformed);
        }
    }

    /** Parses a text that we wrote ourselves, whatever its length. */
    static JsonNode own(String json) {
        return tree(OWN, json);
    }

    /** Writes a value. */
    static <T> String write(Form<T> form, T value, FormContext context) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            form.write(value, new Sink(generator, context));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** Tells whether a text is an optional minus sign, ASCII digits and an optional fraction with digits. */
    static boolean isPlainDecimal(String text) {
        int digits = 0;
        boolean point = false;
        for (int i = text.startsWith("-") ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && digits > 0 && !point) {
                point = true;
                digits = 0;
            } else {
                return false;
            }
        }
        return digits > 0;
    }

    private static JsonNode tree(ObjectReader reader, String json) {
        try {
            return present(reader.readValue(json));
        } catch (JsonProcessingException malformed) {
            throw refused(malformed);
        }
    }

    private static JsonNode present(JsonNode tree) {
        if (tree == null || tree.isMissingNode()) {
            throw new JsonFormException("$", "wanted a JSON value, found nothing");
        }
        return tree;
    }

    private static JsonFormException refused(JsonProcessingException malformed) {
        String where = malformed.getLocation() == null
                ? ""
                : " at line " + malformed.getLocation().getLineNr() + ", column "
                        + malformed.getLocation().getColumnNr();
        return new JsonFormException(
                "$", "wanted JSON, found" + where + ": " + malformed.getOriginalMessage(), malformed);
    }
}
