package io.credits.jdbc;

import java.util.regex.Pattern;

/**
 * Begins the names of the tables, indexes and constraints; the only text that is ever put into SQL.
 *
 * @param value the prefix, {@code credit_} unless the host chooses another
 */
record TablePrefix(String value) {

    private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9_]{0,29}_");

    private static final Pattern OURS = Pattern.compile("\\bcredit_");

    static final TablePrefix DEFAULT = new TablePrefix("credit_");

    TablePrefix {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("tablePrefix: wanted a lower-case letter, then letters, digits or"
                    + " underscores, with an underscore at the end, at most 31 characters, found "
                    + (value.length() > 40 ? value.length() + " characters" : value));
        }
    }

    /** Puts the prefix into a text of ours, once. */
    String in(String sql) {
        return equals(DEFAULT) ? sql : OURS.matcher(sql).replaceAll(value);
    }
}
