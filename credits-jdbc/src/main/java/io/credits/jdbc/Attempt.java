package io.credits.jdbc;

import io.credits.json.LedgerJson;
import io.credits.ledger.Account;
import io.credits.ledger.AccountId;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerEntry;
import io.credits.spi.LedgerStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One try at some requests; what it leaves open is the next try. Lives within one call and one thread. */
final class Attempt {

    /** How much is known of the state that a decision is made on. */
    enum Certainty {
        /** The state this process wrote last; keys are left to the unique index. Only what is accepted counts. */
        REMEMBERED,
        /** Read just now, with the keys; somebody may still be faster. */
        FRESH,
        /** Read under a lock, and written before that ends. */
        LOCKED
    }

    private static final int LOST_BEFORE_LOCKING = 2;

    /** A combined write is tried on a guess, on what was just read and under a lock; what is open then is its callers'. */
    private static final int SHARED_TRIES = 3;

    private static final Comparator<AccountId> BY_TEXT = Comparator.comparing(AccountId::value);

    private final OwnedWrites owner;
    private final List<Request> requests;
    private final Certainty certainty;
    private final int number;
    private final boolean shared;
    private final long deadline;
    private final Map<AccountId, List<Request>> byAccount = new TreeMap<>(BY_TEXT);
    private final Map<Turn, List<Request>> turns = new LinkedHashMap<>();
    private final List<Request> open = new ArrayList<>();

    /**
     * Begins the first try.
     *
     * @param shared whether others wait for this one to end; then it is short, and hands back what is in trouble
     */
    Attempt(OwnedWrites owner, List<Request> requests, Certainty certainty, boolean shared, long deadline) {
        this(owner, requests, certainty, 1, shared, deadline);
    }

    private Attempt(
            OwnedWrites owner,
            Collection<Request> requests,
            Certainty certainty,
            int number,
            boolean shared,
            long deadline) {
        this.owner = owner;
        this.requests = List.copyOf(requests);
        this.certainty = certainty;
        this.number = number;
        this.shared = shared;
        this.deadline = deadline;
        for (Request request : requests) {
            byAccount
                    .computeIfAbsent(request.account(), id -> new ArrayList<>())
                    .add(request);
        }
    }

    boolean isEmpty() {
        return requests.isEmpty();
    }

    /** Tries; answers the next try. */
    Attempt run() {
        try {
            if (certainty == Certainty.LOCKED) {
                writeLocked();
            } else {
                decide();
                release(write());
            }
            return next(open);
        } catch (UncertainCommit e) {
            return next(resolve(e));
        } catch (UncheckedSqlException e) {
            return afterFailure(e.failure());
        } catch (SQLException e) {
            return afterFailure(e);
        } catch (RuntimeException e) {
            return afterDefect(e);
        }
    }

    private void decide() {
        boolean fresh = certainty == Certainty.FRESH;
        Map<AccountId, Account> states = new HashMap<>();
        List<AccountId> unread = new ArrayList<>();
        for (AccountId id : byAccount.keySet()) {
            boolean guess = !fresh && owner.rivals().start(id) == Certainty.REMEMBERED;
            Account remembered = guess ? owner.cache().get(id) : null;
            if (remembered == null) {
                unread.add(id);
            } else {
                states.put(id, remembered);
            }
        }
        Map<AccountId, KeyedEntries> keyed = new HashMap<>();
        if (!unread.isEmpty()) {
            states.putAll(read(unread, fresh, keyed));
        }
        byAccount.forEach((id, asked) -> {
            Account state = states.get(id);
            if (state == null) {
                asked.forEach(Request::unknown);
            } else {
                RowHistory history = new RowHistory(id, keyed.getOrDefault(id, new KeyedEntries()), this::readNow);
                decide(new Turn(state, history), asked, fresh);
            }
        });
    }

    /** The state first and then the keys: a key that was not used after the state was read was not used before. */
    private Map<AccountId, Account> read(List<AccountId> ids, boolean withKeys, Map<AccountId, KeyedEntries> keyed) {
        return owner.connections().read("reading accounts", deadline, (connection, wiring) -> {
            LedgerRows rows = new LedgerRows(wiring, connection);
            Map<AccountId, Account> read = rows.accounts(ids, requests.get(0).terms());
            read.values().forEach(this::compare);
            if (withKeys) {
                for (AccountId id : read.keySet()) {
                    keyed.put(id, rows.underKeys(id, keysOf(id)));
                }
            }
            return read;
        });
    }

