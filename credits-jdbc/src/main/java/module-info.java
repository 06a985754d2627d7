import org.jspecify.annotations.NullMarked;

/** Keeps credit accounts in the host's own relational database, inside the host's own transaction if it likes. */
@NullMarked
module io.credits.jdbc {
    requires static transitive org.jspecify;
    requires transitive io.credits;
    requires transitive java.sql;
    requires com.fasterxml.jackson.databind;
    requires org.slf4j;
}
