package io.credits.jdbc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A queue of requests that one of their callers at a time writes for all: group commit in the client, without a thread or a
 * timer of its own. A caller who finds nobody leading leads at once, so that nobody waits when there is nothing to wait for.
 *
 * <p>Safe for use by several threads.
 */
final class Lane {

    private static final long LONGEST_GATHERING = TimeUnit.MICROSECONDS.toNanos(300);

    private static final long GLANCE = TimeUnit.MICROSECONDS.toNanos(10);

    private final OwnedWrites writes;
    private final Queue<Request> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean led = new AtomicBoolean();

    /** How many requests the last write carried; only whoever leads looks at it. */
    private int lastTaken;

    Lane(OwnedWrites writes) {
        this.writes = writes;
    }

    void submit(Request request) {
        queue.add(request);
    }

    /** Writes what has queued up, unless somebody else is doing it. */
    void lead() {
        if (queue.isEmpty() || !led.compareAndSet(false, true)) {
            return;
        }
        try {
            gather();
            List<Request> taken = take();
            lastTaken = taken.size();
            if (!taken.isEmpty()) {
                writes.together(taken);
            }
        } finally {
            led.set(false);
        }
    }

    /**
     * Lets those whom the last write answered come back, if it answered several: else the first of them would lead alone
     * and the others wait for that, so that every second write would be small. Never where callers come one at a time, and
     * never longer than a small part of a write.
     */
    private void gather() {
        if (lastTaken <= 1 || hasQueued(lastTaken)) {
            return;
        }
        long end = System.nanoTime() + LONGEST_GATHERING;
        do {
            LockSupport.parkNanos(GLANCE);
        } while (!hasQueued(lastTaken) && System.nanoTime() - end < 0);
    }

    private boolean hasQueued(int wanted) {
        int queued = 0;
        for (Iterator<Request> waiting = queue.iterator(); waiting.hasNext() && queued < wanted; waiting.next()) {
            queued++;
        }
        return queued >= wanted;
    }

    /** Wakes the first who waits, if nobody leads: to be called by everyone who leaves. */
    void passOn() {
        Request first = queue.peek();
        while (first != null && !first.isWaiting()) {
            queue.remove(first);
            first = queue.peek();
        }
        if (first != null && !led.get()) {
            LockSupport.unpark(first.caller());
        }
    }

    private List<Request> take() {
        Limits limits = writes.limits();
        List<Request> taken = new ArrayList<>();
        Set<Object> accounts = new HashSet<>();
        int commands = 0;
        for (Request next = queue.peek();
                next != null && taken.size() < limits.requestsPerWrite() && commands < Limits.COMMANDS_PER_WRITE;
                next = queue.peek()) {
            boolean further = !accounts.contains(next.account());
            if (further && accounts.size() >= limits.accountsPerWrite()) {
                break;
            }
            queue.remove();
            if (next.take()) {
                accounts.add(next.account());
                taken.add(next);
                commands += next.keys().size();
            }
        }
        return taken;
    }
}
