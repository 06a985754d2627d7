package io.credits.examples.host.ledger;

import io.credits.CreditLedger;
import io.credits.examples.host.HostPage;
import io.credits.examples.host.Workspace;
import io.credits.ledger.AccountId;
import io.credits.ledger.ChangePlan;
import io.credits.ledger.IdempotencyKey;
import io.credits.plan.Plan;
import io.credits.plan.PlanId;
import io.credits.report.PlanChangeQuote;
import io.credits.spi.Catalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The plans, each with what changing to it would bring at once. */
@HostPage
@RequestMapping("/w/{workspace}/plan")
class PlanPages {

    private final CreditLedger ledger;
    private final Catalog catalog;

    PlanPages(CreditLedger ledger, Catalog catalog) {
        this.ledger = ledger;
        this.catalog = catalog;
    }

    /**
     * A plan on sale.
     *
     * @param plan the plan
     * @param current whether the account is on it
     * @param quote what changing to it would bring; null for the current one
     * @param key names the change, so that a button pressed twice changes once
     */
    record Offer(Plan plan, boolean current, @Nullable PlanChangeQuote quote, String key) {}

    @GetMapping
    String plans(@RequestAttribute(Workspace.REQUESTED) Workspace workspace, Model model) {
        AccountId id = workspace.account();
        var account = ledger.account(id);
        Plan current = account.plan().orElse(null);
        List<Offer> offers = new ArrayList<>();
        for (Plan plan : catalog.plans().stream()
                .sorted(Comparator.comparingInt(Plan::rank))
                .toList()) {
            boolean same = current != null && current.id().equals(plan.id());
            String key = "plan-" + UUID.randomUUID();
            PlanChangeQuote quote = same
                    ? null
                    : ledger.quoteChange(ChangePlan.to(id, IdempotencyKey.of(key), plan))
                            .orElseThrow();
            offers.add(new Offer(plan, same, quote, key));
        }
        model.addAttribute("offers", offers);
        model.addAttribute("rank", current == null ? 0 : current.rank());
        var subscription = account.subscription();
        model.addAttribute("pending", subscription == null ? null : subscription.pending());
        model.addAttribute("zone", account.zone());
        return "plan";
    }

    @PostMapping
    String change(
            @RequestAttribute(Workspace.REQUESTED) Workspace workspace,
            @RequestParam String plan,
            @RequestParam String key,
            RedirectAttributes next) {
        Plan wanted = catalog.plan(PlanId.of(plan)).orElseThrow(() -> new IllegalArgumentException("plan: unknown"));
        var changed = ledger.changePlan(ChangePlan.to(workspace.account(), IdempotencyKey.of(key), wanted));
        next.addFlashAttribute("changed", changed);
        next.addFlashAttribute("chosen", wanted);
        return "redirect:/w/" + workspace.id() + "/plan";
    }
}
