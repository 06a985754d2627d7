package io.credits.jdbc.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A host in a process of its own: for each line "threads accounts millis" that it reads it debits, and says how often. */
public final class HostMain {

    private HostMain() {}

    /**
     * Works until its input ends.
     *
     * @param arguments the URL of a database that has the accounts
     */
    public static void main(String[] arguments) throws IOException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setMaximumPoolSize(8);
        OwnLedger own = new OwnLedger();
        try (HikariDataSource pool = new HikariDataSource(config);
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            own.use(pool);
            System.out.println("ready");
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                String[] parts = order.split(" ");
                Workload workload = new Workload("a host", Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), 1);
                Duration time = Duration.ofMillis(Long.parseLong(parts[2]));
                System.out.println(Run.of(own, workload, time).lines());
            }
        }
    }
}
