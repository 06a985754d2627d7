package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account with a few members replaced: what is not named here stays as it was. Used by one thread, once. */
final class AccountChange {

    private final Account before;
    private ZoneId zone;
    private Terms terms;
    private @Nullable Subscription subscription;
    private int schedules;
    private GrantBook grants;
    private List<Hold> holds;
    private Credits debt;
    private Map<String, Quantity> counters;
    private PaidValue paid;
    private boolean frozen;
    private boolean closed;
    private long archived;
    private long sequence;
    private Instant lastAt;
    private Hash lastHash;

    AccountChange(Account before) {
        this.before = before;
        this.zone = before.zone();
        this.terms = before.terms();
        this.subscription = before.subscription();
        this.schedules = before.schedules();
        this.grants = before.grants();
        this.holds = before.holds();
        this.debt = before.debt();
        this.counters = before.counters();
        this.paid = before.paid();
        this.frozen = before.frozen();
        this.closed = before.closed();
        this.archived = before.archived();
        this.sequence = before.sequence();
        this.lastAt = before.lastAt();
        this.lastHash = before.lastHash();
    }

    AccountChange zone(ZoneId changed) {
        zone = changed;
        return this;
    }

    AccountChange terms(Terms changed) {
        terms = changed;
        return this;
    }

    AccountChange subscription(@Nullable Subscription changed, int started) {
        subscription = changed;
        schedules = started;
        return this;
    }

    AccountChange grants(GrantBook changed) {
        grants = changed;
        return this;
    }

    AccountChange holds(List<Hold> changed) {
        holds = List.copyOf(changed);
        return this;
    }

    AccountChange debt(Credits changed) {
        debt = changed;
        return this;
    }

    AccountChange counters(Map<String, Quantity> changed) {
        counters = Map.copyOf(changed);
        return this;
    }

    AccountChange paid(PaidValue changed) {
        paid = changed;
        return this;
    }

    AccountChange frozen(boolean changed) {
        frozen = changed;
        return this;
    }

    AccountChange closed() {
        closed = true;
        return this;
    }

    AccountChange archived(long seq) {
        archived = seq;
        return this;
    }

    AccountChange recorded(EntryHead head) {
        sequence = head.seq();
        lastAt = head.at();
        lastHash = head.hash();
        return this;
    }

    Account made() {
        return new Account(
                before.id(),
                before.opening(),
                zone,
                terms,
                subscription,
                schedules,
                grants,
                holds,
                debt,
                counters,
                paid,
                frozen,
                closed,
                archived,
                sequence,
                lastAt,
                lastHash);
    }
}
