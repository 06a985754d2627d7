package io.credits.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.model.StoreAgreement;
import io.credits.spi.LedgerStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class MariaDbAgreementTest extends StoreAgreement {

    private static final List<String> TABLES = List.of(
            "credit_account",
            "credit_entry",
            "credit_usage_by_feature",
            "credit_usage_by_channel",
            "credit_checkpoint",
            "credit_terms");

    private static HikariDataSource pool;

    @BeforeContainer
    static void start() {
        pool = TestDatabase.MARIADB.fresh();
    }

    @AfterContainer
    static void stop() {
        pool.close();
    }

    /** Empties the tables: making them anew for each life takes this server longer than the life. */
    @Override
    protected LedgerStore emptied() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("DELETE FROM " + table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return JdbcLedgerStore.of(pool);
    }
}
