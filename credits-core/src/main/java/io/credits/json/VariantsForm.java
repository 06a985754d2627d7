package io.credits.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The form of a closed family: the members of the record it is, after a leading member that tells which.
 *
 * @param <T> the family
 */
class VariantsForm<T> extends ObjectForm<T> {

    private final String discriminator;
    private final TextForm<Variant<T>> names;
    private final Map<Class<?>, Variant<T>> byType = new LinkedHashMap<>();

    /** A record of the family under its public name. */
    record Variant<T>(String name, Class<?> type, ObjectForm<T> form) {}

    VariantsForm(String discriminator, List<Variant<T>> variants) {
        this.discriminator = discriminator;
        this.names = TextForm.choice(distinct(variants), Variant::name);
        variants.forEach(variant -> byType.put(variant.type(), variant));
    }

    /** Two records may share a name; {@link #variant} then tells them apart. */
    @SuppressWarnings("unchecked") // an array of a record that knows nothing of its type argument
    private static <T> Variant<T>[] distinct(List<Variant<T>> variants) {
        Map<String, Variant<T>> byName = new LinkedHashMap<>();
        variants.forEach(variant -> byName.putIfAbsent(variant.name(), variant));
        return new ArrayList<>(byName.values()).toArray(Variant[]::new);
    }

    @Override
    void writeMembers(T value, Sink out) throws IOException {
        Variant<T> variant = variantOf(value);
        out.member(discriminator, names, variant);
        variant.form().writeMembers(value, out);
    }

    @Override
    T readMembers(Source in) {
        return variant(in).form().readMembers(in);
    }

    /** Finds the record that a text describes. */
    Variant<T> variant(Source in) {
        return in.member(discriminator, names);
    }

    Variant<T> variantOf(T value) {
        Variant<T> variant = byType.get(value.getClass());
        if (variant == null) {
            throw new IllegalArgumentException(
                    "value: wanted one of " + byType.keySet() + ", found " + value.getClass());
        }
        return variant;
    }

    Variant<T> variantNamed(String name) {
        return byType.values().stream()
                .filter(variant -> variant.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(discriminator + ": wanted a known name, found " + name));
    }

    Variant<T> variantOfType(Class<?> type) {
        return Objects.requireNonNull(byType.get(type));
    }
}
