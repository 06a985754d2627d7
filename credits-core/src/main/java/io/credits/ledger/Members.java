package io.credits.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Receives the members of a command, an entry or a rejection, one after the other, in their documented order.
 *
 * <p>One description serves three readers: the comparison of a repeated key names the first member that differs, the
 * hash chain digests the same members, and a host prints them.
 */
@FunctionalInterface
public interface Members {

    /**
     * Takes one member.
     *
     * @param name the member's public name
     * @param value its value, or null where it was not given; compared with {@code equals}
     * @return this receiver
     */
    Members put(String name, @Nullable Object value);
}
