package io.credits.json;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.KeyDeserializers;
import com.fasterxml.jackson.databind.ser.Serializers;
import io.credits.ledger.Outcome;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Jackson 2 module for the library's public values and views.
 *
 * <pre>{@code
 * ObjectMapper mapper = JsonMapper.builder().addModule(new CreditsModule()).build();
 * mapper.writeValueAsString(ledger.balance(account));
 * }</pre>
 *
 * <p>The library's own types look the same on every mapper, whatever its naming, inclusion and date settings are. Unknown
 * members are refused unless the mapper disables {@code FAIL_ON_UNKNOWN_PROPERTIES}. Outside the library's types the module
 * also gives money and {@code java.time} a form (no other Jackson module is needed), unless a module for them was registered
 * before.
 *
 * <p>An account is read only together with its terms: {@code mapper.reader().withAttribute(Terms.class, terms)}. Decisions,
 * batches and answers to references live within one call of a store and have no JSON form. Immutable and safe for use by
 * several threads.
 */
@SuppressWarnings("exports") // Jackson stays optional: only a host that has it uses this
public final class CreditsModule extends Module {

    private static final String OURS = "io.credits.";

    /** Creates the module. */
    public CreditsModule() {
        // It has no settings: one spelling for everybody.
    }

    @Override
    public String getModuleName() {
        return "credits";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        ObjectMapper mapper = context.getOwner();
        Set<Object> before = mapper == null ? Set.of() : mapper.getRegisteredModuleIds();
        boolean times = before.stream().noneMatch(id -> id.toString().contains("jsr310"));
        boolean money = before.stream()
                .noneMatch(
                        id -> id.toString().toLowerCase(java.util.Locale.ROOT).contains("money"));
        Scope scope = new Scope(times, money);
        context.addSerializers(new Writers(scope));
        context.addDeserializers(new Readers(scope));
        context.addKeyDeserializers(new Keys());
    }

    /** Which types the module speaks for. */
    private record Scope(boolean times, boolean money) {
        boolean covers(Class<?> type) {
            String name = type.getName();
            return name.startsWith(OURS)
                    || (times && name.startsWith("java.time."))
                    || (money && name.startsWith("org.joda.money."));
        }

        <T> @Nullable Form<T> form(Class<T> type) {
            return covers(type) ? Forms.find(type) : null;
        }
    }

    private static final class Writers extends Serializers.Base {

        private final Scope scope;

        Writers(Scope scope) {
            this.scope = scope;
        }

        @Override
        @SuppressWarnings("unchecked") // Jackson asks for the serializer of a class by its type
        public @Nullable JsonSerializer<?> findSerializer(
                SerializationConfig config, JavaType type, BeanDescription description) {
            if (Outcome.class.isAssignableFrom(type.getRawClass())) {
                return new OutcomeWriter();
            }
            Form<Object> form = scope.form((Class<Object>) type.getRawClass());
            return form == null ? null : new FormWriter<>(form, (Class<Object>) type.getRawClass());
        }
    }

    private static final class Readers extends Deserializers.Base {

        private final Scope scope;

        Readers(Scope scope) {
            this.scope = scope;
        }

        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) {
            return type.getRawClass() == Outcome.class
                    ? new OutcomeReader(type.containedTypeOrUnknown(0))
                    : reader(type.getRawClass());
        }

        @Override
        public @Nullable JsonDeserializer<?> findEnumDeserializer(
                Class<?> type, DeserializationConfig config, BeanDescription description) {
            return reader(type);
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return type == Outcome.class || scope.form(type) != null;
        }

        private <T> @Nullable JsonDeserializer<T> reader(Class<T> type) {
            Form<T> form = scope.form(type);
            return form == null ? null : new FormReader<>(form, type);
        }
    }

    /** Names are texts too. */
    private static final class Keys implements KeyDeserializers {
        @Override
        public @Nullable KeyDeserializer findKeyDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) {
            Class<?> raw = type.getRawClass();
            return raw.getName().startsWith(OURS) && Forms.find(raw) instanceof TextForm<?> form
                    ? new FormKeyReader(form)
                    : null;
        }
    }
}
