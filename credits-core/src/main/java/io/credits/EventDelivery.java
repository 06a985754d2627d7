package io.credits;

import io.credits.ledger.Account;
import io.credits.ledger.CreditEvent;
import io.credits.ledger.Grant;
import io.credits.spi.Catalog;
import io.credits.spi.CreditEvents;
import io.credits.spi.EventOutbox;
import io.credits.spi.EventOutbox.Pending;
import io.credits.spi.LedgerStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Hands waiting events to the host's handler. */
final class EventDelivery {

    private final LedgerStore store;
    private final Catalog catalog;
    private final InstantSource clock;
    private final CreditEvents handler;

    EventDelivery(LedgerStore store, Catalog catalog, InstantSource clock, CreditEvents handler) {
        this.store = store;
        this.catalog = catalog;
        this.clock = clock;
        this.handler = handler;
    }

    int deliver(int limit) {
        EventOutbox outbox = store.outbox();
        int handled = 0;
        int left = limit;
        while (left > 0) {
            List<Pending> claimed = outbox.claim(clock.instant(), left);
            if (claimed.isEmpty()) {
                break;
            }
            for (Pending each : claimed) {
                left--;
                if (isHandled(each.event())) {
                    outbox.handled(each);
                    handled++;
                }
            }
        }
        return handled;
    }

    private boolean isHandled(CreditEvent event) {
        Optional<CreditEvent> today =
                event.kind() == CreditEvent.Kind.EXPIRING_SOON ? asItStands(event) : Optional.of(event);
        try {
            today.ifPresent(handler::handle);
            return true;
        } catch (RuntimeException notHandled) {
            // It stays claimed, and so waits a while before it comes again.
            return false;
        }
    }

    /** An announcement was written long ago: empty if the grant is used up by now or ends at another time. */
    private Optional<CreditEvent> asItStands(CreditEvent event) {
        Optional<Account> account = store.account(event.account(), catalog.terms());
        if (account.isEmpty()) {
            return Optional.empty();
        }
        Instant now = account.get().nowBy(clock.instant());
        for (Grant grant : account.get().settledAt(now).grants()) {
            boolean meant = grant.id().value().equals(event.about())
                    && grant.expiresAt() != null
                    && grant.expiresAt().equals(event.until())
                    && grant.remaining().isPositive();
            if (meant) {
                return Optional.of(event.of(grant.remaining()));
            }
        }
        return Optional.empty();
    }
}
