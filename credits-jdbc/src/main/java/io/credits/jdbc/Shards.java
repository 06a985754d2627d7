package io.credits.jdbc;

import io.credits.ledger.AccountId;
import java.util.List;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;

/**
 * The databases behind an engine that spreads accounts over several, such as ShardingSphere: each by itself, and which
 * account lives where.
 *
 * <p>All reads and writes of an account go through the engine's own data source and bind the account's id. Three things
 * cannot, and go to the shards one by one: what scans for work that is due or lists over all accounts; the terms, which every
 * shard keeps for its own accounts; and the look at each server's settings.
 *
 * <pre>{@code
 * Shards shards = new Shards(List.of(first, second, third), account -> Math.floorMod(account.value().hashCode(), 3));
 * JdbcLedgerStore store = JdbcLedgerStore.builder(ConnectionSource.owning(engine)).shards(shards).build();
 * }</pre>
 *
 * <p>A write that names new terms holds a connection of the engine while it takes one of the shard: where both come from one
 * pool, it must have a few to spare. Each shard's tables are made by {@link CreditsSchema} on its own data source. Immutable; as safe for use by several
 * threads as what it was made from.
 *
 * @param dataSources one pool for each shard; at least one
 * @param placing answers the index of an account's shard, always the same and the engine's own choice
 */
public record Shards(List<DataSource> dataSources, ToIntFunction<AccountId> placing) {

    /**
     * Checks the list.
     *
     * @param dataSources one pool for each shard; at least one
     * @param placing answers the index of an account's shard, always the same and the engine's own choice
     * @throws IllegalArgumentException if it is empty
     */
    public Shards {
        dataSources = List.copyOf(dataSources);
        if (dataSources.isEmpty()) {
            throw new IllegalArgumentException("dataSources: wanted at least one shard, found none");
        }
    }

    /**
     * Answers an account's shard.
     *
     * @param account the account
     * @return an index into {@link #dataSources}
     * @throws IllegalStateException if the function answers no such index
     */
    public int of(AccountId account) {
        int index = placing.applyAsInt(account);
        if (index < 0 || index >= dataSources.size()) {
            throw new IllegalStateException(
                    "shard of account " + account + ": wanted 0 to " + (dataSources.size() - 1) + ", found " + index);
        }
        return index;
    }
}
