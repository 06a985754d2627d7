package io.credits.examples.schedule;

import io.credits.CreditMaintenance;
import io.credits.spi.InMemoryLedgerStore;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The JDK's timer: how is background work driven without any framework? */
public final class ScheduledExecutorMain {

    private ScheduledExecutorMain() {}

    /**
     * Prints the answer.
     *
     * @param args nothing
     * @throws InterruptedException if the wait for the timer is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        run(System.out);
    }

    static void run(PrintStream out) throws InterruptedException {
        CreditMaintenance maintenance = Unattended.in(new InMemoryLedgerStore());
        var ran = new CountDownLatch(2);
        var timer = Executors.newSingleThreadScheduledExecutor();
        // A minute in production. The delay counts from the end of a run, so a long one does not pile up others.
        var turns = timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        out.println(maintenance.runDue(1_000));
                    } catch (RuntimeException failed) {
                        // An executor drops a task that throws, for good. What failed is due again at the next turn.
                        out.println("failed, to be tried again: " + failed);
                    }
                    ran.countDown();
                },
                0,
                10,
                TimeUnit.MILLISECONDS);
        ran.await(30, TimeUnit.SECONDS);
        turns.cancel(false);
        timer.shutdown();
        timer.awaitTermination(30, TimeUnit.SECONDS);
    }
}
