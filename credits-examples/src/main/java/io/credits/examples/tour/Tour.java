package io.credits.examples.tour;

import io.credits.CreditLedger;
import io.credits.amount.Credits;
import io.credits.amount.Quantity;
import io.credits.json.CatalogJson;
import io.credits.ledger.AccountId;
import io.credits.ledger.CaptureHold;
import io.credits.ledger.ConsumeCredits;
import io.credits.ledger.GrantCredits;
import io.credits.ledger.GrantId;
import io.credits.ledger.GrantKind;
import io.credits.ledger.HoldCredits;
import io.credits.ledger.IdempotencyKey;
import io.credits.ledger.OpenAccount;
import io.credits.ledger.Outcome;
import io.credits.ledger.ReverseEntry;
import io.credits.ledger.Scope;
import io.credits.ledger.UsageEntry.Consumed;
import io.credits.rating.ChannelId;
import io.credits.rating.FeatureId;
import io.credits.spi.InMemoryCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** Opens the workspace "angoor", replays its usage and tells what its ledger says. Runs once; not safe for several threads. */
public final class Tour {

    private static final AccountId ANGOOR = AccountId.of("angoor");
    private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final Quantity TOO_MANY = Quantity.of(1_000_000);

    private final TourStore store;
    private final UsageFile usage;
    private final PrintStream out;
    private final Progress progress;

    /**
     * Prepares the tour.
     *
     * @param store where the workspace is kept
     * @param usage what it used
     * @param out where the tour is told
     * @param progress where the progress is shown
     * @param terminal whether the progress may be rewritten in place
     */
    public Tour(TourStore store, UsageFile usage, PrintStream out, PrintStream progress, boolean terminal) {
        this.store = store;
        this.usage = usage;
        this.out = out;
        this.progress = new Progress(progress, terminal);
    }

    /**
     * Runs it.
     *
     * @throws MalformedUsageException if the usage file is; what was read before is stored
     */
    public void run() {
        Instant start = firstDay();
        ReplayClock clock = new ReplayClock(start);
        InMemoryCatalog catalog = catalog();
        CreditLedger ledger = CreditLedger.of(store.ledgers(), catalog, clock);
        TourReport report = new TourReport(ledger, ANGOOR, ZONE, out);

        Outcome<?> opened = ledger.tryOpen(
                OpenAccount.of(ANGOOR, ZONE).withPlan(catalog.plans().get(0)));
        opened.orElseThrow();
        report.heading(
                (opened.replayed() ? "Goes on with" : "Opens") + " workspace " + ANGOOR + ", kept in " + store.path());
        if (!opened.replayed()) {
            // Besides the plan's allowance a gift for AI features only, for 45 days.
            ledger.grant(GrantCredits.of(ANGOOR, IdempotencyKey.of("welcome"), Credits.of(500), GrantKind.PROMOTIONAL)
                    .named(GrantId.of("welcome"))
                    .scopedTo(new Scope(List.of(FeatureId.of("ai")), List.of()))
                    .expiringAt(start.plus(Period.ofDays(45))));
        }

        Shopping shopping = new Shopping(store, catalog, clock, ANGOOR, out);
        shopping.buy();
        Replay replay = new Replay(ledger, ANGOOR, ZONE, clock, progress, shopping::runDue);
        try {
            usage.forEach(replay);
        } finally {
            replay.commit();
            progress.end();
        }
        report.replayed(usage.name(), replay);
        shopping.report();

        Consumed last = replay.last();
        if (last != null) {
            report.heading("A hold, for work whose cost is known at its end; and a line taken back");
            holdAndCapture(ledger, clock.instant());
            ReverseEntry back = ReverseEntry.all(
                    ANGOOR,
                    IdempotencyKey.of("back-" + last.seq()),
                    last.command().key());
            report.reversed(last, ledger.tryReverse(back));
        }
        report.balance();
        report.consumption();
        report.refusal(
                ConsumeCredits.of(ANGOOR, IdempotencyKey.of("too-many"), FeatureId.of("messaging.campaign"), TOO_MANY)
                        .through(ChannelId.of("whatsapp")));
        report.explanation();
        report.audit();
    }

    private void holdAndCapture(CreditLedger ledger, Instant now) {
        IdempotencyKey key = IdempotencyKey.of("hold-" + now);
        var held = ledger.hold(
                HoldCredits.of(ANGOOR, key, FeatureId.of("ai.tokens"), Quantity.of(40_000), now.plusSeconds(600))
                        .forFeature(FeatureId.of("ai.tokens"), ChannelId.of("webchat")));
        var captured = ledger.capture(CaptureHold.of(
                ANGOOR, IdempotencyKey.of("captured-" + now), held.hold().id(), Credits.parse("6.25")));
        out.println("  held " + held.hold().credits() + " for up to 40,000 AI tokens, captured " + captured.charged()
                + " for what they were, released " + captured.released());
    }

    private Instant firstDay() {
        Instant first = usage.first().occurredAt();
        return LocalDate.ofInstant(first, ZONE).atStartOfDay(ZONE).toInstant();
    }

    private static InMemoryCatalog catalog() {
        try (InputStream json = Tour.class.getResourceAsStream("catalog.json")) {
            return CatalogJson.read(Objects.requireNonNull(json));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
