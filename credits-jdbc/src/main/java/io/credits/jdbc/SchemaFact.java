package io.credits.jdbc;

/**
 * Names one thing that a table is made of; what it is stands beside it as text in one spelling, wherever it was read.
 *
 * @param kind what it is
 * @param name its name, lower case; empty for what a table has but once
 */
record SchemaFact(Kind kind, String name) {

    /** What a table is made of. */
    enum Kind {
        COLUMN("column"),
        PRIMARY_KEY("primary key"),
        UNIQUE("unique index"),
        INDEX("index"),
        CHECK("check"),
        STORAGE("storage");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    static SchemaFact column(String name) {
        return new SchemaFact(Kind.COLUMN, name);
    }

    static SchemaFact primaryKey() {
        return new SchemaFact(Kind.PRIMARY_KEY, "");
    }

    static SchemaFact unique(String name) {
        return new SchemaFact(Kind.UNIQUE, name);
    }

    static SchemaFact index(String name) {
        return new SchemaFact(Kind.INDEX, name);
    }

    static SchemaFact check(String name) {
        return new SchemaFact(Kind.CHECK, name);
    }

    static SchemaFact storage() {
        return new SchemaFact(Kind.STORAGE, "");
    }

    /** How a message names it. */
    String of(String table) {
        return kind.words + " " + table + (name.isEmpty() ? "" : "." + name);
    }

    /**
     * Tells whether it may stand beside what is ours: it neither refuses nor needs anything.
     *
     * @param found what it is
     */
    boolean isHarmless(String found) {
        return switch (kind) {
            case INDEX -> true;
            case COLUMN -> !found.contains(ColumnText.REQUIRED) || found.contains(ColumnText.DEFAULT);
            default -> false;
        };
    }
}
