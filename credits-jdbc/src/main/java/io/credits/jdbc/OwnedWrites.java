package io.credits.jdbc;

import io.credits.ledger.AccountId;
import io.credits.spi.LedgerStoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes in transactions of our own. First on remembered states, which the guarded update proves; what that does not settle
 * on fresh states; what others keep changing on locked ones, from the start while {@link Rivals} remembers it.
 *
 * <p>Safe for use by several threads; all requests of a call are answered when it returns, or handed back to their callers.
 */
final class OwnedWrites {

    private final ConnectionSource.Owning source;
    private final Connections connections;
    private final AccountCache cache;
    private final Rivals rivals = new Rivals();
    private final Limits limits;

    /** Accounts in trouble: their requests go alone, so that the others' need not wait. */
    private final Map<AccountId, Integer> aside = new ConcurrentHashMap<>();

    OwnedWrites(ConnectionSource.Owning source, Connections connections, Limits limits) {
        this.source = source;
        this.connections = connections;
        this.limits = limits;
        this.cache = new AccountCache(limits.cacheWeight());
    }

    ConnectionSource.Owning source() {
        return source;
    }

    Connections connections() {
        return connections;
    }

    AccountCache cache() {
        return cache;
    }

    Rivals rivals() {
        return rivals;
    }

    Limits limits() {
        return limits;
    }

    /**
     * Carries out requests of several callers together: in one transaction, and one for each account that others write too.
     * What it cannot do together, or in the time that all of it has, it hands back.
     */
    void together(List<Request> requests) {
        long deadline = deadline(limits.shared());
        List<Request> combined = new ArrayList<>(requests.size());
        Map<AccountId, List<Request>> fought = new LinkedHashMap<>();
        for (Request request : requests) {
            if (aside.containsKey(request.account())) {
                request.handBack();
            } else if (rivals.start(request.account()) == Attempt.Certainty.LOCKED) {
                fought.computeIfAbsent(request.account(), id -> new ArrayList<>())
                        .add(request);
            } else {
                combined.add(request);
            }
        }
        together(combined, Attempt.Certainty.REMEMBERED, deadline);
        fought.values().forEach(asked -> together(asked, Attempt.Certainty.LOCKED, deadline));
    }

    private void together(List<Request> combined, Attempt.Certainty certainty, long deadline) {
        if (Connections.isOver(deadline)) {
            combined.forEach(Request::handBack);
        } else if (!combined.isEmpty()) {
            connections.listener().combined(combined.size());
            carryOut(new Attempt(this, combined, certainty, true, deadline), combined);
        }
    }

    /** Carries out one request to its end. */
    void alone(Request request, long deadline) {
        aside.merge(request.account(), 1, Integer::sum);
        try {
            List<Request> one = List.of(request);
            carryOut(new Attempt(this, one, Attempt.Certainty.FRESH, false, deadline), one);
        } finally {
            aside.computeIfPresent(request.account(), (id, count) -> count == 1 ? null : count - 1);
        }
    }

    /** The instant, of the system's nano clock, at which a call that begins now is over. */
    static long deadline(Duration time) {
        return System.nanoTime() + time.toNanos();
    }

    private static void carryOut(Attempt first, List<Request> requests) {
        try {
            Attempt next = first;
            while (!next.isEmpty()) {
                next = next.run();
            }
        } catch (RuntimeException e) {
            requests.forEach(request -> request.fail(new LedgerStoreException("a write failed unexpectedly", e)));
        } catch (Error e) {
            requests.forEach(request -> request.uncertain(e));
            throw e;
        }
    }
}
