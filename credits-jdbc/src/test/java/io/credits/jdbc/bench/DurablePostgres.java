package io.credits.jdbc.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;

/** A PostgreSQL server whose commits are on disk when they return, with room for what a measurement writes. */
final class DurablePostgres implements AutoCloseable {

    /** As many connections as there are callers, for every peer. */
    static final int CONNECTIONS = 32;

    private final EmbeddedPostgres server;

    DurablePostgres() throws IOException {
        server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(
                        Path.of("target", "postgresql-bench").toAbsolutePath().toFile())
                .setLocaleConfig("locale", "C")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("min_wal_size", "4GB")
                .setServerConfig("checkpoint_timeout", "30min")
                .start();
        use(server.getPostgresDatabase());
    }

    /**
     * Makes the server one that has been in use: all of its memory has been touched once, and its log writes into files that
     * are there, as it does from the second checkpoint on. Else whoever writes most in a second pays most for making them.
     */
    private static void use(DataSource database) {
        Peer.execute(
                database,
                "CREATE TABLE used (filler text)",
                "ALTER TABLE used ALTER COLUMN filler SET STORAGE PLAIN",
                "INSERT INTO used SELECT repeat('x', 7900) FROM generate_series(1, 140000)",
                "DROP TABLE used",
                "CHECKPOINT");
    }

    /** A pool on a new database. */
    HikariDataSource pool(String database) {
        Peer.execute(server.getPostgresDatabase(), "CREATE DATABASE " + database);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", database));
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    int port() {
        return server.getPort();
    }

    /** A pool on a database that is there, as seen through another port. */
    HikariDataSource through(int port, String database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres");
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
