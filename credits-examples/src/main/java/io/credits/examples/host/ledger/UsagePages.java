package io.credits.examples.host.ledger;

import io.credits.CreditReports;
import io.credits.examples.host.Accounts;
import io.credits.examples.host.HostPage;
import io.credits.examples.host.Names;
import io.credits.examples.host.Workspace;
import io.credits.report.ChannelDay;
import io.credits.report.DailyUsage;
import io.credits.report.FeatureDay;
import io.credits.report.UsageTotals;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Usage by day and feature, or by day and channel, for any period. */
@HostPage
class UsagePages {

    private static final int USUAL_DAYS = 30;
    private static final int MAX_DAYS = 400;
    private static final int PAGE = 40;

    private final CreditReports reports;
    private final Accounts accounts;
    private final Names names;

    UsagePages(CreditReports reports, Accounts accounts, Names names) {
        this.reports = reports;
        this.accounts = accounts;
        this.names = names;
    }

    /**
     * A line of the explorer.
     *
     * @param day the local day
     * @param id the feature or channel
     * @param name of it
     * @param totals what it came to
     */
    record Line(LocalDate day, String id, String name, UsageTotals totals) {}

    @GetMapping("/w/{workspace}/usage")
    String explore(
            @RequestAttribute(Workspace.REQUESTED) Workspace workspace,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "feature") String by,
            @RequestParam(defaultValue = "") String only,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        LocalDate last = to == null ? accounts.today(workspace.account()) : to;
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1L) : from;
        boolean sound = !first.isAfter(last) && first.plusDays(MAX_DAYS).isAfter(last);
        boolean channels = by.equals("channel");
        List<Line> all = sound ? lines(reports.usage(workspace.account(), first, last), channels) : List.of();
        List<Line> shown = all.stream()
                .filter(line -> only.isEmpty() || line.id().equals(only))
                .toList();
        model.addAttribute("from", first);
        model.addAttribute("to", last);
        model.addAttribute("by", channels ? "channel" : "feature");
        model.addAttribute("only", only);
        model.addAttribute("sound", sound);
        model.addAttribute("maxDays", MAX_DAYS);
        model.addAttribute(
                "choices", all.stream().map(Line::id).distinct().sorted().toList());
        int pages = Math.max(1, (shown.size() + PAGE - 1) / PAGE);
        int at = Math.max(1, Math.min(page, pages));
        model.addAttribute(
                "lines", shown.stream().skip((at - 1L) * PAGE).limit(PAGE).toList());
        model.addAttribute("page", at);
        model.addAttribute("pages", pages);
        model.addAttribute("total", shown.stream().map(Line::totals).reduce(UsageTotals.NONE, UsageTotals::plus));
        return "usage";
    }

    private List<Line> lines(DailyUsage usage, boolean channels) {
        Stream<Line> lines = channels
                ? usage.channels().stream().map(this::line)
                : usage.features().stream().map(this::line);
        return lines.sorted(Comparator.comparing(Line::day).reversed().thenComparing(Line::id))
                .toList();
    }

    private Line line(FeatureDay row) {
        String id =
                row.feature() == null ? DailyUsage.UNASSIGNED : row.feature().value();
        return new Line(row.day(), id, names.feature(id), row.totals());
    }

    private Line line(ChannelDay row) {
        String id = Names.channelKey(row.channel());
        return new Line(row.day(), id, names.channel(id), row.totals());
    }
}
