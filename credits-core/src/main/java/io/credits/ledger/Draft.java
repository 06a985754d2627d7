package io.credits.ledger;

import io.credits.amount.Credits;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A decision being made: the state so far and the entries that led to it. Lives within one call and is never shared.
 */
final class Draft {

    private static final Hash UNHASHED = new Hash(0, 0);

    private static final Balance NOTHING_SHOWN = new Balance(Credits.ZERO, Credits.ZERO, Credits.ZERO);

    private final Instant now;
    private List<LedgerEntry> entries = List.of();
    private List<Usage> usage = List.of();
    private Account account;
    private Account written;

    Draft(Account account, Instant now) {
        this.account = account;
        this.written = account;
        this.now = now;
    }

    /** Begins a decision with what time owes until now. */
    static Draft settled(Account account, Instant now) {
        Draft draft = new Draft(account, now);
        TimeOwed.settle(draft, now);
        draft.advance(now);
        return draft;
    }

    Account account() {
        return account;
    }

    /** The state after the last entry, which is the one to keep: what time changes without an entry is derived anew. */
    Account written() {
        return written;
    }

    Instant now() {
        return now;
    }

    List<LedgerEntry> entries() {
        return entries;
    }

    /** A copy to try something on. */
    Draft fork() {
        return new Draft(account, now);
    }

    /** The number that the next entry will have. */
    long nextSeq() {
        return account.sequence() + 1;
    }

    /** Brings the state forward without an entry. */
    void advance(Instant at) {
        account = account.at(at);
    }

    /** Writes an entry: applies it, books the difference, links its hash. */
    @SuppressWarnings("unchecked") // withHead answers its own type
    <E extends LedgerEntry> E post(Instant at, Function<EntryHead, E> maker) {
        Account before = account.at(at);
        E draft = maker.apply(
                new EntryHead(account.id(), nextSeq(), at, Credits.ZERO, Credits.ZERO, NOTHING_SHOWN, UNHASHED));
        Account moved = draft.effect(before);
        Credits booked = moved.booked();
        Credits credits = Credits.ofMicros(booked.micros() - before.bookedMicros());
        Balance shown = moved.balance(at);
        EntryHead unhashed = new EntryHead(account.id(), nextSeq(), at, credits, booked, shown, UNHASHED);
        Hash hash = HashChain.after(account.lastHash(), unhashed, draft);
        EntryHead chained = new EntryHead(account.id(), nextSeq(), at, credits, booked, shown, hash);
        E entry = (E) draft.withHead(chained);
        Usage used = entry.usage(before);
        if (used != null) {
            usage = Joined.of(usage, List.of(used));
        }
        account = moved.recorded(chained);
        written = account;
        entries = Joined.of(entries, List.of(entry));
        return entry;
    }

    /** The entry of this decision that issued a grant: time may have brought it and taken it again. */
    @Nullable LedgerEntry issue(GrantId id) {
        for (LedgerEntry entry : entries) {
            Grant issued = entry.issued();
            if (issued != null && issued.id().equals(id)) {
                return entry;
            }
        }
        return null;
    }

    <E extends LedgerEntry> Decision<E> accept(E entry) {
        return new Decision.Accepted<>(entry, entries, usage, account);
    }

    <E extends LedgerEntry> Decision<E> reject(Rejection rejection) {
        return new Decision.Rejected<>(rejection);
    }
}
