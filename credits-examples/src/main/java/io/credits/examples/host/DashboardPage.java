package io.credits.examples.host;

import java.time.LocalDate;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: what is left, what was used, through what and for what. */
@HostPage
class DashboardPage {

    private static final List<Integer> PERIODS = List.of(7, 30, 90);

    private final Dashboards dashboards;
    private final Accounts accounts;

    DashboardPage(Dashboards dashboards, Accounts accounts) {
        this.dashboards = dashboards;
        this.accounts = accounts;
    }

    @GetMapping("/")
    String home(@RequestAttribute(Member.ASKING) Member member) {
        String first = member.roleIn("angoor").isPresent()
                ? "angoor"
                : member.roles().keySet().iterator().next();
        return "redirect:/w/" + first;
    }

    @GetMapping("/w/{workspace}")
    String show(
            @PathVariable String workspace,
            @RequestAttribute(Workspace.REQUESTED) Workspace found,
            @RequestParam(defaultValue = "30") int days,
            Model model) {
        int period = PERIODS.contains(days) ? days : 30;
        LocalDate today = accounts.today(found.account());
        model.addAttribute("dashboard", dashboards.read(found.account(), today.minusDays(period - 1L), today));
        model.addAttribute("days", period);
        model.addAttribute("periods", PERIODS);
        return "dashboard";
    }
}
