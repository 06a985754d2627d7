package io.credits.examples;

import io.credits.jdbc.CreditsSchema;
import io.credits.jdbc.SqlDialect;
import java.io.PrintStream;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;

/** Migrations: how does Flyway make the tables, and how does a start of the application prove that they are right? */
public final class FlywayMain {

    private FlywayMain() {}

    /**
     * Prints the answer.
     *
     * @param args nothing
     */
    public static void main(String[] args) {
        run(System.out);
    }

    static void run(PrintStream out) {
        var database = JdbcConnectionPool.create("jdbc:h2:mem:migrated;DB_CLOSE_DELAY=-1", "", "");
        // A history of its own keeps the library's versions apart from the application's; version 0 is what is there
        // already.
        var flyway = Flyway.configure()
                .dataSource(database)
                .locations("classpath:" + SqlDialect.H2.migrations())
                .table("credits_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        out.println("Migrations run: " + flyway.migrate().migrationsExecuted);
        CreditsSchema.verify(database); // fails and names every difference, should there be one
        out.println("The schema is as expected");
        out.println("Migrations run again: " + flyway.migrate().migrationsExecuted);
        database.dispose();
    }
}
