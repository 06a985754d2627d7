package io.credits.examples.scenario;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.credits.jdbc.ConnectionSource;
import io.credits.jdbc.CreditsSchema;
import io.credits.jdbc.JdbcLedgerStore;
import io.credits.jdbc.JdbcPurchaseStore;
import io.credits.spi.LedgerStore;
import io.credits.spi.PurchaseStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A store with tables of its own in a database, so that any number of scenarios can use one server. */
final class JdbcScenarioStore implements ScenarioStore {

    /** The system property that names the server of a store that is not embedded. */
    static final String URL = "credits.jdbc.url";

    private static final int CONNECTIONS = 4;

    private final HikariDataSource pool;
    private final String prefix = "scenario_" + UUID.randomUUID().toString().substring(0, 8) + "_";
    private final JdbcLedgerStore ledger;

    private JdbcScenarioStore(HikariDataSource pool) {
        this.pool = pool;
        try {
            CreditsSchema.create(pool, prefix);
            ledger = JdbcLedgerStore.builder(ConnectionSource.owning(pool))
                    .tablePrefix(prefix)
                    .build();
        } catch (RuntimeException unusable) {
            pool.close();
            throw unusable;
        }
    }

    /** A store in a database that lives in memory and ends with it. */
    static ScenarioStore h2() {
        return at("jdbc:h2:mem:" + UUID.randomUUID());
    }

    /** A store on the server that the system property names. */
    static ScenarioStore named() {
        String url = System.getProperty(URL);
        if (url == null) {
            throw new IllegalStateException("no server: wanted its JDBC URL in -D" + URL + ", found none");
        }
        return at(url);
    }

    /** A store in any database. */
    static ScenarioStore at(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        try {
            return new JdbcScenarioStore(new HikariDataSource(config));
        } catch (PoolInitializationException unreachable) {
            throw new IllegalStateException("no database answers: " + unreachable.getMessage(), unreachable);
        }
    }

    @Override
    public LedgerStore ledger() {
        return ledger;
    }

    @Override
    public PurchaseStore purchases() {
        return JdbcPurchaseStore.beside(ledger);
    }

    @Override
    public void close() {
        try (pool;
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                statement.executeUpdate("DROP TABLE " + table);
            }
        } catch (SQLException left) {
            throw new IllegalStateException("the tables " + prefix + "… could not be dropped", left);
        }
    }

    /** The tables whose names begin with our prefix, which nobody else has. */
    private List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(connection.getCatalog(), null, "%", null)) {
            while (rows.next()) {
                String table = rows.getString("TABLE_NAME");
                if (table.toLowerCase(Locale.ROOT).startsWith(prefix)
                        && rows.getString("TABLE_TYPE").toUpperCase(Locale.ROOT).endsWith("TABLE")) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }
}
