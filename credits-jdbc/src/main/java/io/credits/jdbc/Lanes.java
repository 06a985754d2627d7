package io.credits.jdbc;

import io.credits.ledger.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Carries out requests through lanes: an account always goes through the same one. Safe for use by several threads. */
final class Lanes implements Writes {

    /** Nobody sleeps longer without looking around; waking is by signal, this only mends what no one foresaw. */
    private static final long LONGEST_NAP = TimeUnit.MILLISECONDS.toNanos(100);

    private static final int GOLDEN = 0x9E3779B9;

    private final OwnedWrites writes;
    private final @Nullable Shards shards;
    private final List<Lane> lanes = new ArrayList<>();

    Lanes(OwnedWrites writes, @Nullable Shards shards) {
        this.writes = writes;
        this.shards = shards;
        int databases = shards == null ? 1 : shards.dataSources().size();
        for (int i = 0; i < databases * writes.limits().lanes(); i++) {
            lanes.add(new Lane(writes));
        }
    }

    @Override
    public void carryOut(List<? extends Request> requests) {
        long deadline = OwnedWrites.deadline(writes.limits().call());
        List<Lane> used = new ArrayList<>();
        for (Request request : requests) {
            Lane lane = laneOf(request.account());
            lane.submit(request);
            if (!used.contains(lane)) {
                used.add(lane);
            }
        }
        try {
            await(requests, used, deadline);
        } finally {
            used.forEach(Lane::passOn);
        }
    }

    private void await(List<? extends Request> requests, List<Lane> used, long deadline) {
        for (Request request : requests) {
            while (!request.isDone()) {
                if (request.takeBack()) {
                    writes.alone(request, deadline);
                    continue;
                }
                used.forEach(Lane::lead);
                long left = deadline - System.nanoTime();
                if (left <= 0 || Thread.currentThread().isInterrupted()) {
                    giveUp(request, left <= 0 ? "its time is over" : "its thread was interrupted");
                } else if (request.isPending()) {
                    LockSupport.parkNanos(this, Math.min(left, LONGEST_NAP));
                }
            }
        }
    }

    /** What has not begun is withdrawn; what has, nobody knows. */
    private static void giveUp(Request request, String why) {
        if (request.withdraw()) {
            request.fail(
                    new StoreTimeoutException("account " + request.account() + ": given up before writing, " + why));
        } else if (request.isPending()) {
            request.uncertain(null);
        }
    }

    /** Each shard has lanes of its own, so that no write spans two and none waits for another's server. */
    private Lane laneOf(AccountId account) {
        int spread = account.hashCode() * GOLDEN;
        int own = writes.limits().lanes();
        int shard = shards == null ? 0 : shards.of(account);
        return lanes.get(shard * own + Math.floorMod(spread ^ (spread >>> 16), own));
    }
}
