package io.credits.jdbc;

import io.credits.ledger.AccountId;
import io.credits.ledger.Batch;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.ledger.Rejection;
import io.credits.ledger.Ruling;
import io.credits.ledger.Terms;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands of one account, in order, each for itself or all or none. */
final class CommitRequest<E extends LedgerEntry> extends Request {

    private final List<LedgerCommand<E>> commands;
    private final boolean atomic;
    private final InstantSource clock;
    private List<Outcome<E>> outcomes = List.of();

    CommitRequest(
            AccountId account, List<LedgerCommand<E>> commands, boolean atomic, Terms terms, InstantSource clock) {
        super(account, terms);
        this.commands = commands;
        this.atomic = atomic;
        this.clock = clock;
    }

    @Override
    List<IdempotencyKey> keys() {
        return commands.stream().map(LedgerCommand::key).toList();
    }

    @Override
    boolean decide(Turn turn, boolean sure) {
        Ruling ruling = turn.ruling(terms(), clock);
        List<Outcome<E>> decided = new ArrayList<>(commands.size());
        for (LedgerCommand<E> command : commands) {
            Outcome<E> outcome = ruling.rule(command);
            if (!sure && outcome.rejection().isPresent()) {
                return false;
            }
            decided.add(outcome);
        }
        outcomes = atomic ? Batch.allOrNone(decided) : decided;
        if (isAccepted(decided)) {
            turn.take(ruling);
        }
        return true;
    }

    private boolean isAccepted(List<Outcome<E>> decided) {
        return !atomic
                || decided.stream().allMatch(outcome -> outcome.rejection().isEmpty());
    }

    @Override
    void unknown() {
        outcomes = Collections.nCopies(
                commands.size(),
                new Outcome.Refused<>(
                        new Rejection.NotFound(account(), "account", account().value())));
        done();
    }

    @Override
    boolean isAnsweredBy(List<LedgerEntry> found) {
        Map<IdempotencyKey, LedgerEntry> byKey = new HashMap<>();
        found.forEach(entry -> entry.key().ifPresent(key -> byKey.put(key, entry)));
        for (int i = 0; i < commands.size(); i++) {
            Outcome<E> outcome = outcomes.get(i);
            Optional<LedgerEntry> there =
                    Optional.ofNullable(byKey.get(commands.get(i).key()));
            if (outcome instanceof Outcome.Accepted<E> accepted
                    && !there.equals(Optional.of((LedgerEntry) accepted.result()))) {
                return false;
            }
            if (outcome.rejection().isPresent() && there.isPresent()) {
                return false;
            }
        }
        return outcomes.stream().anyMatch(outcome -> outcome.rejection().isEmpty());
    }

    @Override
    boolean isRepeatable() {
        return outcomes.stream().allMatch(outcome -> outcome.rejection().isPresent());
    }

    /** The answers, in the order of the commands. */
    List<Outcome<E>> outcomes() {
        requireAnswer();
        return outcomes;
    }
}
