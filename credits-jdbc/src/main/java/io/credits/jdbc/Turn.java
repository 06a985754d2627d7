package io.credits.jdbc;

import io.credits.ledger.Account;
import io.credits.ledger.BalanceEvents;
import io.credits.ledger.CreditEvent;
import io.credits.ledger.Explanation;
import io.credits.ledger.History;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Reference;
import io.credits.ledger.Restoration;
import io.credits.ledger.Ruling;
import io.credits.ledger.Terms;
import io.credits.ledger.Usage;
import io.credits.rating.RateCardId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the requests of one account come to in one write: each sees what those before it decided, as if that were written.
 *
 * <p>Lives within one write and one thread.
 */
final class Turn implements History {

    private final Account before;
    private final History stored;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<Usage> usage = new ArrayList<>();
    private final Map<IdempotencyKey, LedgerEntry> keys = new HashMap<>();
    private final Set<Explanation.Rates> rates = new LinkedHashSet<>();
    private List<CreditEvent> announced = List.of();
    private Account account;
    private Account replayFrom;
    private Account reached;

    Turn(Account before, History stored) {
        this.before = before;
        this.account = before;
        this.replayFrom = before;
        this.reached = before;
        this.stored = stored;
    }

    /** Begins the ruling of one request. */
    Ruling ruling(Terms terms, InstantSource clock) {
        return new Ruling(account.under(terms), clock.instant(), this);
    }

    /** Takes what a request decided. */
    void take(Ruling ruling) {
        List<LedgerEntry> decided = ruling.entries();
        if (decided.isEmpty()) {
            return;
        }
        for (LedgerEntry entry : decided) {
            entries.add(entry);
            entry.key().ifPresent(key -> keys.put(key, entry));
        }
        usage.addAll(ruling.usage());
        account = ruling.account();
        reached = account;
        collectRates(decided);
    }

    /** Takes the next part of an account that is taken in from elsewhere. */
    void take(Restoration part) {
        entries.addAll(part.entries());
        usage.addAll(part.usage());
        rates.addAll(part.rates());
        announced = part.announcements();
        account = part.kept();
        replayFrom = part.before();
        reached = part.after();
    }

    private void collectRates(List<LedgerEntry> decided) {
        for (LedgerEntry entry : decided) {
            Instant version = entry.ratedBy();
            if (version != null) {
                RateCardId card = account.rateCard();
                account.terms().rates(card, version).ifPresent(rates::add);
            }
        }
    }

    Account before() {
        return before;
    }

    Account account() {
        return account;
    }

    /** The state that the entries follow on. */
    Account replayFrom() {
        return replayFrom;
    }

    /** What the entries add up to: the state to keep, but for the freeze of an account that is not wholly there. */
    Account reached() {
        return reached;
    }

    List<LedgerEntry> entries() {
        return entries;
    }

    List<Usage> usage() {
        return usage;
    }

    /** What is to be told of what was written. */
    List<CreditEvent> events() {
        return Stream.concat(BalanceEvents.of(before, entries, account).stream(), announced.stream())
                .toList();
    }

    /** The rate-card versions that priced something. */
    Set<Explanation.Rates> rates() {
        return rates;
    }

    @Override
    public Optional<LedgerEntry> underKey(IdempotencyKey key) {
        LedgerEntry decided = keys.get(key);
        return decided != null ? Optional.of(decided) : stored.underKey(key);
    }

    @Override
    public List<LedgerEntry> about(Reference reference) {
        List<LedgerEntry> known = new ArrayList<>(stored.about(reference));
        for (LedgerEntry entry : entries) {
            if (known.isEmpty()
                    ? reference.isTo(entry)
                    : entry.refersTo() == known.get(0).seq()) {
                known.add(entry);
            }
        }
        return known;
    }
}
