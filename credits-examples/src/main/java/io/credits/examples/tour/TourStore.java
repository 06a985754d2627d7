package io.credits.examples.tour;

import io.credits.jdbc.ConnectionSource;
import io.credits.jdbc.CreditsSchema;
import io.credits.jdbc.JdbcLedgerStore;
import io.credits.jdbc.JdbcPurchaseStore;
import io.credits.spi.LedgerStore;
import io.credits.spi.PurchaseStore;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;

/** An embedded database in a file, which keeps the tour's workspace from one run to the next. */
public final class TourStore implements AutoCloseable {

    /** Where the database is unless another place is asked for. */
    public static final Path DEFAULT_PATH = Path.of("target", "tour", "credits");

    private final Path path;
    private final JdbcConnectionPool pool;
    private final LedgerStore ledgers;
    private final PurchaseStore purchases;

    private TourStore(Path path, JdbcConnectionPool pool) {
        this.path = path;
        this.pool = pool;
        CreditsSchema.create(pool);
        JdbcLedgerStore store = JdbcLedgerStore.of(ConnectionSource.owning(pool));
        this.ledgers = store;
        this.purchases = JdbcPurchaseStore.beside(store);
    }

    /**
     * Opens the database, creating what is not there yet.
     *
     * @param path the database's file, without the ending that H2 gives it
     * @return the store, to be closed
     */
    public static TourStore open(Path path) {
        return new TourStore(path, JdbcConnectionPool.create("jdbc:h2:file:" + path.toAbsolutePath(), "sa", ""));
    }

    LedgerStore ledgers() {
        return ledgers;
    }

    PurchaseStore purchases() {
        return purchases;
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
