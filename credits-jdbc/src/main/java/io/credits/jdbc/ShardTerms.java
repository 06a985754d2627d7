package io.credits.jdbc;

import io.credits.ledger.Explanation;
import io.credits.rating.RateCardId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The terms on each shard, read and written there directly: a row for all shards written through an engine can be committed
 * on some of them only, and an account whose terms its own shard lacks could not be read. Terms are named by their content,
 * so that any shard's copy is the right one, and writing them before the account that names them harms nobody.
 *
 * <p>Safe for use by several threads.
 */
final class ShardTerms {

    private final Wiring wiring;
    private final Shards shards;

    ShardTerms(Wiring wiring, Shards shards) {
        this.wiring = wiring;
        this.shards = shards;
    }

    /** Keeps terms on a shard for good, those that are not there yet. */
    void keep(int shard, Collection<TermsRow> rows) throws SQLException {
        for (TermsRow row : rows) {
            on(shards.dataSources().get(shard), (connection, found) -> keep(row, connection));
        }
    }

    private boolean keep(TermsRow row, Connection connection) throws SQLException {
        StoredTerms terms = new StoredTerms(wiring, connection);
        if (terms.has(row)) {
            return true;
        }
        try {
            PortableWriter.insertTerms(wiring, connection, List.of(row));
            return true;
        } catch (SQLException e) {
            if (Trouble.of(e, wiring.dialect()) != Failure.DUPLICATE) {
                throw e;
            }
            // Somebody else was faster; what is there is checked to be the same.
            return terms.has(row);
        }
    }

    /** Finds the content of terms on whichever shard answers first. */
    Optional<String> content(String hash) throws SQLException {
        return anywhere((connection, found) -> new StoredTerms(found, connection).content(hash));
    }

    Optional<Explanation.Rates> rates(@Nullable RateCardId card, Instant from) throws SQLException {
        return anywhere((connection, found) -> new StoredTerms(found, connection).rates(card, from));
    }

    private <T> Optional<T> anywhere(Connections.Work<Optional<T>> work) throws SQLException {
        SQLException silent = null;
        for (DataSource shard : shards.dataSources()) {
            try {
                Optional<T> found = on(shard, work);
                if (found.isPresent()) {
                    return found;
                }
            } catch (SQLException e) {
                silent = e;
            }
        }
        if (silent != null) {
            throw silent;
        }
        return Optional.empty();
    }

    private <T> T on(DataSource shard, Connections.Work<T> work) throws SQLException {
        try (Connection connection = shard.getConnection()) {
            long deadline = OwnedWrites.deadline(Limits.LONGEST_SHARED);
            AnswerLimit limit = AnswerLimit.on(connection, wiring.dialect(), deadline);
            try (limit) {
                T result = work.on(connection, wiring);
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
                return result;
            }
        }
    }
}
