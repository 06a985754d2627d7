package io.credits.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import io.credits.ledger.Terms;
import java.io.IOException;

/**
 * Lets a mapper read values in our form; refuses anything else with the path within the value.
 *
 * @param <T> the type
 */
final class FormReader<T> extends StdDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient Form<T> form;

    FormReader(Form<T> form, Class<T> type) {
        super(type);
        this.form = form;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode tree = context.readTree(parser);
        boolean strict = context.isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        JsonCursor cursor = strict ? JsonCursor.of(tree) : JsonCursor.lenient(tree);
        Terms terms = context.getAttribute(Terms.class) instanceof Terms given ? given : null;
        try {
            return form.read(new Source(cursor, FormContext.FULL.under(terms)));
        } catch (IllegalArgumentException refusal) {
            MismatchedInputException mismatch =
                    MismatchedInputException.from(parser, handledType(), refusal.getMessage());
            mismatch.initCause(refusal);
            throw mismatch;
        }
    }

    /** Our families say themselves what they are. */
    @Override
    public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer type)
            throws IOException {
        return deserialize(parser, context);
    }
}
