package io.credits.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.credits.EventTrials;
import io.credits.PurchaseTrials.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** Events on every database. */
class JdbcEventTrialsTest {

    abstract static class OnDatabase extends EventTrials {

        private final TestDatabase database;
        private HikariDataSource pool;

        OnDatabase(TestDatabase database) {
            this.database = database;
        }

        @Override
        protected Stores fresh() {
            close();
            pool = database.fresh();
            JdbcLedgerStore ledgers = JdbcLedgerStore.of(pool);
            return new Stores(ledgers, JdbcPurchaseStore.beside(ledgers));
        }

        @AfterEach
        void close() {
            if (pool != null) {
                pool.close();
            }
        }
    }

    @Nested
    class H2 extends OnDatabase {
        H2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class Sqlite extends OnDatabase {
        Sqlite() {
            super(TestDatabase.SQLITE);
        }
    }

    @Nested
    class Postgresql extends OnDatabase {
        Postgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    class MariaDb extends OnDatabase {
        MariaDb() {
            super(TestDatabase.MARIADB);
        }
    }
}
