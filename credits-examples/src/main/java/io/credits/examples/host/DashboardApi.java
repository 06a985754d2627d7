package io.credits.examples.host;

import io.credits.CreditLedger;
import io.credits.examples.host.demo.LiveUsage;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The dashboard's numbers as JSON: amounts are decimal strings, so that no reader rounds them by accident. */
@RestController
@RequestMapping("/api/workspaces/{workspace}")
class DashboardApi {

    private static final int MAX_DAYS = 400;

    private final CreditLedger ledger;
    private final Dashboards dashboards;
    private final LiveUsage live;
    private final Show show;

    DashboardApi(CreditLedger ledger, Dashboards dashboards, LiveUsage live, Show show) {
        this.ledger = ledger;
        this.dashboards = dashboards;
        this.live = live;
        this.show = show;
    }

    @GetMapping("/balance")
    BalanceAnswer balance(
            @PathVariable("workspace") String id, @RequestAttribute(Workspace.REQUESTED) Workspace workspace) {
        var balance = ledger.balance(workspace.account());
        return new BalanceAnswer(
                balance.available().toString(),
                balance.balance().toString(),
                balance.held().toString(),
                balance.debt().toString(),
                show.credits(balance.available()),
                live.isOn());
    }

    @GetMapping("/dashboard")
    DashboardAnswer dashboard(
            @PathVariable("workspace") String id,
            @RequestAttribute(Workspace.REQUESTED) Workspace workspace,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to) {
        if (from.isAfter(to) || from.plusDays(MAX_DAYS).isBefore(to)) {
            throw new IllegalArgumentException(
                    "from: wanted 1 to " + MAX_DAYS + " days until " + to + ", found " + from);
        }
        DashboardView view = dashboards.read(workspace.account(), from, to);
        return new DashboardAnswer(
                view.balance().available().toString(),
                view.total().toString(),
                view.spend().getAmount().toPlainString(),
                view.spend().getCurrencyUnit().getCode(),
                view.daily().stream()
                        .map(each -> new DayAnswer(each.day(), each.credits().toString()))
                        .toList(),
                view.channels().stream()
                        .map(each -> new ShareAnswer(
                                each.id(),
                                each.name(),
                                each.credits().toString(),
                                each.percent().toString()))
                        .toList(),
                view.features().stream().map(DashboardApi::line).toList());
    }

    private static FeatureAnswer line(DashboardView.FeatureLine each) {
        return new FeatureAnswer(
                each.id(),
                each.name(),
                each.quantity().toPlainString(),
                each.credits().toString(),
                each.perUnit() == null ? null : each.perUnit().toString(),
                each.spend().getAmount().toPlainString());
    }

    /** What a workspace has now. */
    record BalanceAnswer(String available, String balance, String held, String debt, String shown, boolean live) {}

    /** What a workspace used. */
    record DashboardAnswer(
            String available,
            String total,
            String spend,
            String currency,
            List<DayAnswer> daily,
            List<ShareAnswer> channels,
            List<FeatureAnswer> features) {}

    /** A day's consumption. */
    record DayAnswer(LocalDate day, String credits) {}

    /** A channel's part. */
    record ShareAnswer(String id, String name, String credits, String percent) {}

    /** A feature's part. */
    record FeatureAnswer(
            String id,
            String name,
            String quantity,
            String credits,
            @Nullable String unitCredits,
            String spend) {}
}
