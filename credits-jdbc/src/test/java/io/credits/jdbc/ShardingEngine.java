package io.credits.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * ShardingSphere-JDBC over three PostgreSQL databases. It is loaded apart from everything else, with the libraries it was
 * built with; only the interfaces of the JDK are shared.
 */
final class ShardingEngine implements AutoCloseable {

    private static final Path JARS = Path.of("target", "servers", "sharding-engine.txt");

    private static final String TABLE = """
                credit_%1$s:
                  actualDataNodes: ds_${0..2}.credit_%1$s
            """;

    private static final List<String> BY_ACCOUNT = List.of(
            "account",
            "entry",
            "usage_by_feature",
            "usage_by_channel",
            "checkpoint",
            "quote",
            "purchase",
            "standing",
            "top_up",
            "event");

    private static final String RULES = """
            mode:
              type: Standalone
            rules:
            - !SHARDING
              tables:
            %s  defaultDatabaseStrategy:
                standard:
                  shardingColumn: account_id
                  shardingAlgorithmName: by_account
              shardingAlgorithms:
                by_account:
                  type: INLINE
                  props:
                    algorithm-expression: ds_${Math.floorMod(account_id.hashCode(), 3)}
            - !SINGLE
              tables:
              - ds_0.credit_receipt_series
              - ds_0.credit_receipt
            """;

    private static ClassLoader loader;

    private final Shards shards;
    private final DataSource engine;
    private final Routes routes;
    private final ClassLoader before;

    /** Starts the engine over three databases with the library's tables. */
    ShardingEngine(List<HikariDataSource> databases) {
        shards = new Shards(
                List.copyOf(databases), account -> Math.floorMod(account.value().hashCode(), databases.size()));
        Map<String, DataSource> named = new LinkedHashMap<>();
        for (int i = 0; i < databases.size(); i++) {
            named.put("ds_" + i, databases.get(i));
        }
        // It looks for its own parts in what the calling thread sees, now and later; threads hand that on.
        before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader());
        engine = created(named, rules());
        routes = new Routes(shards);
    }

    static ShardingEngine overThreeDatabases() {
        return new ShardingEngine(List.of(
                TestDatabase.POSTGRESQL.fresh(), TestDatabase.POSTGRESQL.fresh(), TestDatabase.POSTGRESQL.fresh()));
    }

    private static String rules() {
        return RULES.formatted(BY_ACCOUNT.stream().map(TABLE::formatted).collect(Collectors.joining()));
    }

    private DataSource created(Map<String, DataSource> databases, String rules) {
        try {
            return (DataSource)
                    loader().loadClass("org.apache.shardingsphere.driver.api.yaml.YamlShardingSphereDataSourceFactory")
                            .getMethod("createDataSource", Map.class, byte[].class)
                            .invoke(null, databases, rules.getBytes(StandardCharsets.UTF_8));
        } catch (ReflectiveOperationException e) {
            Thread.currentThread().setContextClassLoader(before);
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("resource") // lives as long as the JVM
    private static synchronized ClassLoader loader() {
        if (loader == null) {
            try {
                List<URL> jars = new ArrayList<>();
                for (String jar : Files.readAllLines(JARS)) {
                    jars.add(Path.of(jar).toUri().toURL());
                }
                loader = new URLClassLoader(jars.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return loader;
    }

    /** The engine, and before it somebody who looks at each statement. */
    DataSource dataSource() {
        return routes.watched(engine);
    }

    Routes routes() {
        return routes;
    }

    DataSource unwatched() {
        return engine;
    }

    Shards shards() {
        return shards;
    }

    JdbcLedgerStore store() {
        return JdbcLedgerStore.builder(ConnectionSource.owning(dataSource()))
                .shards(shards)
                .build();
    }

    @Override
    public void close() {
        Thread.currentThread().setContextClassLoader(before);
        try {
            ((AutoCloseable) engine).close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        for (DataSource each : shards.dataSources()) {
            ((HikariDataSource) each).close();
        }
    }
}
