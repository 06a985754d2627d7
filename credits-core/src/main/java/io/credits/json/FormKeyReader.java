package io.credits.json;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;

/** Lets a mapper read names of members in our form. */
final class FormKeyReader extends KeyDeserializer {

    private final TextForm<?> form;

    FormKeyReader(TextForm<?> form) {
        this.form = form;
    }

    @Override
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
        try {
            return form.named(JsonCursor.of(TextNode.valueOf(key)), key);
        } catch (JsonFormException refusal) {
            MismatchedInputException mismatch =
                    MismatchedInputException.from(context.getParser(), Object.class, refusal.getMessage());
            mismatch.initCause(refusal);
            throw mismatch;
        }
    }
}
