package io.credits.spi;

import io.credits.ledger.CreditEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps events from the transaction that caused them until they are handled.
 *
 * <p>Contract: safe for use by several threads and processes. Of each account only the first event that is to be told can be
 * claimed, so that its events are handled in their order, one after the other.
 */
public interface EventOutbox {

    /** For how long a claimed event is left to who claimed it: longer than any handler should take. */
    Duration CLAIM = Duration.ofMinutes(5);

    /**
     * Claims events: of each account the first one that is to be told by now, unless it is claimed already.
     *
     * @param now the instant
     * @param limit how many at most
     * @return the claimed events, the oldest first
     * @throws LedgerStoreException if the store cannot be reached
     */
    List<Pending> claim(Instant now, int limit);

    /**
     * Notes that an event was handled, so that it does not come again.
     *
     * @param handled the event
     * @throws LedgerStoreException if the store cannot be reached; the event will come again
     */
    void handled(Pending handled);

    /**
     * Returns since when the event that waits longest was to be told: how far behind the host's handling is. One look at an
     * index, to be called by the host's metrics.
     *
     * @return an instant, in the future if nothing is to be told before it; empty if no event waits
     * @throws LedgerStoreException if the store cannot be reached
     */
    Optional<Instant> oldest();

    /**
     * An event in its place.
     *
     * @param event the event
     * @param place its place among those of its account
     */
    record Pending(CreditEvent event, long place) {}
}
