package io.credits.jdbc;

import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.Batch;
import io.credits.ledger.Explanation;
import io.credits.ledger.History;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Opening;
import io.credits.ledger.Outcome;
import io.credits.ledger.Restoration;
import io.credits.ledger.Terms;
import io.credits.rating.RateCardId;
import io.credits.report.DailyUsage;
import io.credits.report.TopConsumer;
import io.credits.spi.EventOutbox;
import io.credits.spi.LedgerStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps accounts in the host's relational database; the tables are made by {@link CreditsSchema} or a migration tool.
 *
 * <pre>{@code
 * CreditsSchema.create(dataSource);
 * LedgerStore store = JdbcLedgerStore.of(ConnectionSource.owning(dataSource));
 * CreditLedger ledger = CreditLedger.of(store, catalog, InstantSource.system());
 * }</pre>
 *
 * <p>Safe for use by several threads and by several processes on one database. With {@link ConnectionSource#owning} the
 * commands of several threads are combined into few transactions; make one store per data source and share it. With {@link
 * ConnectionSource#joining} each command is part of the host's transaction.
 *
 * <p>A database with settings that could double or lose credits, or change a text, is refused with {@link
 * UnsupportedDatabaseException} when it is first used, and its message says what to change. Settings with which a failing
 * machine can take the last acknowledged writes with it ({@code synchronous_commit = off} and its kind, and H2's default for
 * files) are the operator's choice: they are logged once as a warning, and whole operations are lost, never halves.
 */
public final class JdbcLedgerStore implements LedgerStore {

    private final ConnectionSource source;
    private final Connections connections;
    private final Limits limits;
    private final Writes writes;
    private final Commits commits;
    private final Openings openings;
    private final Scans scans;

    private JdbcLedgerStore(Builder builder) {
        source = builder.source;
        connections = new Connections(
                builder.source, builder.dialect, builder.prefix, builder.callTimeout, builder.listener, builder.shards);
        scans = new Scans(connections, builder.shards);
        openings = new Openings(builder.source, connections);
        limits = new Limits(
                builder.callTimeout,
                builder.commandsPerWrite,
                builder.accountsPerWrite,
                builder.writers,
                builder.cacheWeight);
        writes = builder.source instanceof ConnectionSource.Owning owning
                ? new Lanes(new OwnedWrites(owning, connections, limits), builder.shards)
                : new JoinedWrites((ConnectionSource.Joining) builder.source, connections, limits);
        commits = new Commits(writes, builder.listener);
    }

    /**
     * Returns a store with the defaults.
     *
     * @param source where connections come from
     * @return the store; nothing is connected to before it is used
     */
    public static JdbcLedgerStore of(ConnectionSource source) {
        return builder(source).build();
    }

    /**
     * Returns a store with the defaults that ends its own transactions.
     *
     * @param dataSource the host's pool
     * @return the store; nothing is connected to before it is used
     */
    public static JdbcLedgerStore of(DataSource dataSource) {
        return of(ConnectionSource.owning(dataSource));
    }

    /**
     * Starts a store with options.
     *
     * @param source where connections come from
     * @return a builder
     */
    public static Builder builder(ConnectionSource source) {
        return new Builder(source);
    }

    ConnectionSource source() {
        return source;
    }

    Connections connections() {
        return connections;
    }

    Limits limits() {
        return limits;
    }

    Scans scans() {
        return scans;
    }

    @Override
    public Outcome<Account> open(OpenAccount request, Terms terms, InstantSource clock) {
        return openings.open(request, terms, clock);
    }

    @Override
    public <E extends LedgerEntry> Outcome<E> commit(LedgerCommand<E> command, Terms terms, InstantSource clock) {
        return commits.one(command, terms, clock);
    }

    @Override
    public <E extends LedgerEntry> List<Outcome<E>> commitAll(Batch<E> batch, Terms terms, InstantSource clock) {
        return commits.all(batch, terms, clock);
    }

    @Override
    public List<LedgerEntry> settle(AccountId account, Terms terms, InstantSource clock) {
        SettleRequest request = new SettleRequest(account, terms, clock);
        writes.carryOut(List.of(request));
        return request.written();
    }

    @Override
    public Optional<Account> account(AccountId account, Terms terms) {
        return rows("reading an account", rows -> rows.account(account, terms));
    }

    @Override
    public History history(AccountId account) {
        return new StoredHistory(connections, account);
    }

    @Override
    public List<LedgerEntry> entries(AccountId account, long after, int limit) {
        return rows("reading entries", rows -> rows.entriesAfter(account, after, limit));
    }

    @Override
    public Optional<Account> checkpoint(AccountId account, long seq, Terms terms) {
        return rows("reading a checkpoint", rows -> rows.checkpoint(account, seq, terms));
    }

    @Override
    public Optional<Account> checkpointAt(AccountId account, Instant at, Terms terms) {
        return rows("reading a checkpoint", rows -> rows.checkpointAt(account, at, terms));
    }

    @Override
    public List<AccountId> due(Instant until, int limit) {
        return scans
                .due(
                        "reading due accounts",
                        limit,
                        LedgerRows.Due.FIRST,
                        (connection, wiring) -> new LedgerRows(wiring, connection).due(until, limit))
                .stream()
                .map(LedgerRows.Due::account)
                .toList();
    }

    @Override
    public Account restore(Opening opening, Terms terms) {
        return openings.restore(opening, terms);
    }

    @Override
    public void restore(Restoration part) {
        RestoreRequest request = new RestoreRequest(part);
        writes.carryOut(List.of(request));
        request.requireAnswer();
    }

    @Override
    public void remove(Account frozen) {
        new Removals(source, connections, limits).remove(frozen);
    }

    @Override
    public void forget(Account base) {
        new Forgetting(source, connections, limits).forget(base);
    }

    @Override
    public EventOutbox outbox() {
        return new JdbcOutbox(source, connections, scans);
    }

    @Override
    public Optional<Explanation.Rates> rates(@Nullable RateCardId card, Instant from, Terms terms) {
        Optional<Explanation.Rates> current = terms.rates(card, from);
        return current.isPresent() ? current : rows("reading terms", rows -> rows.rates(card, from));
    }

    @Override
    public DailyUsage usage(AccountId account, LocalDate from, LocalDate to) {
        return connections.read(
                "reading usage", (connection, wiring) -> new UsageRows(wiring, connection).usage(account, from, to));
    }

    @Override
    public List<TopConsumer> topConsumers(LocalDate from, LocalDate to, int limit) {
        return scans.first(
                "reading usage",
                limit,
                UsageRows.MOST_FIRST,
                (connection, wiring) -> new UsageRows(wiring, connection).topConsumers(from, to, limit));
    }

    private <T> T rows(String what, LedgerRows.Reading<T> reading) {
        return connections.read(what, (connection, wiring) -> reading.from(new LedgerRows(wiring, connection)));
    }

    /** Collects a store's options; not safe for use by several threads. */
    public static final class Builder {

        /** A call is given up after half a minute unless said otherwise. */
        public static final Duration DEFAULT_CALL_TIMEOUT = Duration.ofSeconds(30);

        /** One transaction carries the commands of so many calls at most unless said otherwise. */
        public static final int DEFAULT_CALLS_PER_WRITE = 256;

        /** Two combined writes may go on at once unless said otherwise; more were measured to be slower. */
        public static final int DEFAULT_WRITERS = 2;

        /** So many accounts, grants and holds are remembered unless said otherwise: some tens of megabytes. */
        public static final int DEFAULT_CACHE_SIZE = 200_000;

        private final ConnectionSource source;
        private TablePrefix prefix = TablePrefix.DEFAULT;
        private @Nullable SqlDialect dialect;
        private Duration callTimeout = DEFAULT_CALL_TIMEOUT;
        private int commandsPerWrite = DEFAULT_CALLS_PER_WRITE;
        private int accountsPerWrite = DEFAULT_CALLS_PER_WRITE;
        private int writers = DEFAULT_WRITERS;
        private int cacheWeight = DEFAULT_CACHE_SIZE;
        private @Nullable Shards shards;
        private StoreListener listener = new StoreListener() {};

        private Builder(ConnectionSource source) {
            this.source = source;
        }

        /**
         * Chooses the dialect; found by the driver's product name unless chosen.
         *
         * @param chosen the dialect that the database speaks
         * @return this builder
         */
        public Builder dialect(SqlDialect chosen) {
            dialect = chosen;
            return this;
        }

        /**
         * Sets what the tables' names begin with; {@code credit_} unless set.
         *
         * @param text a lower-case letter, then letters, digits or underscores, an underscore at the end
         * @return this builder
         * @throws IllegalArgumentException if the text is anything else
         */
        public Builder tablePrefix(String text) {
            prefix = new TablePrefix(text);
            return this;
        }

        /**
         * Names the databases behind a data source that spreads accounts over several; one database unless set. Then no
         * transaction of the library's spans two shards, writes take the portable statements, and what binds no account
         * is asked of each shard by itself.
         *
         * @param behind the shards
         * @return this builder
         */
        public Builder shards(Shards behind) {
            shards = behind;
            return this;
        }

        /**
         * Limits how long a call may take; {@link #DEFAULT_CALL_TIMEOUT} unless set. A call that takes longer fails with
         * a {@link StoreTimeoutException} if nothing was written, with an {@link
         * io.credits.spi.OutcomeUnknownException} if that cannot be known.
         *
         * <p>A server that does not answer any more is waited for about a second longer. How long the pool takes to hand
         * out a connection is the pool's own limit, to be set there.
         *
         * @param limit more than zero
         * @return this builder
         * @throws IllegalArgumentException if it is not
         */
        public Builder callTimeout(Duration limit) {
            if (limit.isZero() || limit.isNegative()) {
                throw new IllegalArgumentException("callTimeout: wanted more than zero, found " + limit);
            }
            callTimeout = limit;
            return this;
        }

        /**
         * Limits how many accounts one transaction changes; {@link #DEFAULT_CALLS_PER_WRITE} unless set. With {@link
         * #shards} they are always of one shard.
         *
         * @param limit 1 to 256
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder accountsPerWrite(int limit) {
            accountsPerWrite = inRange("accountsPerWrite", limit, DEFAULT_CALLS_PER_WRITE);
            return this;
        }

        /**
         * Limits how many calls one transaction carries; {@link #DEFAULT_CALLS_PER_WRITE} unless set.
         *
         * @param limit 1 to 256
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder callsPerWrite(int limit) {
            commandsPerWrite = inRange("callsPerWrite", limit, DEFAULT_CALLS_PER_WRITE);
            return this;
        }

        /**
         * Sets how many combined writes may go on at once, on each shard if there are several; {@link #DEFAULT_WRITERS}
         * unless set.
         *
         * @param count 1 to 64; each needs a connection
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder writers(int count) {
            writers = inRange("writers", count, 64);
            return this;
        }

        /**
         * Limits how many accounts, grants and holds are remembered; {@link #DEFAULT_CACHE_SIZE} unless set.
         *
         * @param limit 1 or more
         * @return this builder
         * @throws IllegalArgumentException if it is less
         */
        public Builder cacheSize(int limit) {
            cacheWeight = inRange("cacheSize", limit, Integer.MAX_VALUE);
            return this;
        }

        /**
         * Tells somebody what the store does, for the host's metrics; nobody unless set.
         *
         * @param told hears it; must be safe for use by several threads
         * @return this builder
         */
        public Builder listener(StoreListener told) {
            listener = new HarmlessListener(told);
            return this;
        }

        /**
         * Makes the store.
         *
         * @return the store; nothing is connected to before it is used
         */
        public JdbcLedgerStore build() {
            return new JdbcLedgerStore(this);
        }

        private static int inRange(String argument, int value, int most) {
            if (value < 1 || value > most) {
                throw new IllegalArgumentException(argument + ": wanted 1 to " + most + ", found " + value);
            }
            return value;
        }
    }
}
