package io.credits.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/**
 * Lets a mapper write values in our form, every member of them.
 *
 * @param <T> the type
 */
final class FormWriter<T> extends StdSerializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient Form<T> form;

    FormWriter(Form<T> form, Class<T> type) {
        super(type);
        this.form = form;
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        try {
            form.write(value, new Sink(generator, FormContext.FULL));
        } catch (IllegalArgumentException refusal) {
            throw JsonMappingException.from(generator, refusal.getMessage(), refusal);
        }
    }

    /** Our families say themselves what they are. */
    @Override
    public void serializeWithType(T value, JsonGenerator generator, SerializerProvider provider, TypeSerializer type)
            throws IOException {
        serialize(value, generator, provider);
    }
}
