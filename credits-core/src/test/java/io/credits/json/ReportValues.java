package io.credits.json;

import io.credits.CreditReports;
import io.credits.amount.Credits;
import io.credits.ledger.AccountId;
import io.credits.rating.ChannelId;
import io.credits.report.ChannelDay;
import io.credits.report.DailyUsage;
import io.credits.report.Dashboard;
import io.credits.report.Runway;
import io.credits.report.TopConsumer;
import io.credits.report.UsageTotals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What the told story looks like on a page, on the way and at its end, and answers that it does not give. */
final class ReportValues {

    private static final LocalDate DAY = LocalDate.of(2025, 1, 12);

    private ReportValues() {}

    static List<Object> all(Told told) {
        List<Object> values = new ArrayList<>(told.dashboards());
        CreditReports reports = told.reports();
        values.add(reports.usage(Told.ACCOUNT, DAY.minusDays(3), DAY.plusDays(3)));
        values.add(reports.statement(Told.ACCOUNT, DAY, DAY.plusDays(90), 0, 5));
        values.add(reports.statement(Told.ACCOUNT, DAY, DAY.plusDays(90), 0, 1000));
        values.add(reports.runway(Told.ACCOUNT));
        values.add(new Runway(Runway.Answer.RUNS_OUT, Instant.EPOCH, Credits.of(3), DAY, DAY));
        values.add(new TopConsumer(AccountId.of("é"), Credits.parse("0.5")));
        values.add(new DailyUsage(
                DAY,
                DAY,
                List.of(),
                List.of(new ChannelDay(
                        DAY,
                        ChannelId.of("sms"),
                        new UsageTotals(Credits.of(1), new BigDecimal("0.000000000001"), BigDecimal.TEN, -1)))));
        return values;
    }

    static Dashboard dashboard(CreditReports reports) {
        return reports.dashboard(Told.ACCOUNT, DAY.minusDays(1), DAY.plusDays(1));
    }
}
