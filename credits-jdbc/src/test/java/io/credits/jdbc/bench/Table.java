package io.credits.jdbc.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Measures in alternating rounds and prints medians; counts every debit, so that the totals can be checked. */
final class Table {

    private static final double MILLI = 1e6;

    private static final int WARM_UP = 4;

    private final int rounds;
    private final Duration time;
    private final Map<Peer, Long> debits = new HashMap<>();

    Table(int rounds, Duration time) {
        this.rounds = rounds;
        this.time = time;
    }

    /** Pays every account once. */
    void warmUp(Peer peer) {
        Run run = Run.ofEvery(peer, Workload.ACCOUNTS, Workload.WIDE.threads());
        debits.merge(peer, run.lines(), Long::sum);
    }

    void measure(Workload workload, List<Peer> peers) {
        Map<Peer, Workload> same = new HashMap<>();
        peers.forEach(peer -> same.put(peer, workload));
        measure(same, peers);
    }

    void measure(Map<? extends Peer, Workload> workloads, List<? extends Peer> peers) {
        Map<Peer, List<Run>> runs = new LinkedHashMap<>();
        for (int round = 1 - WARM_UP; round <= rounds; round++) {
            for (Peer peer : peers) {
                Run run = Run.of(peer, workloads.get(peer), time);
                debits.merge(peer, run.lines(), Long::sum);
                // The first rounds only warm up: compilers take long where client and server share two cores.
                if (round > 0) {
                    runs.computeIfAbsent(peer, key -> new ArrayList<>()).add(run);
                }
            }
        }
        print(workloads, runs);
    }

    private static void print(Map<? extends Peer, Workload> workloads, Map<Peer, List<Run>> runs) {
        System.out.printf(
                Locale.ROOT,
                "%n%-45s %-18s %10s %21s %10s %9s %9s%n",
                "",
                "",
                "debits/s",
                "lowest to highest",
                "credits x",
                "p50 ms",
                "p99 ms");
        List<Run> own = runs.values().iterator().next();
        runs.forEach((peer, measured) -> {
            long rate = median(measured, Run::rate);
            System.out.printf(
                    Locale.ROOT,
                    "%-45s %-18s %,10d %,10d %,10d %10.2f %9.2f %9.2f%n",
                    workloads.get(peer).label(),
                    peer.label(),
                    rate,
                    measured.stream().mapToLong(Run::rate).min().orElse(0),
                    measured.stream().mapToLong(Run::rate).max().orElse(0),
                    (double) median(own, Run::rate) / rate,
                    median(measured, run -> run.percentile(50)) / MILLI,
                    median(measured, run -> run.percentile(99)) / MILLI);
        });
    }

    static long median(List<Run> runs, ToLongFunction<Run> figure) {
        return runs.stream()
                .mapToLong(figure)
                .sorted()
                .skip(runs.size() / 2)
                .findFirst()
                .orElse(0);
    }

    /** Refuses figures of a peer whose database does not have exactly what was asked for. */
    void requireExact(Peer peer) {
        long wanted = debits.getOrDefault(peer, 0L);
        long found = peer.spent();
        if (wanted != found) {
            throw new IllegalStateException(peer.label() + ": " + wanted + " debits, " + found + " in the database");
        }
        peer.requireSound();
    }
}
