package io.credits.json;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The form of a record: a JSON object with a member for each component, by its name and in its order unless told otherwise.
 *
 * <p>What cannot be known from the record is said when the form is declared: which components may be null, what they usually
 * are, which stand for an object whose members stand directly among the others.
 *
 * @param <T> the record
 */
final class RecordForm<T> extends ObjectForm<T> {

    private final MethodHandle constructor;
    private final List<Member> members;
    private final int[] order;
    private final List<Extra<T>> extras;

    /** How a component stands in the object. */
    private enum Place {
        NAMED,
        INLINE,
        SUPPLIED
    }

    /** A component. The usual value is computed from all components, of which reading knows the ones before it. */
    private record Member(
            String component,
            MemberName name,
            MethodHandle accessor,
            @Nullable Form<Object> form,
            Place place,
            @Nullable Function<@Nullable Object[], @Nullable Object> usual,
            @Nullable Function<FormContext, @Nullable Object> supply) {

        /** The same component under the same name, said in another way. */
        Member with(
                @Nullable Form<Object> otherForm,
                Place otherPlace,
                @Nullable Function<@Nullable Object[], @Nullable Object> otherUsual) {
            return new Member(component, name, accessor, otherForm, otherPlace, otherUsual, null);
        }
    }

    /** What follows from the components: written for people, passed over when reading. */
    private record Extra<T>(String name, Form<Object> form, Function<T, ? extends @Nullable Object> value) {}

    private RecordForm(MethodHandle constructor, List<Member> members, int[] order, List<Extra<T>> extras) {
        this.constructor = constructor;
        this.members = members;
        this.order = order;
        this.extras = extras;
    }

    @Override
    void writeMembers(T value, Sink out) throws IOException {
        writeFrom(0, value, out);
    }

    /** Writes the members but for the first few components. */
    void writeFrom(int first, T value, Sink out) throws IOException {
        @Nullable Object[] values = new @Nullable Object[members.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = get(members.get(i).accessor(), value);
        }
        for (int i : order) {
            if (i >= first) {
                write(members.get(i), values, values[i], out);
            }
        }
        if (!out.context().sparse()) {
            for (Extra<T> extra : extras) {
                out.optional(extra.name(), extra.form(), extra.value().apply(value));
            }
        }
    }

    private static void write(Member member, @Nullable Object[] values, @Nullable Object value, Sink out)
            throws IOException {
        if (value == null || member.form() == null) {
            return;
        }
        if (member.place() == Place.INLINE) {
            ((ObjectForm<Object>) member.form()).writeMembers(value, out);
        } else if (!out.context().sparse()
                || member.usual() == null
                || !value.equals(member.usual().apply(values))) {
            out.generator().writeFieldName(out.context().name(member.name()));
            member.form().write(value, out);
        }
    }

    @Override
    T readMembers(Source in) {
        return readFrom(in);
    }

    /** Reads the members but for the first few components, which are given. */
    T readFrom(Source in, Object... given) {
        @Nullable Object[] values = Arrays.<@Nullable Object>copyOf(given, members.size());
        for (int i = given.length; i < values.length; i++) {
            values[i] = read(members.get(i), values, in);
        }
        for (Extra<T> extra : extras) {
            in.cursor().find(in.context().name(extra.name()));
        }
        return in.cursor().refusing(place -> make(values));
    }

    private static @Nullable Object read(Member member, @Nullable Object[] values, Source in) {
        if (member.supply() != null) {
            return member.supply().apply(in.context());
        }
        Form<Object> form = Objects.requireNonNull(member.form());
        if (member.place() == Place.INLINE) {
            return ((ObjectForm<Object>) form).readMembers(in);
        }
        if (member.usual() == null) {
            return in.member(member.name().text(), form);
        }
        Object found = in.optional(member.name().text(), form);
        return found == null ? member.usual().apply(values) : found;
    }

