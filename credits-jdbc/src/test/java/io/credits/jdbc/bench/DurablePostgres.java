package io.credits.jdbc.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

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
                .setServerConfig("checkpoint_timeout", "30min")
                .start();
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
