package io.credits.examples.schedule;

import io.credits.CreditMaintenance;
import io.credits.spi.InMemoryLedgerStore;
import java.io.PrintStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Spring's timer: how does an application on Spring drive background work? On every node, without a lock. */
public final class SpringScheduledMain {

    private SpringScheduledMain() {}

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
        try (var context = new AnnotationConfigApplicationContext(Application.class)) {
            var runs = context.getBean(Job.class).runs();
            out.println(runs.poll(30, TimeUnit.SECONDS));
            out.println(runs.poll(30, TimeUnit.SECONDS));
        }
    }

    /** A node of the application. */
    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Application {

        @Bean
        CreditMaintenance maintenance() {
            return Unattended.in(new InMemoryLedgerStore());
        }

        @Bean
        Job job(CreditMaintenance maintenance) {
            return new Job(maintenance, new ArrayBlockingQueue<>(2));
        }
    }

    /**
     * What is called again and again; Spring logs what is thrown and goes on.
     *
     * @param maintenance the door for background work
     * @param runs what the first runs have written
     */
    record Job(CreditMaintenance maintenance, BlockingQueue<CreditMaintenance.Run> runs) {

        @Scheduled(fixedDelay = 10) // milliseconds; a minute in production
        void runDue() {
            runs.offer(maintenance.runDue(1_000));
        }
    }
}
