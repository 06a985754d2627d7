package io.credits.examples.host;

import io.credits.CreditReports;
import io.credits.amount.Credits;
import io.credits.examples.host.DashboardView.Day;
import io.credits.examples.host.DashboardView.FeatureLine;
import io.credits.examples.host.DashboardView.Share;
import io.credits.ledger.AccountId;
import io.credits.report.ChannelUsage;
import io.credits.report.Dashboard;
import io.credits.report.FeatureUsage;
import io.credits.report.Runway;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Puts names to the library's reports. */
@Component
class Dashboards {

    /** The banner comes this long before credits run out. */
    static final Duration WARNING = Duration.ofDays(7);

    private static final long FAR = 365;

    private final CreditReports reports;
    private final Accounts accounts;
    private final Names names;

    Dashboards(CreditReports reports, Accounts accounts, Names names) {
        this.reports = reports;
        this.accounts = accounts;
        this.names = names;
    }

    Standing standing(AccountId id) {
        Instant now = accounts.now();
        Credits available = accounts.available(id);
        Runway runway = reports.runway(id);
        Instant end = runway.runsOutAt();
        if (end == null) {
            return new Standing(available, runway.answer() == Runway.Answer.NOW && accounts.hasHistory(id), null);
        }
        Duration left = Duration.between(now, end);
        long days = left.toDays();
        return new Standing(available, left.compareTo(WARNING) < 0, words(days));
    }

    private static String words(long days) {
        if (days > FAR) {
            return "more than a year";
        }
        return days == 0 ? "less than a day" : "about " + days + (days == 1 ? " day" : " days");
    }

    DashboardView read(AccountId id, LocalDate from, LocalDate to) {
        Dashboard report = reports.dashboard(id, from, to);
        ZoneId zone = accounts.zone(id);
        return new DashboardView(
                from,
                to,
                zone,
                report.available(),
                report.next(),
                report.plan(),
                report.upgrades(),
                report.daily().days().stream()
                        .map(each -> new Day(each.day(), each.credits()))
                        .toList(),
                report.period().credits(),
                report.changePercent().orElse(null),
                report.period().spend(),
                report.channels().stream().map(this::share).toList(),
                report.features().stream().map(this::line).toList());
    }

    private Share share(ChannelUsage usage) {
        return new Share(usage.name(), names.channel(usage.name()), usage.credits(), usage.share());
    }

    private FeatureLine line(FeatureUsage usage) {
        return new FeatureLine(
                usage.name(),
                names.feature(usage.name()),
                names.unit(usage.name()),
                usage.quantity(),
                usage.credits(),
                usage.unitCredits(),
                usage.spend());
    }
}
