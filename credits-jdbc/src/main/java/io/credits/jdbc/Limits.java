package io.credits.jdbc;

import java.time.Duration;

/**
 * The limits of a store, each with its default in {@link JdbcLedgerStore.Builder}.
 *
 * @param call how long a call may take
 * @param requestsPerWrite how many requests one transaction carries at most
 * @param accountsPerWrite how many accounts one transaction changes at most
 * @param lanes how many combined writes may go on at once on each database
 * @param cacheWeight how many accounts, grants and holds are remembered
 */
record Limits(Duration call, int requestsPerWrite, int accountsPerWrite, int lanes, int cacheWeight) {

    /** A combined write is given up after so many seconds, so that one locked account holds up no other for long. */
    static final int SHARED_SECONDS = 1;

    /** A combined write that got no answer for so long leaves its requests to their callers. */
    static final Duration LONGEST_SHARED = Duration.ofSeconds(10);

    /** A combined write is full with so many commands. */
    static final int COMMANDS_PER_WRITE = 1_000;

    /** How often a request is tried before its failure is told. */
    static final int ATTEMPTS = 12;

    /** How long a combined write may take: not so long that a silent server holds up a lane for all of its callers' time. */
    Duration shared() {
        return call.compareTo(LONGEST_SHARED) < 0 ? call : LONGEST_SHARED;
    }

    int callSeconds() {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, call.toSeconds()));
    }
}
