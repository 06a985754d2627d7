import org.jspecify.annotations.NullMarked;

/** Keeps credit accounts in the host's own relational database, inside the host's own transaction if it likes. */
@NullMarked
module io.credits.jdbc {
    requires static transitive org.jspecify;
    requires transitive io.credits;
    requires transitive java.sql;
    requires com.fasterxml.jackson.databind;
    requires org.slf4j;

    exports io.credits.jdbc;
    // Migration tools read the files of these folders.
    opens io.credits.jdbc.migration.h2;
    opens io.credits.jdbc.migration.mariadb;
    opens io.credits.jdbc.migration.mysql;
    opens io.credits.jdbc.migration.postgresql;
    opens io.credits.jdbc.migration.sqlite;
}
