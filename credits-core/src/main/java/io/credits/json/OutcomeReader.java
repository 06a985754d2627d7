package io.credits.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.credits.ledger.Outcome;
import io.credits.ledger.Rejection;
import java.io.IOException;

/** Reads the answer to a command whose result is of a known type. */
final class OutcomeReader extends StdDeserializer<Outcome<?>> {

    private static final long serialVersionUID = 1L;

    private final JavaType result;

    OutcomeReader(JavaType result) {
        super(Outcome.class);
        this.result = result;
    }

    @Override
    public Outcome<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode tree = context.readTree(parser);
        JsonCursor cursor = JsonCursor.of(tree);
        try {
            if (!cursor.member(OutcomeWriter.ACCEPTED).bool()) {
                JsonNode rejection = cursor.member(OutcomeWriter.REJECTION).node();
                return new Outcome.Refused<>(context.readTreeAsValue(rejection, Rejection.class));
            }
            boolean replayed = cursor.member(OutcomeWriter.REPLAYED).bool();
            JsonNode accepted = cursor.member(OutcomeWriter.RESULT).node();
            return new Outcome.Accepted<>(context.readTreeAsValue(accepted, result), replayed);
        } catch (JsonFormException refusal) {
            MismatchedInputException mismatch =
                    MismatchedInputException.from(parser, Outcome.class, refusal.getMessage());
            mismatch.initCause(refusal);
            throw mismatch;
        }
    }
}
