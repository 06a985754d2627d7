package io.credits.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL server of its own, with durable commits, that can be killed and started again on the same data and port. */
final class PostgresProcess implements AutoCloseable {

    private final Path data;
    private EmbeddedPostgres server;

    PostgresProcess(String name) {
        data = Path.of(
                        "target",
                        "postgresql-" + name + "-" + ProcessHandle.current().pid())
                .toAbsolutePath();
        server = start(0);
    }

    private EmbeddedPostgres start(int port) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(
                            Path.of("target", "postgresql").toAbsolutePath().toFile())
                    .setDataDirectory(data.toFile())
                    // Else closing the killed server deletes what the next one is to recover.
                    .setCleanDataDirectory(false)
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on");
            if (port != 0) {
                builder.setPort(port);
            }
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /**
     * Kills the server and all its children with signal 9, as a crash would, and waits until they are gone. The process that
     * was started is not always the server's own: that one has written its number beside its data.
     */
    void kill() {
        ProcessHandle postmaster = ProcessHandle.of(number()).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        try (Connection alive = DriverManager.getConnection(url())) {
            throw new AssertionError("killed, but it answers: " + alive);
        } catch (SQLException gone) {
            // That is what was wanted.
        }
    }

    private long number() {
        try {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again where it was; it recovers what was committed. */
    void restart() {
        int port = server.getPort();
        close(server);
        server = start(port);
    }

    @Override
    public void close() {
        close(server);
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
