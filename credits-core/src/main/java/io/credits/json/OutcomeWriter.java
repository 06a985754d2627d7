package io.credits.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.credits.ledger.Outcome;
import io.credits.ledger.Rejection;
import java.io.IOException;
import java.util.Optional;

/** Writes the answer to a command: its result, of whatever type, or why it was refused. */
final class OutcomeWriter extends StdSerializer<Outcome<?>> {

    private static final long serialVersionUID = 1L;

    static final String ACCEPTED = "accepted";
    static final String REPLAYED = "replayed";
    static final String RESULT = "result";
    static final String REJECTION = "rejection";

    OutcomeWriter() {
        super(Outcome.class, false);
    }

    @Override
    public void serialize(Outcome<?> outcome, JsonGenerator generator, SerializerProvider provider) throws IOException {
        Optional<Rejection> rejection = outcome.rejection();
        generator.writeStartObject();
        generator.writeBooleanField(ACCEPTED, rejection.isEmpty());
        if (rejection.isPresent()) {
            provider.defaultSerializeField(REJECTION, rejection.get(), generator);
        } else {
            generator.writeBooleanField(REPLAYED, outcome.replayed());
            provider.defaultSerializeField(RESULT, outcome.orElseThrow(), generator);
        }
        generator.writeEndObject();
    }

    @Override
    public void serializeWithType(
            Outcome<?> outcome, JsonGenerator generator, SerializerProvider provider, TypeSerializer type)
            throws IOException {
        serialize(outcome, generator, provider);
    }
}
