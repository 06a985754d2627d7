package io.credits.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.jar.JarFile;

/** The databases that tests run on; servers are started once, with data under target, and stopped when the JVM ends. */
enum TestDatabase {
    H2 {
        @Override
        void configure(HikariConfig config) {
            config.setJdbcUrl("jdbc:h2:mem:" + unusedName("h2") + ";DB_CLOSE_DELAY=-1");
        }
    },
    SQLITE {
        @Override
        void configure(HikariConfig config) {
            Path folder = Path.of("target", "sqlite");
            try {
                Files.createDirectories(folder);
                config.setJdbcUrl("jdbc:sqlite:" + Files.createTempFile(folder, "credits", ".db")
                        + "?journal_mode=WAL&synchronous=OFF&busy_timeout=20000");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    POSTGRESQL {
        private EmbeddedPostgres server;

        @Override
        synchronized void configure(HikariConfig config) {
            server = server == null ? startPostgres(null) : server;
            configurePostgres(config, server);
        }
    },
    POSTGRESQL_OLDER {
        private EmbeddedPostgres server;

        @Override
        synchronized void configure(HikariConfig config) {
            server = server == null ? startPostgres(Path.of("target", "servers", "postgresql-older.jar")) : server;
            configurePostgres(config, server);
        }
    },
    MARIADB {
        private int port;

        @Override
        synchronized void configure(HikariConfig config) {
            port = port == 0 ? MariaDbServer.start() : port;
            config.setJdbcUrl("jdbc:mariadb://127.0.0.1:" + port + "/" + unusedName("credits")
                    + "?createDatabaseIfNotExist=true&user=root");
        }
    };

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static final int CONNECTIONS = 16;

    abstract void configure(HikariConfig config);

    /** A pool on a new database with the tables. */
    HikariDataSource fresh() {
        return fresh(config -> {});
    }

    HikariDataSource fresh(Consumer<HikariConfig> settings) {
        HikariDataSource pool = empty(settings);
        CreditsSchema.create(pool);
        return pool;
    }

    /** A pool on a new database without tables. */
    HikariDataSource empty(Consumer<HikariConfig> settings) {
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        configure(config);
        settings.accept(config);
        return new HikariDataSource(config);
    }

    private static String unusedName(String prefix) {
        return prefix + "_" + DATABASES.incrementAndGet();
    }

    private static void configurePostgres(HikariConfig config, EmbeddedPostgres server) {
        String name = unusedName("credits");
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        config.setJdbcUrl(server.getJdbcUrl("postgres", name));
    }

    private static EmbeddedPostgres startPostgres(Path jar) {
        try {
            Path folder = Path.of("target", "postgresql").toAbsolutePath();
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(folder.toFile())
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("max_connections", "200");
            if (jar != null) {
                builder.setPgBinaryResolver((system, machine) -> binary(jar));
            }
            EmbeddedPostgres server = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    server.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("resource") // read to its end by the caller, in a JVM that ends soon
    private static InputStream binary(Path jar) throws IOException {
        JarFile file = new JarFile(jar.toFile());
        return file.getInputStream(file.stream()
                .filter(entry -> entry.getName().toLowerCase(Locale.ROOT).endsWith(".txz"))
                .findFirst()
                .orElseThrow());
    }
}
