package io.credits.jdbc;

import io.credits.ledger.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * What depends on the database that was found behind the connections.
 *
 * @param dialect its dialect
 * @param sql the statements with the host's prefix
 * @param purchaseSql the statements on what is bought
 * @param eventSql the statements on events
 * @param writer writes in the dialect's way
 * @param book the terms known to this process
 * @param shards the databases behind an engine that spreads accounts; null if there is one database
 */
record Wiring(
        SqlDialect dialect,
        LedgerSql sql,
        PurchaseSql purchaseSql,
        EventSql eventSql,
        LedgerWriter writer,
        TermsBook book,
        @Nullable Shards shards) {

    static Wiring of(SqlDialect dialect, TablePrefix prefix, @Nullable Shards shards) {
        LedgerSql sql = new LedgerSql(prefix, dialect);
        return new Wiring(
                dialect,
                sql,
                new PurchaseSql(prefix, dialect),
                new EventSql(prefix),
                // What is shortest on one database is often not understood by what stands before several.
                shards == null ? dialect.writer(sql) : new PortableWriter(dialect, sql),
                new TermsBook(),
                shards);
    }

    /** Where terms are kept if there are shards; null if they are beside the accounts. */
    @Nullable ShardTerms shardTerms() {
        return shards == null ? null : new ShardTerms(this, shards);
    }

    /** The index of an account's shard; 0 if there is one database. */
    int shardOf(AccountId account) {
        return shards == null ? 0 : shards.of(account);
    }
}
