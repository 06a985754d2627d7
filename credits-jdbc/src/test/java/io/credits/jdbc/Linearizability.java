package io.credits.jdbc;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the calls of several callers can be put into one order that keeps who was done before whom and in which each
 * gives the answer it gave (the search of Wing and Gong, remembering where it has been as Lowe does).
 *
 * @param <S> what the calls work on; compared with equals
 * @param <C> what was called and answered
 */
final class Linearizability<S, C> {

    private static final int MOST_CALLS = 64;

    /** What one call does when it is alone. */
    interface Sequential<S, C> {

        /** The state after the call, or empty if alone it would not have given that answer. */
        Optional<S> after(S before, C call);
    }

    /**
     * A call that was seen.
     *
     * @param from when it began, a number that no other call has
     * @param to when it was answered, a number that no other call has
     * @param content what was called and answered
     */
    record Call<C>(long from, long to, C content) {}

    private record Place<S>(long done, S state) {}

    private final Sequential<S, C> sequential;
    private final List<Call<C>> calls;
    private final Set<Place<S>> been = new HashSet<>();

    private Linearizability(Sequential<S, C> sequential, List<Call<C>> calls) {
        this.sequential = sequential;
        this.calls = calls;
    }

    static <S, C> boolean holds(Sequential<S, C> sequential, S start, List<Call<C>> calls) {
        if (calls.size() >= MOST_CALLS) {
            throw new IllegalArgumentException("calls: fewer than 64 wanted, found " + calls.size());
        }
        return new Linearizability<>(sequential, calls).from(new Place<>(0, start));
    }

    private boolean from(Place<S> place) {
        if (place.done() == (1L << calls.size()) - 1) {
            return true;
        }
        if (!been.add(place)) {
            return false;
        }
        long firstAnswer = Long.MAX_VALUE;
        for (int i = 0; i < calls.size(); i++) {
            if (open(place, i)) {
                firstAnswer = Math.min(firstAnswer, calls.get(i).to());
            }
        }
        for (int i = 0; i < calls.size(); i++) {
            if (open(place, i) && calls.get(i).from() < firstAnswer) {
                long done = place.done() | 1L << i;
                Optional<S> next = sequential.after(place.state(), calls.get(i).content());
                if (next.isPresent() && from(new Place<>(done, next.get()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean open(Place<?> place, int call) {
        return (place.done() & 1L << call) == 0;
    }
}
