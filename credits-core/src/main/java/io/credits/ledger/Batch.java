package io.credits.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Commands that are committed in one go: each for itself, or all or none.
 *
 * <p>All or none is only offered within one account, since no write ever spans two accounts.
 *
 * @param commands the commands, in the order in which each account is to see its own
 * @param atomic whether one refusal refuses all
 * @param <E> the entry that each writes
 */
public record Batch<E extends LedgerEntry>(List<LedgerCommand<E>> commands, boolean atomic) {

    /** The most commands of one batch. */
    public static final int MAX_SIZE = 10_000;

    /**
     * Creates the batch.
     *
     * @param commands the commands, in the order in which each account is to see its own
     * @param atomic whether one refusal refuses all
     * @throws InvalidArgumentException if it is too long, names a key of an account twice, which would be ambiguous
     *     [R17], or is to be atomic over several accounts
     */
    public Batch {
        commands = List.copyOf(commands);
        if (commands.size() > MAX_SIZE) {
            throw new InvalidArgumentException(
                    RejectionCode.INVALID_ARGUMENT, "items", "at most " + MAX_SIZE, String.valueOf(commands.size()));
        }
        Set<List<Object>> seen = new HashSet<>();
        Set<AccountId> accounts = new HashSet<>();
        for (LedgerCommand<E> command : commands) {
            accounts.add(command.account());
            if (!seen.add(List.of(command.account(), command.key()))) {
                throw new InvalidArgumentException(
                        RejectionCode.INVALID_ARGUMENT,
                        "key",
                        "each key once in a batch",
                        command.key().value() + " twice on account " + command.account());
            }
        }
        if (atomic && accounts.size() > 1) {
            throw new InvalidArgumentException(
                    RejectionCode.INVALID_ARGUMENT, "atomic", "one account", accounts.size() + " accounts");
        }
    }

    /**
     * Returns the places of each account's commands.
     *
     * @return indexes into {@link #commands} by account, both in order of first appearance
     */
    public Map<AccountId, List<Integer>> placesByAccount() {
        Map<AccountId, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < commands.size(); i++) {
            places.computeIfAbsent(commands.get(i).account(), account -> new ArrayList<>())
                    .add(i);
        }
        return places;
    }

    /**
     * Turns the answers to an atomic batch into refusals of every command, if one was refused.
     *
     * @param outcomes the answers so far
     * @param <T> the type of the results
     * @return the same answers, or the first refusal for each
     */
    public static <T> List<Outcome<T>> allOrNone(List<Outcome<T>> outcomes) {
        for (Outcome<T> outcome : outcomes) {
            if (outcome instanceof Outcome.Refused<T> refused) {
                return outcomes.stream()
                        .map(any -> (Outcome<T>) new Outcome.Refused<T>(refused.reason()))
                        .toList();
            }
        }
        return outcomes;
    }
}
