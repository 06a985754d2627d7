package io.credits.examples.scenario;

import io.credits.report.AvailableCredits;
import io.credits.report.ChannelUsage;
import io.credits.report.Dashboard;
import io.credits.report.DeferredValue;
import io.credits.report.FeatureUsage;
import io.credits.report.PeriodTotals;
import io.credits.report.Runway;
import io.credits.report.UpgradeOption;
import io.credits.report.UsageSeries;
import java.util.Map;
import org.joda.money.Money;

/** The steps that show what an account's owner looks at. */
final class ReportVerbs {

    static final Map<String, Verb> ALL = Map.of(
            "dashboard", ReportVerbs::dashboard,
            "runway", ReportVerbs::runway,
            "deferred", ReportVerbs::deferred);

    private ReportVerbs() {}

    private static Action dashboard(StepMembers in) {
        var account = in.account();
        var from = in.text("from", Meaning.day("from"));
        var to = in.text("to", Meaning.day("to"));
        return world -> {
            Dashboard page = world.reports().dashboard(account.get(), from.get(), to.get());
            Result result = new Result();
            available(result, page.available());
            if (page.next() != null) {
                result.put("nextRefresh", page.next().at())
                        .put("refreshBrings", page.next().credits())
                        .put("refreshCarries", page.next().carried())
                        .put("refreshLoses", page.next().lost());
            }
            return result.put("plan", page.plan() == null ? null : page.plan().id())
                    .put(
                            "upgrades",
                            page.upgrades().stream().map(ReportVerbs::upgrade).toList())
                    .put("period", period(page.period()))
                    .put("before", period(page.before()))
                    .put("changePercent", page.changePercent().orElse(null))
                    .put(
                            "daily",
                            page.daily().days().stream().map(ReportVerbs::day).toList())
                    .put(
                            "channels",
                            page.channels().stream().map(ReportVerbs::channel).toList())
                    .put(
                            "features",
                            page.features().stream().map(ReportVerbs::feature).toList());
        };
    }

    private static void available(Result result, AvailableCredits split) {
        result.put("available", split.available())
                .put("spendable", split.spendable())
                .put("scoped", split.scoped())
                .put("held", split.held())
                .put("debt", split.debt())
                .put("expiring", split.expiring());
    }

    private static Result upgrade(UpgradeOption option) {
        return new Result()
                .put("plan", option.plan())
                .put("name", option.name())
                .put("price", plain(option.price()))
                .put("allowance", option.allowance())
                .put("kept", option.quote().kept())
                .put("trimmed", option.quote().trimmed())
                .put("granted", option.quote().added())
                .put("nextRefresh", option.quote().nextRefresh());
    }

    private static Result period(PeriodTotals totals) {
        return new Result()
                .put("from", totals.from())
                .put("to", totals.to())
                .put("credits", totals.credits())
                .put("spend", plain(totals.spend()));
    }

    private static Result day(UsageSeries.Day day) {
        return new Result().put("day", day.day()).put("credits", day.credits());
    }

    private static Result channel(ChannelUsage channel) {
        return new Result()
                .put("channel", channel.name())
                .put("credits", channel.credits())
                .put("spend", plain(channel.spend()))
                .put("share", channel.share());
    }

    private static Result feature(FeatureUsage feature) {
        return new Result()
                .put("feature", feature.name())
                .put("quantity", feature.quantity())
                .put("credits", feature.credits())
                .put("unitCredits", feature.unitCredits())
                .put("spend", plain(feature.spend()))
                .put("share", feature.share());
    }

    private static Action runway(StepMembers in) {
        var account = in.account();
        return world -> {
            Runway runway = world.reports().runway(account.get());
            return runway.answer() == Runway.Answer.RUNS_OUT
                    ? new Result().put("runsOutAt", runway.runsOutAt())
                    : new Result().put("answer", runway.answer());
        };
    }

    private static Action deferred(StepMembers in) {
        var account = in.account();
        var asOf = in.text("asOf", Meaning.instant("asOf"));
        return world -> {
            DeferredValue value = world.reports().deferred(account.get(), asOf.get());
            return new Result()
                    .put("sold", plain(value.sold()))
                    .put("spent", plain(value.spent()))
                    .put("expired", plain(value.expired()))
                    .put("remaining", plain(value.remaining()));
        };
    }

    private static String plain(Money money) {
        return money.getAmount().toPlainString();
    }
}
