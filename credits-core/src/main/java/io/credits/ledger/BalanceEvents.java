package io.credits.ledger;

import io.credits.amount.Credits;
import io.credits.ledger.CreditEvent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Derives events from what was written: a pure function of the state before, the entries, and the state after. A threshold
 * is crossed by the entry after which less than it is available while before there was not; so it fires once and re-arms.
 */
public final class BalanceEvents {

    private static final Set<GrantKind> ENDING_WITH_THEIR_PERIOD = Set.of(GrantKind.PLAN, GrantKind.ROLLOVER);

    private BalanceEvents() {}

    /**
     * Derives the events of one write.
     *
     * @param before the state before it, with or without what time owed
     * @param entries what was written
     * @param after the state after it, with the terms whose notices are wanted
     * @return the events in the order of the entries; empty if the terms want none
     */
    public static List<CreditEvent> of(Account before, List<LedgerEntry> entries, Account after) {
        Notices notices = after.terms().notices();
        if (notices == null || entries.isEmpty()) {
            return List.of();
        }
        List<CreditEvent> events = new ArrayList<>();
        Instant first = entries.get(0).at();
        // What became usable since the last entry counts as having been there, and what ended meanwhile too.
        Credits was = available(before, before.lastAt()).max(available(before, first));
        for (LedgerEntry entry : entries) {
            Credits is = entry.head().shown().available();
            told(entry, before, entries, events);
            crossed(entry, was, is, notices, events);
            was = is;
        }
        if (notices.expiringWithin() != null) {
            announced(before, entries, after, notices.expiringWithin(), events);
        }
        return events;
    }

    private static Credits available(Account account, Instant at) {
        return account.balance(at).available();
    }

    private static void crossed(LedgerEntry entry, Credits was, Credits is, Notices notices, List<CreditEvent> events) {
        for (Credits threshold : notices.lowBalances()) {
            if (was.compareTo(threshold) >= 0 && is.compareTo(threshold) < 0) {
                events.add(CreditEvent.of(Kind.LOW_BALANCE, entry, threshold).leaving(is));
            }
        }
        if (was.isPositive() && !is.isPositive()) {
            events.add(CreditEvent.of(Kind.EXHAUSTED, entry, Credits.ZERO).leaving(is));
        }
    }

    private static void told(LedgerEntry entry, Account before, List<LedgerEntry> entries, List<CreditEvent> events) {
        if (entry instanceof GrantEntry.Refreshed) {
            events.add(CreditEvent.of(Kind.REFRESHED, entry, entry.credits()));
        } else if (entry instanceof GrantEntry.Expired expired) {
            events.add(CreditEvent.of(Kind.EXPIRED, entry, Credits.ZERO.minus(entry.credits()))
                    .about(idOf(expired.line().number(), before, entries)));
        } else if (entry instanceof GrantEntry.Disputed disputed) {
            events.add(CreditEvent.of(Kind.DISPUTED, entry, disputed.clawedBack())
                    .about(disputed.command().purchase().value()));
        }
    }

    private static @Nullable String idOf(long number, Account before, List<LedgerEntry> entries) {
        for (Grant grant : before.grants()) {
            if (grant.number() == number) {
                return grant.id().value();
            }
        }
        for (LedgerEntry entry : entries) {
            Grant issued = entry.issued();
            if (issued != null && issued.number() == number) {
                return issued.id().value();
            }
        }
        return null;
    }

    /** Grants that are new or end at another time than before are announced ahead of their end. */
    private static void announced(
            Account before, List<LedgerEntry> entries, Account after, Duration ahead, List<CreditEvent> events) {
        boolean mayHaveChanged = entries.stream()
                .anyMatch(entry -> entry.issued() != null
                        || entry.kind() == EntryKind.EXTENDED
                        || entry.kind() == EntryKind.ZONE_CHANGED);
        if (!mayHaveChanged) {
            return;
        }
        Map<GrantId, Grant> known = new HashMap<>();
        before.grants().forEach(grant -> known.put(grant.id(), grant));
        LedgerEntry last = entries.get(entries.size() - 1);
        for (Grant grant : after.grants()) {
            Instant end = grant.expiresAt();
            Grant was = known.get(grant.id());
            boolean news = end != null && (was == null || !end.equals(was.expiresAt()));
            if (end != null && news && isAnnounced(grant) && end.isAfter(last.at())) {
                Instant from = end.minus(ahead);
                events.add(announcement(grant, end, after, from.isAfter(last.at()) ? from : last.at()));
            }
        }
    }

    /** What is still to be announced of an account that comes from elsewhere: whatever was to be told there stays there. */
    static List<CreditEvent> stillToAnnounce(Account account, @Nullable Notices notices) {
        List<CreditEvent> events = new ArrayList<>();
        Duration ahead = notices == null ? null : notices.expiringWithin();
        for (Grant grant : account.grants()) {
            Instant end = grant.expiresAt();
            if (ahead != null && end != null && isAnnounced(grant)) {
                Instant from = end.minus(ahead);
                if (from.isAfter(account.lastAt())) {
                    events.add(announcement(grant, end, account, from));
                }
            }
        }
        return events;
    }

    private static boolean isAnnounced(Grant grant) {
        return !ENDING_WITH_THEIR_PERIOD.contains(grant.kind());
    }

    private static CreditEvent announcement(Grant grant, Instant end, Account account, Instant from) {
        return new CreditEvent(
                Kind.EXPIRING_SOON,
                account.id(),
                account.sequence(),
                from,
                grant.id().value(),
                grant.remaining(),
                null,
                end,
                null);
    }
}
