package io.credits.examples.host.demo;

import io.credits.CreditLedger;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets Angoor's customers work while you look on; can be switched off in every page's head. Safe for several threads. */
@Component
public class LiveUsage {

    private final CreditLedger ledger;
    private final UsageStory story;
    private volatile boolean on;

    LiveUsage(CreditLedger ledger, InstantSource clock, @Value("${demo.live}") boolean on) {
        this.ledger = ledger;
        this.on = on;
        long started = clock.millis();
        this.story = new UsageStory(DemoSeed.ANGOOR, started, "live-" + started + "-");
    }

    /**
     * Tells whether usage comes in.
     *
     * @return true while it does
     */
    public boolean isOn() {
        return on;
    }

    /**
     * Switches.
     *
     * @param wanted whether usage shall come in
     */
    public void turn(boolean wanted) {
        on = wanted;
    }

    @Scheduled(initialDelay = 3_000, fixedDelayString = "${demo.live-every:2500}")
    void happen() {
        if (on) {
            // An account that has run out is refused, as it should be; the banner on the page says so.
            ledger.tryConsume(story.small());
        }
    }
}
