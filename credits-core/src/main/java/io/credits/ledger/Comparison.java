package io.credits.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the first member in which two descriptions differ [R17]. */
final class Comparison {

    private Comparison() {}

    static @Nullable String firstDifference(Consumer<Members> one, Consumer<Members> other) {
        Map<String, @Nullable Object> found = membersOf(one);
        Map<String, @Nullable Object> earlier = membersOf(other);
        for (Map.Entry<String, @Nullable Object> member : found.entrySet()) {
            if (!Objects.equals(member.getValue(), earlier.get(member.getKey()))) {
                return member.getKey();
            }
        }
        return null;
    }

    private static Map<String, @Nullable Object> membersOf(Consumer<Members> description) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        description.accept(new Members() {
            @Override
            public Members put(String name, @Nullable Object value) {
                members.put(name, value);
                return this;
            }
        });
        return members;
    }
}
