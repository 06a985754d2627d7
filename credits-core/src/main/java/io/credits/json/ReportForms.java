package io.credits.json;

import io.credits.amount.Credits;
import io.credits.ledger.Audit;
import io.credits.ledger.Explanation;
import io.credits.report.AccountBalance;
import io.credits.report.AvailableCredits;
import io.credits.report.ChannelDay;
import io.credits.report.ChannelUsage;
import io.credits.report.CurrentPlan;
import io.credits.report.DailyUsage;
import io.credits.report.Dashboard;
import io.credits.report.DeferredValue;
import io.credits.report.FeatureDay;
import io.credits.report.FeatureUsage;
import io.credits.report.NextRefresh;
import io.credits.report.PeriodTotals;
import io.credits.report.PlanChangeQuote;
import io.credits.report.RefreshOutlook;
import io.credits.report.Runway;
import io.credits.report.Statement;
import io.credits.report.StatementLine;
import io.credits.report.TopConsumer;
import io.credits.report.UpgradeOption;
import io.credits.report.UsageSeries;
import io.credits.report.UsageTotals;

/** The forms of what is shown to people. */
final class ReportForms {

    private ReportForms() {}

    static void declare(Forms forms) {
        forms.declare(
                AccountBalance.Part.class,
                forms.record(AccountBalance.Part.class).optional("expiresAt").build());
        forms.plain(AccountBalance.class);
        forms.plain(DeferredValue.class);
        forms.plain(NextRefresh.class);
        forms.declare(
                PlanChangeQuote.class,
                forms.record(PlanChangeQuote.class).optional("nextRefresh").build());
        forms.declare(
                Explanation.Candidate.class,
                forms.record(Explanation.Candidate.class).optional("after").build());
        forms.plain(Explanation.Rated.class);
        forms.plain(Explanation.Rates.class);
        forms.declare(
                Explanation.class,
                forms.record(Explanation.class).optional("rate").build());
        forms.plain(Audit.Finding.class);
        usage(forms);
        dashboard(forms);
        forms.declare(
                StatementLine.class,
                forms.record(StatementLine.class)
                        .optional("key", "grant", "feature", "channel", "quantity")
                        .build());
        forms.declare(
                Statement.class, forms.record(Statement.class).optional("next").build());
        forms.declare(
                Runway.class, forms.record(Runway.class).optional("runsOutAt").build());
        forms.plain(TopConsumer.class);
    }

    private static void usage(Forms forms) {
        forms.plain(UsageTotals.class);
        forms.declare(
                FeatureDay.class,
                forms.record(FeatureDay.class).optional("feature").build());
        forms.declare(
                ChannelDay.class,
                forms.record(ChannelDay.class).optional("channel").build());
        forms.plain(DailyUsage.class);
        forms.plain(UsageSeries.Day.class);
        forms.plain(UsageSeries.class);
        forms.declare(
                FeatureUsage.class,
                forms.record(FeatureUsage.class)
                        .optional("feature")
                        .also("name", String.class, FeatureUsage::name)
                        .also("unitCredits", Credits.class, FeatureUsage::unitCredits)
                        .build());
        forms.declare(
                ChannelUsage.class,
                forms.record(ChannelUsage.class)
                        .optional("channel")
                        .also("name", String.class, ChannelUsage::name)
                        .build());
        forms.plain(PeriodTotals.class);
    }

    private static void dashboard(Forms forms) {
        forms.declare(
                AvailableCredits.class,
                forms.record(AvailableCredits.class).optional("firstExpiry").build());
        forms.plain(RefreshOutlook.class);
        forms.declare(
                CurrentPlan.class,
                forms.record(CurrentPlan.class).optional("next", "endsAt").build());
        forms.plain(UpgradeOption.class);
        forms.declare(
                Dashboard.class,
                forms.record(Dashboard.class).optional("next", "plan").build());
    }
}