    /** Whoever finds an account as this process left it may guess the next time. */
    private void compare(Account found) {
        Account left = owner.cache().get(found.id());
        if (left != null && left.sequence() == found.sequence()) {
            owner.rivals().untouched(found.id());
        }
    }

    private List<LedgerEntry> readNow(RowHistory.Query query) {
        return owner.connections()
                .read(
                        "reading entries",
                        deadline,
                        (connection, wiring) -> query.on(new LedgerRows(wiring, connection)));
    }

    private List<IdempotencyKey> keysOf(AccountId id) {
        return byAccount.getOrDefault(id, List.of()).stream()
                .flatMap(request -> request.keys().stream())
                .distinct()
                .toList();
    }

    private void decide(Turn turn, List<Request> asked, boolean sure) {
        List<Request> decided = new ArrayList<>(asked.size());
        for (Request request : asked) {
            (request.decide(turn, sure) ? decided : open).add(request);
        }
        turns.put(turn, decided);
    }

    /** Writes all turns; answers the accounts that were written or needed no writing. */
    private Set<AccountId> write() throws SQLException, UncertainCommit {
        Set<AccountId> settled = new HashSet<>();
        for (Turn turn : turns.keySet()) {
            if (turn.entries().isEmpty()) {
                settled.add(turn.before().id());
            }
        }
        if (settled.size() == turns.size()) {
            return settled;
        }
        // All accounts of one try live on one shard.
        TermsUse use =
                new TermsUse(owner.connections().wiring(), requests.get(0).account());
        List<AccountChange> changes = changes(use);
        List<TermsRow> missing = use.isEmpty()
                ? List.of()
                : owner.connections()
                        .read(
                                "reading terms",
                                deadline,
                                (connection, found) -> use.missing(new StoredTerms(found, connection)));
        int seconds = shared ? Limits.SHARED_SECONDS : owner.limits().callSeconds();
        boolean silent = changes.stream().allMatch(change -> change.events().isEmpty());
        Set<AccountId> written = owner.connections().transact(owner.source(), silent, deadline, (connection, found) -> {
            Set<AccountId> won = found.writer().write(connection, new Changes(changes, missing), seconds);
            EventRows.insert(connection, found, changes, won);
            return won;
        });
        if (!written.isEmpty()) {
            use.committed(missing);
        }
        settled.addAll(written);
        return settled;
    }

    private void writeLocked() throws SQLException, UncertainCommit {
        for (AccountId id : byAccount.keySet()) {
            turns.clear();
            TermsUse use = new TermsUse(owner.connections().wiring(), id);
            List<TermsRow> missing = owner.connections()
                    .transact(
                            owner.source(),
                            false,
                            deadline,
                            (connection, wiring) -> locked(id, use, connection, wiring));
            use.committed(missing);
            release(Set.of(id));
        }
    }

    /** Reads, decides and writes one account in one transaction in which nobody else can change it. */
    private List<TermsRow> locked(AccountId id, TermsUse use, Connection connection, Wiring wiring)
            throws SQLException {
        LedgerRows rows = new LedgerRows(wiring, connection);
        List<Request> asked = byAccount.getOrDefault(id, List.of());
        int seconds = shared ? Limits.SHARED_SECONDS : owner.limits().callSeconds();
        Account state = rows.lockedAccount(id, requests.get(0).terms(), seconds).orElse(null);
        if (state == null) {
            asked.forEach(Request::unknown);
            return List.of();
        }
        compare(state);
        decide(new Turn(state, new RowHistory(id, rows.underKeys(id, keysOf(id)), rows::read)), asked, true);
        List<AccountChange> changes = changes(use);
        if (changes.isEmpty()) {
            return List.of();
        }
        List<TermsRow> missing = use.missing(rows.stored());
        Set<AccountId> written = wiring.writer().write(connection, new Changes(changes, missing), seconds);
        if (written.isEmpty()) {
            throw new LedgerStoreException("account " + id + ": its row changed while it was locked", null);
        }
        EventRows.insert(connection, wiring, changes, written);
        return missing;
    }

    private List<AccountChange> changes(TermsUse use) {
        LedgerJson json = LedgerJson.naming(use);
        List<AccountChange> changes = new ArrayList<>();
        for (Turn turn : turns.keySet()) {
            if (!turn.entries().isEmpty()) {
                use.use(turn.rates());
                changes.add(AccountChange.of(turn, json));
            }
        }
        return changes;
    }

