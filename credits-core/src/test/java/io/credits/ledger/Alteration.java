package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Alters one member of a record at a time, deep down, by its type; what a constructor refuses needs no audit. */
final class Alteration {

    /** A record with one member altered. */
    record Altered(String path, Object value) {}

    private Alteration() {}

    static List<Altered> ofEvery(Record whole) {
        List<Altered> all = new ArrayList<>();
        RecordComponent[] components = whole.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Object member = read(whole, components[i]);
            for (Altered altered : ofMember(member, components[i].getType())) {
                Object changed = with(whole, components, i, altered.value());
                if (changed != null && !changed.equals(whole)) {
                    all.add(new Altered(components[i].getName() + altered.path(), changed));
                }
            }
        }
        return all;
    }

    /** The record with another value for the named member, or null if its constructor refuses that. */
    static Record with(Record whole, String name, Object value) {
        RecordComponent[] components = whole.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equals(name)) {
                return (Record) with(whole, components, i, value);
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static List<Altered> ofMember(Object member, Class<?> type) {
        List<Altered> altered = new ArrayList<>();
        Object simple = ofSimple(member, type);
        if (simple != null) {
            altered.add(new Altered("", simple));
        } else if (member instanceof List<?> list && !list.isEmpty()) {
            altered.add(new Altered("[removed]", list.subList(1, list.size())));
            if (list.get(0) instanceof Record first) {
                for (Altered inner : ofEvery(first)) {
                    List<Object> changed = new ArrayList<>(list);
                    changed.set(0, inner.value());
                    altered.add(new Altered("[0]." + inner.path(), changed));
                }
            }
        } else if (member instanceof Record nested
                && nested.getClass().getName().startsWith("io.credits")) {
            ofEvery(nested).forEach(inner -> altered.add(new Altered("." + inner.path(), inner.value())));
        }
        return altered;
    }

    private static Object ofSimple(Object member, Class<?> type) {
        if (member == null) {
            return type == Instant.class
                    ? Instant.parse("2031-01-01T00:00:00Z")
                    : type == Credits.class ? Credits.of(1) : null;
        } else if (member instanceof Credits credits) {
            return Credits.ofMicros(credits.micros() + 1);
        } else if (member instanceof Quantity quantity) {
            return quantity.plus(Quantity.of(1));
        } else if (member instanceof Hash hash) {
            return new Hash(hash.low(), hash.high() + 1);
        } else if (member instanceof Long number) {
            return number + 1;
        } else if (member instanceof Integer number) {
            return number + 1;
        } else if (member instanceof Boolean flag) {
            return !flag;
        } else if (member instanceof String text) {
            return text + "x";
        } else if (member instanceof BigDecimal number) {
            return number.add(BigDecimal.ONE);
        } else if (member instanceof Instant instant) {
            return instant.plusNanos(1_000);
        } else if (member instanceof LocalDate day) {
            return day.plusDays(1);
        } else if (member instanceof ZoneId) {
            return ZoneId.of("Asia/Tokyo");
        } else if (member instanceof Enum<?> constant) {
            Object[] constants = constant.getDeclaringClass().getEnumConstants();
            return constants[(constant.ordinal() + 1) % constants.length];
        }
        return null;
    }

    private static Object read(Record whole, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object with(Record whole, RecordComponent[] components, int at, Object value) {
        try {
            Class<?>[] types = new Class<?>[components.length];
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = i == at ? value : read(whole, components[i]);
            }
            Constructor<?> constructor = whole.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
