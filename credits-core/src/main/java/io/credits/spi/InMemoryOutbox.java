package io.credits.spi;

import io.credits.ledger.AccountId;
import io.credits.ledger.CreditEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Events in memory, in the order in which they are to be told. Safe for use by several threads. */
final class InMemoryOutbox implements EventOutbox {

    private final SortedSet<Pending> events = new TreeSet<>(
            Comparator.comparing((Pending each) -> each.event().at()).thenComparing(Pending::place));
    private final Map<Pending, Instant> claims = new HashMap<>();
    private long places;

    synchronized void add(List<CreditEvent> written) {
        for (CreditEvent event : written) {
            events.add(new Pending(event, ++places));
        }
    }

    @Override
    public synchronized List<Pending> claim(Instant now, int limit) {
        List<Pending> claimed = new ArrayList<>();
        Set<AccountId> seen = new HashSet<>();
        for (Pending each : events) {
            boolean first =
                    !each.event().at().isAfter(now) && seen.add(each.event().account());
            if (first
                    && claimed.size() < limit
                    && !claims.getOrDefault(each, now).isAfter(now)) {
                claims.put(each, now.plus(CLAIM));
                claimed.add(each);
            }
        }
        return claimed;
    }

    @Override
    public synchronized void handled(Pending handled) {
        events.remove(handled);
        claims.remove(handled);
    }

    @Override
    public synchronized Optional<Instant> oldest() {
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(events.first().event().at());
    }
}
