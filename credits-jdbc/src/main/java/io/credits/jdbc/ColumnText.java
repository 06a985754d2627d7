package io.credits.jdbc;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Spells a column alike whether a migration file or a catalogue describes it. */
final class ColumnText {

    static final String REQUIRED = " NOT NULL";

    static final String DEFAULT = " DEFAULT";

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final Pattern WIDTH = Pattern.compile("^(bigint|int|smallint)\\(\\d+\\)");

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "character varying", "varchar",
            "binary varying", "varbinary",
            "numeric", "decimal",
            "tinyint(1)", "boolean");

    private ColumnText() {}

    static String of(String type, boolean required, boolean defaulted, @Nullable String collation) {
        return type(type)
                + (collation == null ? "" : " COLLATE " + collation)
                + (required ? REQUIRED : "")
                + (defaulted ? DEFAULT : "");
    }

    /** A type's own name: products print other names, or widths that mean nothing, for the same type. */
    private static String type(String written) {
        String type = SPACES.matcher(written.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
        type = WIDTH.matcher(type.replace(", ", ",")).replaceFirst("$1");
        for (Map.Entry<String, String> other : OTHER_NAMES.entrySet()) {
            if (type.equals(other.getKey()) || type.startsWith(other.getKey() + "(")) {
                return other.getValue() + type.substring(other.getKey().length());
            }
        }
        return type;
    }

    /** Tells whether a column of a type compares by a collation. */
    static boolean isText(String type) {
        return type.contains("char") || type.contains("text");
    }
}
