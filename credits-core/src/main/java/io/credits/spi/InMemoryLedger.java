package io.credits.spi;

import io.credits.ledger.Account;
import io.credits.ledger.CreditRejectedException;
import io.credits.ledger.EntryKind;
import io.credits.ledger.Grant;
import io.credits.ledger.History;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Reference;
import io.credits.ledger.Rejection;
import io.credits.ledger.Restoration;
import io.credits.ledger.Ruling;
import io.credits.ledger.Usage;
import io.credits.report.DailyUsage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One account's state and entries in memory, with the indexes that a database would have. */
final class InMemoryLedger implements History {

    private static final int ENTRIES_PER_CHECKPOINT = 256;

    private final List<@Nullable LedgerEntry> entries = new ArrayList<>();
    private final List<Account> checkpoints = new ArrayList<>();
    private final Map<Object, LedgerEntry> named = new HashMap<>();
    private final Map<Object, Long> forgotten = new HashMap<>();
    private final Map<Long, List<LedgerEntry>> referring = new HashMap<>();
    private final InMemoryUsage usage = new InMemoryUsage();
    private Account account;

    InMemoryLedger(Account opened) {
        account = opened;
        checkpoints.add(opened.opening().toAccount(opened.terms()));
    }

    synchronized Account account() {
        return account;
    }

    synchronized void write(Ruling ruling) {
        if (ruling.entries().isEmpty()) {
            // What time changes without an entry is derived again when it is read, and is no state to keep.
            return;
        }
        write(account, ruling.entries(), ruling.usage(), ruling.account());
        account = ruling.account();
    }

    synchronized void write(Restoration part) {
        write(part.before(), part.entries(), part.usage(), part.after());
        account = part.kept();
    }

    private void write(Account before, List<LedgerEntry> written, List<Usage> used, Account after) {
        for (LedgerEntry entry : written) {
            entries.add(entry);
            index(entry);
        }
        used.forEach(usage::add);
        keepCheckpoints(before, written, after);
    }

    /** A long catch-up is replayed, so that the states on its way are kept too. */
    private void keepCheckpoints(Account before, List<LedgerEntry> written, Account after) {
        if (written.size() > ENTRIES_PER_CHECKPOINT) {
            Account state = before;
            for (LedgerEntry entry : written) {
                state = entry.applyTo(state);
                keepIfFar(state);
            }
        }
        keepIfFar(after);
    }

    private void keepIfFar(Account state) {
        if (state.sequence() - checkpoints.get(checkpoints.size() - 1).sequence() >= ENTRIES_PER_CHECKPOINT) {
            checkpoints.add(state);
        }
    }

    private void index(LedgerEntry entry) {
        LedgerCommand<?> command = entry.command();
        if (command != null) {
            named.put(command.key(), entry);
        }
        Grant issued = entry.issued();
        if (issued != null) {
            named.put(issued.id(), entry);
        }
        if (entry.opens() != null) {
            named.put(entry.opens(), entry);
        }
        if (entry.refersTo() != 0) {
            referring
                    .computeIfAbsent(entry.refersTo(), seq -> new ArrayList<>(2))
                    .add(entry);
        }
    }

    /** Entries that are forgotten leave their place empty, and what they were known by. */
    synchronized void forget(Account base) {
        for (int i = 0; i < base.sequence(); i++) {
            LedgerEntry entry = entries.get(i);
            if (entry != null && EntryKind.forgettable().contains(entry.kind())) {
                entries.set(i, null);
                referring.remove(entry.seq());
            }
        }
        named.entrySet().removeIf(known -> {
            LedgerEntry entry = known.getValue();
            boolean gone = entries.get((int) entry.seq() - 1) == null;
            if (gone) {
                forgotten.put(known.getKey(), entry.seq());
            }
            return gone;
        });
        checkpoints.removeIf(state -> state.sequence() > 0 && state.sequence() <= base.sequence());
        checkpoints.add(1, base);
    }

    @Override
    public synchronized Optional<LedgerEntry> underKey(IdempotencyKey key) {
        return Optional.ofNullable(known(key));
    }

    private @Nullable LedgerEntry known(Object name) {
        Long seq = forgotten.get(name);
        if (seq != null) {
            throw archived(seq);
        }
        return named.get(name);
    }

    private CreditRejectedException archived(long seq) {
        return new CreditRejectedException(new Rejection.EntryArchived(account.id(), seq));
    }

    @Override
    public synchronized List<LedgerEntry> about(Reference reference) {
        LedgerEntry entry = reference instanceof Reference.BySeq place ? bySeq(place.seq()) : known(reference.name());
        if (entry == null) {
            return List.of();
        }
        List<LedgerEntry> found = new ArrayList<>();
        found.add(entry);
        found.addAll(referring.getOrDefault(entry.seq(), List.of()));
        return found;
    }

    synchronized List<LedgerEntry> page(long after, int limit) {
        int from = (int) Math.min(Math.max(0, after), entries.size());
        int to = Math.min(entries.size(), from + limit);
        List<LedgerEntry> page = new ArrayList<>(to - from);
        for (LedgerEntry entry : entries.subList(from, to)) {
            if (entry == null) {
                throw archived(from + page.size() + 1L);
            }
            page.add(entry);
        }
        return List.copyOf(page);
    }

    synchronized Account checkpoint(Predicate<Account> wanted) {
        for (int i = checkpoints.size() - 1; i > 0; i--) {
            if (wanted.test(checkpoints.get(i))) {
                return checkpoints.get(i);
            }
        }
        return checkpoints.get(0);
    }

    synchronized DailyUsage usage(LocalDate from, LocalDate to) {
        return usage.between(from, to);
    }

    private @Nullable LedgerEntry bySeq(long seq) {
        if (seq < 1 || seq > entries.size()) {
            return null;
        }
        LedgerEntry entry = entries.get((int) seq - 1);
        if (entry == null) {
            throw archived(seq);
        }
        return entry;
    }
}
