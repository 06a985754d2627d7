package io.credits.jdbc;

import io.credits.spi.LedgerStoreException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The few queries that bind no account: run on each shard by itself, since an engine that spreads accounts would merge them
 * silently, and wrongly where it cannot. Without shards there is one database to ask. Safe for use by several threads.
 */
final class Scans {

    private static final Logger LOG = LoggerFactory.getLogger(Scans.class);

    private final Connections connections;
    private final @Nullable Shards shards;

    Scans(Connections connections, @Nullable Shards shards) {
        this.connections = connections;
        this.shards = shards;
    }

    /** Asks every shard; if one does not answer, there is no answer. */
    <T> List<T> everywhere(String what, Connections.Work<T> work) {
        if (shards == null) {
            return List.of(connections.read(what, work));
        }
        return shards.dataSources().stream()
                .map(shard -> connections.readFrom(shard, what, work))
                .toList();
    }

    /** Asks every shard for the first of a list; answers the first of all. */
    <T> List<T> first(String what, int limit, Comparator<T> order, Connections.Work<List<T>> work) {
        return merged(everywhere(what, work), limit, order);
    }

    /**
     * Asks every shard for the first of what is to be done. The work of a shard that does not answer is found when it does
     * again.
     *
     * @throws LedgerStoreException if none answers
     */
    <T> List<T> due(String what, int limit, Comparator<T> order, Connections.Work<List<T>> work) {
        if (shards == null) {
            return connections.read(what, work);
        }
        List<List<T>> answers = new ArrayList<>();
        LedgerStoreException failure = null;
        for (DataSource shard : shards.dataSources()) {
            try {
                answers.add(connections.readFrom(shard, what, work));
            } catch (LedgerStoreException e) {
                LOG.warn("a shard does not answer; its due work waits: {}", e.getMessage());
                failure = e;
            }
        }
        if (answers.isEmpty() && failure != null) {
            throw failure;
        }
        return merged(answers, limit, order);
    }

    private static <T> List<T> merged(List<List<T>> answers, int limit, Comparator<T> order) {
        return answers.size() == 1
                ? answers.get(0)
                : answers.stream()
                        .flatMap(List::stream)
                        .sorted(order)
                        .limit(limit)
                        .toList();
    }
}