    @SuppressWarnings("unchecked") // the constructor is that of the record
    private T make(@Nullable Object[] values) {
        try {
            return (T) constructor.invokeExact(values);
        } catch (RuntimeException | Error refusal) {
            throw refusal;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }

    private static @Nullable Object get(MethodHandle accessor, Object value) {
        try {
            return accessor.invokeExact(value);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }

    /** Returns the names of the members, those of inlined objects not included. */
    List<String> names() {
        return members.stream()
                .filter(member -> member.place() == Place.NAMED)
                .map(member -> member.name().text())
                .toList();
    }

    /**
     * Says what a record does not tell about its form.
     *
     * @param <T> the record
     */
    static final class Builder<T> {

        private final Class<T> type;
        private final List<Member> members = new ArrayList<>();
        private final List<Extra<T>> extras = new ArrayList<>();
        private final List<Integer> first = new ArrayList<>();
        private final Forms forms;

        Builder(Class<T> type, Forms forms) {
            this.type = type;
            this.forms = forms;
            for (RecordComponent component : type.getRecordComponents()) {
                members.add(new Member(
                        component.getName(),
                        MemberName.of(component.getName()),
                        accessor(component),
                        null,
                        Place.NAMED,
                        null,
                        null));
            }
        }

        /** These components may be null. */
        Builder<T> optional(String... components) {
            for (String component : components) {
                usually(component, (Object) null);
            }
            return this;
        }

        /** These components are written before the others. */
        Builder<T> first(String... components) {
            for (String component : components) {
                first.add(indexOf(component));
            }
            return this;
        }

        /** This is what the component is where nothing is said. */
        Builder<T> usually(String component, @Nullable Object value) {
            return usually(component, values -> value);
        }

        /** This is what the component is where nothing is said, given the components before it. */
        Builder<T> usually(String component, Function<@Nullable Object[], @Nullable Object> value) {
            return change(component, old -> old.with(old.form(), old.place(), value));
        }

        /** Where nothing is said the component is like an earlier one. */
        Builder<T> usuallyLike(String component, String other) {
            int index = indexOf(other);
            return usually(component, values -> values[index]);
        }

        /** The component has another name in JSON. */
        Builder<T> named(String component, String name) {
            return change(
                    component,
                    old -> new Member(
                            old.component(),
                            MemberName.of(name),
                            old.accessor(),
                            old.form(),
                            old.place(),
                            old.usual(),
                            null));
        }

        /** The component has a form of its own. */
        @SuppressWarnings("unchecked") // the form is one of the component's type
        Builder<T> as(String component, Form<?> form) {
            return change(component, old -> old.with((Form<Object>) form, old.place(), old.usual()));
        }

        /** The component's members stand directly in the object. */
        @SuppressWarnings("unchecked") // the form is one of the component's type
        Builder<T> inline(String component, ObjectForm<?> form) {
            return change(component, old -> old.with((Form<Object>) form, Place.INLINE, null));
        }

        /** The component is not said; whoever reads knows it. */
        Builder<T> supplied(String component, Function<FormContext, @Nullable Object> supply) {
            return change(
                    component,
                    old -> new Member(old.component(), old.name(), old.accessor(), null, Place.SUPPLIED, null, supply));
        }

        /** People are also told what follows from the components. */
        @SuppressWarnings("unchecked") // the form is one of the value's type
        <V> Builder<T> also(String name, Class<V> valueType, Function<T, ? extends @Nullable V> value) {
            extras.add(new Extra<>(name, (Form<Object>) (Form<?>) forms.form(valueType), value));
            return this;
        }

        RecordForm<T> build() {
            for (Member member : List.copyOf(members)) {
                if (member.form() == null && member.place() == Place.NAMED) {
                    as(member.component(), forms.form(genericType(member.component())));
                }
            }
            return new RecordForm<>(canonicalConstructor(), List.copyOf(members), order(), List.copyOf(extras));
        }

        private int[] order() {
            IntStream others = IntStream.range(0, members.size()).filter(i -> !first.contains(i));
            return IntStream.concat(first.stream().mapToInt(i -> i), others).toArray();
        }

        private java.lang.reflect.Type genericType(String component) {
            return type.getRecordComponents()[indexOf(component)].getGenericType();
        }

        private Builder<T> change(String component, Function<Member, Member> change) {
            int index = indexOf(component);
            members.set(index, change.apply(members.get(index)));
            return this;
        }

        private int indexOf(String component) {
            for (int i = 0; i < members.size(); i++) {
                if (members.get(i).component().equals(component)) {
                    return i;
                }
            }
            throw new IllegalArgumentException("component: wanted one of " + type + ", found " + component);
        }

        private static MethodHandle accessor(RecordComponent component) {
            try {
                return MethodHandles.lookup()
                        .unreflect(component.getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
            } catch (IllegalAccessException hidden) {
                throw new IllegalStateException(hidden);
            }
        }

        private MethodHandle canonicalConstructor() {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            try {
                return MethodHandles.lookup()
                        .findConstructor(type, MethodType.methodType(void.class, types))
                        .asSpreader(Object[].class, types.length)
                        .asType(MethodType.methodType(Object.class, Object[].class));
            } catch (ReflectiveOperationException hidden) {
                throw new IllegalStateException(hidden);
            }
        }
    }
}
