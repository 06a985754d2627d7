package io.credits.jdbc.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is asked of each peer.
 *
 * @param label the name that the table shows
 * @param threads how many callers there are
 * @param accounts over how many accounts they spread their calls evenly
 * @param lines how many debits one call of a batch has; 1 for single calls
 */
public record Workload(String label, int threads, int accounts, int lines) {

    /** The accounts that every peer has. */
    public static final int ACCOUNTS = 10_000;

    private static final int MANY = 32;

    private static final int BATCH_ACCOUNTS = 200;

    static final Workload HOT = new Workload("one hot account, 32 threads", MANY, 1, 1);

    /** More callers than connections, as where each call has a virtual thread. */
    static final Workload CROWD = new Workload("one hot account, 256 threads", 256, 1, 1);

    static final Workload WIDE = new Workload("10,000 accounts, 32 threads", MANY, ACCOUNTS, 1);

    static final Workload SINGLE = new Workload("10,000 accounts, one thread", 1, ACCOUNTS, 1);

    /** The lines of the hand-written statement, which knows no batch. */
    static final Workload LINES = new Workload("200 accounts, lines one by one, 32 threads", MANY, BATCH_ACCOUNTS, 1);

    static final Workload BATCH =
            new Workload("200 accounts, 1,000 lines a call, one thread", 1, BATCH_ACCOUNTS, 1_000);

    /** Every workload. */
    public static final List<Workload> ALL = List.of(HOT, WIDE, SINGLE, LINES, BATCH);

    private static final AtomicLong CALLS = new AtomicLong();

    /** Several processes may call at once, each under keys of its own. */
    private static final long PROCESS = ProcessHandle.current().pid();

    /** Returns the same with fewer threads, accounts and lines. */
    public Workload scaledTo(int mostThreads, int mostAccounts, int mostLines) {
        return new Workload(
                label, Math.min(threads, mostThreads), Math.min(accounts, mostAccounts), Math.min(lines, mostLines));
    }

    /** Lets the callers call a peer for some time; a call that has begun is finished. */
    public Run run(Peer peer, Duration time) {
        return Run.of(peer, this, time);
    }

    /** Makes one call. */
    void call(Peer peer) {
        String key = "message-" + PROCESS + "-" + CALLS.incrementAndGet();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        if (lines == 1) {
            peer.pay(random.nextInt(accounts), key);
            return;
        }
        List<Integer> named = new ArrayList<>(lines);
        for (int i = 0; i < lines; i++) {
            named.add(random.nextInt(accounts));
        }
        peer.payAll(named, key);
    }
}
