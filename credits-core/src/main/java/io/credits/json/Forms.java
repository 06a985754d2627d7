package io.credits.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The forms of all types, each declared once by the room it belongs to. */
final class Forms {

    private static final Forms ALL = new Forms();

    private final Map<Class<?>, Form<?>> byType = new LinkedHashMap<>();

    private Forms() {
        BasicForms.declare(this);
        RatingForms.declare(this);
        PlanForms.declare(this);
        TaxForms.declare(this);
        LedgerForms.declare(this);
        CommandForms.declare(this);
        EntryForms.declare(this);
        RejectionForms.declare(this);
        ReportForms.declare(this);
        PurchaseForms.declare(this);
        AccountExport.declare(this);
        PurchaseExport.declare(this);
    }

    /** Finds the form of a type. */
    static <T> Form<T> of(Class<T> type) {
        Form<T> form = find(type);
        if (form == null) {
            throw new IllegalArgumentException("type: wanted a public value of the library, found " + type.getName());
        }
        return form;
    }

    /** Finds the form of a type, of the family it belongs to if it has none of its own; null if there is none. */
    static <T> @Nullable Form<T> find(Class<T> type) {
        Form<?> exact = ALL.byType.get(type);
        if (exact != null) {
            return cast(exact);
        }
        for (Map.Entry<Class<?>, Form<?>> declared : ALL.byType.entrySet()) {
            if (declared.getKey().isAssignableFrom(type)) {
                return new MemberForm<>(cast(declared.getValue()), type);
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked") // declared with the type that it is found by
    private static <T> Form<T> cast(Form<?> form) {
        return (Form<T>) form;
    }

    /** Declares the form of a type. */
    <T> Form<T> declare(Class<T> type, Form<T> form) {
        byType.put(type, form);
        return form;
    }

    /** Declares a value that is a text. */
    <T> void text(Class<T> type, String wanted, Function<String, @Nullable T> parse, Function<T, String> print) {
        declare(type, new TextForm<>(wanted, parse, print));
    }

    /** Declares a record whose components have forms; none of them may be null. */
    <T> void plain(Class<T> type) {
        declare(type, record(type).build());
    }

    /** Begins the form of a record. */
    <T> RecordForm.Builder<T> record(Class<T> type) {
        return new RecordForm.Builder<>(type, this);
    }

    /** Finds a form among those declared so far; enumerations and collections need no declaration. */
    <T> Form<T> form(Class<T> type) {
        Form<?> declared = byType.get(type);
        if (declared == null && type.isEnum()) {
            declared = declare(type, TextForm.names(type));
        }
        if (declared == null) {
            throw new IllegalStateException("no form is declared yet for " + type);
        }
        return cast(declared);
    }

    Form<?> form(Type type) {
        if (type instanceof Class<?> plain) {
            return form(plain);
        }
        ParameterizedType generic = (ParameterizedType) type;
        Type[] arguments = generic.getActualTypeArguments();
        if (generic.getRawType() == List.class) {
            return new ListForm<>(form(arguments[0]));
        }
        if (generic.getRawType() == Map.class) {
            return new MapForm<>((TextForm<?>) form(arguments[0]), form(arguments[1]));
        }
        throw new IllegalStateException("no form is declared for " + type);
    }
}
