package io.credits.examples.host;

import io.credits.CreditMaintenance;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Background work on the host's own scheduler: the library has no threads. Any number of nodes may run it at once. */
@Component
class Upkeep {

    private static final int LIMIT = 500;

    private final CreditMaintenance maintenance;
    private final Counter refreshed;
    private final Counter charged;

    Upkeep(CreditMaintenance maintenance, MeterRegistry meters) {
        this.maintenance = maintenance;
        this.refreshed = meters.counter("credits.maintenance.refreshed");
        this.charged = meters.counter("credits.maintenance.charged");
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 5_000)
    void runDue() {
        CreditMaintenance.Run run = maintenance.runDue(LIMIT);
        refreshed.increment(run.refreshed());
        charged.increment(run.charged() + run.topUps());
    }
}
