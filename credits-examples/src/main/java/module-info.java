import org.jspecify.annotations.NullMarked;

/** Runnable answers to one question each, and a tour of them all. */
@NullMarked
@SuppressWarnings("requires-automatic") // H2 has no module descriptor; an application may depend on its name
module io.credits.examples {
    requires static org.jspecify;
    requires io.credits;
    requires io.credits.jdbc;
    requires com.fasterxml.jackson.databind;
    requires com.h2database;
    requires com.zaxxer.hikari;
    requires java.naming;
    requires transitive java.sql;

    exports io.credits.examples;
    exports io.credits.examples.scenario;
}
