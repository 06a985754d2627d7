package io.credits.jdbc.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What came of one run.
 *
 * @param lines how many debits were made
 * @param nanos from the first call's beginning to the last call's end
 * @param latencies nanoseconds of each call, ascending
 */
public record Run(long lines, long nanos, long[] latencies) {

    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    /** Pays every account once, so that rows and states are in memory as they are in an application that is in use. */
    static Run ofEvery(Peer peer, int accounts, int threads) {
        AtomicInteger next = new AtomicInteger();
        return of(threads, 1, () -> {
            long start = System.nanoTime();
            List<Long> latencies = new ArrayList<>();
            for (int i = next.getAndIncrement(); i < accounts; i = next.getAndIncrement()) {
                peer.pay(i, "first-" + i);
                latencies.add(System.nanoTime() - start);
            }
            return latencies.stream().mapToLong(nanos -> nanos).toArray();
        });
    }

    /** Lets a workload's callers call a peer for some time; a call that has begun is finished. */
    static Run of(Peer peer, Workload workload, Duration time) {
        return of(workload.threads(), workload.lines(), () -> calls(peer, workload, time));
    }

    private static Run of(int threads, int lines, Callable<long[]> caller) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            List<long[]> parts = new ArrayList<>();
            for (Future<long[]> done : executor.invokeAll(Collections.nCopies(threads, caller))) {
                parts.add(done.get());
            }
            long nanos = System.nanoTime() - start;
            long[] latencies =
                    parts.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return new Run((long) latencies.length * lines, nanos, latencies);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            executor.shutdownNow();
        }
    }

    private static long[] calls(Peer peer, Workload workload, Duration time) {
        long[] latencies = new long[1024];
        int calls = 0;
        long end = System.nanoTime() + time.toNanos();
        for (long now = System.nanoTime(); now < end; ) {
            workload.call(peer);
            long done = System.nanoTime();
            if (calls == latencies.length) {
                latencies = Arrays.copyOf(latencies, calls * 2);
            }
            latencies[calls++] = done - now;
            now = done;
        }
        return Arrays.copyOf(latencies, calls);
    }

    /** Debits per second. */
    long rate() {
        return Math.round((double) lines * NANOS / nanos);
    }

    /** The latency in nanoseconds that so many percent of the calls do not exceed. */
    long percentile(int percent) {
        int rank = (int) Math.ceil(latencies.length * percent / 100.0);
        return latencies[Math.max(0, Math.min(latencies.length - 1, rank - 1))];
    }
}
