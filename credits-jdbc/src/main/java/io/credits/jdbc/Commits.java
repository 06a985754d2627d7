package io.credits.jdbc;

import io.credits.ledger.AccountId;
import io.credits.ledger.Batch;
import io.credits.ledger.LedgerCommand;
import io.credits.ledger.LedgerEntry;
import io.credits.ledger.Outcome;
import io.credits.ledger.Terms;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Has commands carried out, and tells the listener how each went. Safe for use by several threads. */
final class Commits {

    private final Writes writes;
    private final StoreListener listener;

    Commits(Writes writes, StoreListener listener) {
        this.writes = writes;
        this.listener = listener;
    }

    <E extends LedgerEntry> Outcome<E> one(LedgerCommand<E> command, Terms terms, InstantSource clock) {
        long began = System.nanoTime();
        Outcome<E> outcome;
        try {
            CommitRequest<E> request = new CommitRequest<>(command.account(), List.of(command), false, terms, clock);
            writes.carryOut(List.of(request));
            outcome = request.outcomes().get(0);
        } catch (RuntimeException e) {
            listener.failed(command, System.nanoTime() - began);
            throw e;
        }
        listener.answered(command, outcome, System.nanoTime() - began);
        return outcome;
    }

    <E extends LedgerEntry> List<Outcome<E>> all(Batch<E> batch, Terms terms, InstantSource clock) {
        long began = System.nanoTime();
        List<Outcome<E>> outcomes;
        try {
            outcomes = carryOut(batch, terms, clock);
        } catch (RuntimeException e) {
            long nanos = System.nanoTime() - began;
            batch.commands().forEach(command -> listener.failed(command, nanos));
            throw e;
        }
        long nanos = System.nanoTime() - began;
        for (int i = 0; i < outcomes.size(); i++) {
            listener.answered(batch.commands().get(i), outcomes.get(i), nanos);
        }
        return outcomes;
    }

    private <E extends LedgerEntry> List<Outcome<E>> carryOut(Batch<E> batch, Terms terms, InstantSource clock) {
        Map<AccountId, List<Integer>> places = batch.placesByAccount();
        List<CommitRequest<E>> requests = new ArrayList<>(places.size());
        places.forEach((account, of) -> requests.add(new CommitRequest<>(
                account,
                of.stream().map(place -> batch.commands().get(place)).toList(),
                batch.atomic(),
                terms,
                clock)));
        writes.carryOut(requests);
        @Nullable Object[] outcomes = new @Nullable Object[batch.commands().size()];
        for (CommitRequest<E> request : requests) {
            List<Integer> of = Objects.requireNonNull(places.get(request.account()));
            for (int i = 0; i < of.size(); i++) {
                outcomes[of.get(i)] = request.outcomes().get(i);
            }
        }
        List<Outcome<E>> inOrder = new ArrayList<>(outcomes.length);
        for (Object outcome : outcomes) {
            inOrder.add(answered(outcome));
        }
        return inOrder;
    }

    @SuppressWarnings("unchecked") // every place was filled with an answer to its own command
    private static <E extends LedgerEntry> Outcome<E> answered(@Nullable Object outcome) {
        return (Outcome<E>) Objects.requireNonNull(outcome);
    }
}
