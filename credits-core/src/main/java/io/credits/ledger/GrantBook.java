package io.credits.ledger;

import io.credits.amount.Credits;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The grants of an account, always in burn order, so that a debit takes them as they stand.
 *
 * <p>Immutable: each change answers a new book that shares every grant it did not touch.
 */
public final class GrantBook implements Iterable<Grant> {

    private final BurnOrder order;
    private final Grant[] grants;

    private GrantBook(BurnOrder order, Grant[] sorted) {
        this.order = order;
        this.grants = sorted;
    }

    /**
     * Creates a book.
     *
     * @param order the burn order to keep
     * @param grants the grants in any order
     * @return the book
     */
    public static GrantBook of(BurnOrder order, List<Grant> grants) {
        Grant[] sorted = grants.toArray(Grant[]::new);
        Arrays.sort(sorted, order.comparator());
        return new GrantBook(order, sorted);
    }

    /**
     * Returns the order that the book keeps.
     *
     * @return the burn order
     */
    public BurnOrder order() {
        return order;
    }

    /**
     * Returns the grants in burn order.
     *
     * @return an immutable list
     */
    public List<Grant> grants() {
        return List.of(grants);
    }

    /**
     * Returns how many grants are kept.
     *
     * @return the number, exhausted ones that must be remembered included
     */
    public int size() {
        return grants.length;
    }

    @Override
    public Iterator<Grant> iterator() {
        return Arrays.asList(grants).iterator();
    }

    @Nullable Grant byNumber(long number) {
        int index = indexOf(number);
        return index < 0 ? null : grants[index];
    }

    @Nullable Grant byId(GrantId id) {
        for (Grant grant : grants) {
            if (grant.id().equals(id)) {
                return grant;
            }
        }
        return null;
    }

    GrantBook inOrder(BurnOrder wanted) {
        return wanted == order ? this : of(wanted, List.of(grants));
    }

    GrantBook adding(Grant grant) {
        int found = Arrays.binarySearch(grants, grant, order.comparator());
        if (found >= 0) {
            throw new IllegalStateException("grant number " + grant.number() + " is in the book already");
        }
        int at = -found - 1;
        Grant[] more = new Grant[grants.length + 1];
        System.arraycopy(grants, 0, more, 0, at);
        more[at] = grant;
        System.arraycopy(grants, at, more, at + 1, grants.length - at);
        return new GrantBook(order, more);
    }

    /** Changes the grant of each line by its credits; amounts only, so the order stands. */
    GrantBook changing(List<Line> lines, BiFunction<Grant, Credits, Grant> change) {
        if (lines.isEmpty()) {
            return this;
        }
        Grant[] changed = grants.clone();
        boolean forget = false;
        for (Line line : lines) {
            int index = indexOf(line.number());
            if (index < 0) {
                throw new IllegalStateException("grant " + line.grant() + " is not in the book");
            }
            changed[index] = change.apply(changed[index], line.credits());
            forget |= changed[index].isForgettable();
        }
        return forget ? without(changed, Grant::isForgettable) : new GrantBook(order, changed);
    }

    /** Changes the end of grants, which may change their place. */
    @SuppressWarnings("ReferenceEquality") // only saves a copy
    GrantBook mapping(UnaryOperator<Grant> change) {
        Grant[] changed = new Grant[grants.length];
        boolean same = true;
        for (int i = 0; i < changed.length; i++) {
            changed[i] = change.apply(grants[i]);
            same &= changed[i] == grants[i];
        }
        if (same) {
            return this;
        }
        Arrays.sort(changed, order.comparator());
        return new GrantBook(order, changed);
    }

    /** Forgets exhausted grants whose end has come: nothing can return to them any more. */
    GrantBook forgettingEnded(Instant at) {
        for (Grant grant : grants) {
            if (grant.isOver(at)) {
                return without(grants, ended -> ended.isOver(at));
            }
        }
        return this;
    }

    private GrantBook without(Grant[] kept, Predicate<Grant> forgotten) {
        return new GrantBook(
                order, Arrays.stream(kept).filter(forgotten.negate()).toArray(Grant[]::new));
    }

    private int indexOf(long number) {
        for (int i = 0; i < grants.length; i++) {
            if (grants[i].number() == number) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GrantBook book && order == book.order && Arrays.equals(grants, book.grants);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(grants);
    }

    @Override
    public String toString() {
        return Arrays.toString(grants);
    }
}
