package io.credits.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a decision was told of earlier entries: for each reference the entry and all entries that refer to it, in order.
 *
 * @param answers the answers; an empty list where no such entry exists
 */
public record Past(Map<Reference, List<LedgerEntry>> answers) {

    /** Nothing was asked. */
    public static final Past UNASKED = new Past(Map.of());

    /**
     * Creates the answers with a copy of the map.
     *
     * @param answers the answers; an empty list where no such entry exists
     */
    public Past {
        answers = Map.copyOf(answers);
    }

    /**
     * Asks on behalf of a command until it wants to know nothing more.
     *
     * @param command the command
     * @param current the account's state
     * @param lookup answers one reference: the entry and those that refer to it, or an empty list
     * @return all answers
     */
    public static Past of(LedgerCommand<?> command, Account current, Function<Reference, List<LedgerEntry>> lookup) {
        Past past = UNASKED;
        for (Set<Reference> asked = command.asks(current, past);
                !asked.isEmpty();
                asked = command.asks(current, past)) {
            Map<Reference, List<LedgerEntry>> more = new HashMap<>(past.answers);
            asked.forEach(reference -> more.put(reference, List.copyOf(lookup.apply(reference))));
            past = new Past(more);
        }
        return past;
    }

    /** Those of the references that have no answer yet. */
    Set<Reference> unanswered(Iterable<? extends Reference> references) {
        Set<Reference> open = new HashSet<>();
        for (Reference reference : references) {
            if (!answers.containsKey(reference)) {
                open.add(reference);
            }
        }
        return open;
    }

    Optional<LedgerEntry> entry(Reference reference) {
        return answers.getOrDefault(reference, List.of()).stream().findFirst();
    }

    /** The entries of a type that refer to the one asked for. */
    <T extends LedgerEntry> List<T> referring(Reference reference, Class<T> type) {
        List<T> found = new ArrayList<>();
        answers.getOrDefault(reference, List.of()).stream()
                .skip(1)
                .filter(type::isInstance)
                .forEach(entry -> found.add(type.cast(entry)));
        return found;
    }
}