    /** Answers the callers whose accounts are settled; the others were beaten to it. */
    private void release(Set<AccountId> settled) {
        turns.forEach((turn, decided) -> {
            AccountId id = turn.before().id();
            if (settled.contains(id)) {
                owner.cache().put(turn.account());
                decided.forEach(Request::done);
            } else {
                owner.cache().remove(id);
                owner.rivals().lost(id, certainty);
                open.addAll(decided);
                owner.connections().listener().retried(StoreListener.Retry.OVERTAKEN);
            }
        });
    }

    private Attempt next(List<Request> left) {
        Certainty next = number >= LOST_BEFORE_LOCKING ? Certainty.LOCKED : Certainty.FRESH;
        if (shared && (number >= SHARED_TRIES || isOver())) {
            return handBack(left);
        }
        if (!left.isEmpty() && isOver()) {
            return giveUp(left, new StoreTimeoutException("gave up after " + number + " tries; others were first"));
        }
        return new Attempt(owner, left, next, number + 1, shared, deadline);
    }

    /** Finds out what became of a write whose answer was lost; answers the requests that can be tried again. */
    private List<Request> resolve(UncertainCommit lost) {
        Set<Request> again = new LinkedHashSet<>(open);
        byAccount.forEach((id, asked) -> {
            // Accounts that come one after the other may not have had their turn.
            if (turns.keySet().stream().noneMatch(turn -> turn.before().id().equals(id))) {
                asked.stream().filter(request -> !request.isDone()).forEach(again::add);
            }
        });
        turns.forEach((turn, decided) -> {
            AccountId id = turn.before().id();
            owner.cache().remove(id);
            if (turn.entries().isEmpty()) {
                decided.forEach(Request::done);
                return;
            }
            KeyedEntries found = new KeyedEntries();
            try {
                found = owner.connections()
                        .read(
                                "looking keys up",
                                deadline,
                                (connection, wiring) -> new LedgerRows(wiring, connection).underKeys(id, keysOf(id)));
            } catch (LedgerStoreException e) {
                lost.addSuppressed(e);
            }
            for (Request request : decided) {
                if (request.isRepeatable()) {
                    again.add(request);
                } else if (request.isAnsweredBy(found.entries())) {
                    request.done();
                } else {
                    request.uncertain(lost.failure());
                }
            }
        });
        return List.copyOf(again);
    }

    private Attempt afterFailure(SQLException e) {
        List<Request> left = unanswered();
        byAccount.keySet().forEach(owner.cache()::remove);
        Failure failure = Trouble.of(e, owner.connections().dialect());
        boolean passing =
                failure == Failure.CONTENTION || failure == Failure.CONNECTION || failure == Failure.DUPLICATE;
        if (shared && (!passing || number > 1 || isOver())) {
            return handBack(left);
        }
        if (passing && isOver()) {
            return giveUp(left, Trouble.asTimeout("writing an account", e, failure, number));
        }
        if (!passing || number >= Limits.ATTEMPTS) {
            return giveUp(left, Trouble.asStoreException("writing an account", e, failure));
        }
        if (failure != Failure.DUPLICATE) {
            owner.connections().pause(failure, number);
        }
        Certainty next = number >= LOST_BEFORE_LOCKING ? Certainty.LOCKED : Certainty.FRESH;
        return new Attempt(owner, left, next, number + 1, shared, deadline);
    }

    /** A decision that fails on a guess may succeed on the truth. */
    private Attempt afterDefect(RuntimeException e) {
        List<Request> left = unanswered();
        byAccount.keySet().forEach(owner.cache()::remove);
        if (shared) {
            return handBack(left);
        }
        if (certainty == Certainty.LOCKED || isOver()) {
            return giveUp(left, e);
        }
        return new Attempt(owner, left, Certainty.LOCKED, number + 1, false, deadline);
    }

    private List<Request> unanswered() {
        return requests.stream().filter(request -> !request.isDone()).toList();
    }

    private Attempt handBack(List<Request> left) {
        left.forEach(Request::handBack);
        return nothingLeft();
    }

    private Attempt giveUp(List<Request> left, RuntimeException why) {
        left.forEach(request -> request.fail(why));
        return nothingLeft();
    }

    private Attempt nothingLeft() {
        return new Attempt(owner, List.of(), certainty, number, shared, deadline);
    }

    private boolean isOver() {
        return Connections.isOver(deadline);
    }
}
