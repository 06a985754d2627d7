package io.credits.examples.host.buying;

import io.credits.CreditPurchases;
import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.examples.host.HostPage;
import io.credits.examples.host.Workspace;
import io.credits.purchase.PaymentMethodToken;
import io.credits.purchase.TopUp;
import io.credits.purchase.TopUpPolicy;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The automatic top-up: when, how much, how often at most, and paid with which card. */
@HostPage
@RequestMapping("/w/{workspace}/top-up")
class TopUpPages {

    private static final String CARD = "top-up-card:";

    private final CreditPurchases purchases;

    TopUpPages(CreditPurchases purchases) {
        this.purchases = purchases;
    }

    @GetMapping
    String show(@RequestAttribute(Workspace.REQUESTED) Workspace workspace, HttpSession session, Model model) {
        Optional<TopUp> set = topUp(workspace);
        TopUpPolicy policy = set.map(TopUp::policy).orElse(null);
        Credits amount = policy == null ? null : policy.credits();
        return page(
                model,
                workspace,
                session,
                policy == null ? "1000" : policy.threshold().toString(),
                amount == null ? "5000" : amount.toString(),
                policy == null || policy.perMonth() == null ? 4 : policy.perMonth(),
                Map.of());
    }

    /** The provider's page has told ours a token. */
    @PostMapping("/card")
    String card(
            @RequestAttribute(Workspace.REQUESTED) Workspace workspace,
            @RequestParam String token,
            @RequestParam String brand,
            @RequestParam String lastFour,
            HttpSession session) {
        session.setAttribute(CARD + workspace.id(), new PaymentMethodToken(token, brand, lastFour));
        return "redirect:/w/" + workspace.id() + "/top-up";
    }

    @PostMapping
    String set(
            @RequestAttribute(Workspace.REQUESTED) Workspace workspace,
            @RequestParam String threshold,
            @RequestParam String credits,
            @RequestParam int perMonth,
            HttpSession session,
            Model model,
            RedirectAttributes next) {
        PaymentMethodToken card = card(workspace, session);
        if (card == null) {
            return page(
                    model, workspace, session, threshold, credits, perMonth, Map.of("card", "Choose a card first."));
        }
        String field = "threshold";
        try {
            Credits below = PriceApi.amount(threshold);
            field = "credits";
            Credits amount = PriceApi.amount(credits);
            TopUpPolicy policy =
                    TopUpPolicy.fixed(workspace.account(), below, amount, card).capped(null, perMonth);
            purchases.automatic().topUp(policy).orElseThrow();
        } catch (InvalidAmountException refused) {
            String message = String.valueOf(refused.getMessage());
            String named = message.startsWith("threshold") ? "threshold" : field;
            return page(
                    model, workspace, session, threshold, credits, perMonth, Map.of(named, AmountWords.of(refused)));
        }
        next.addFlashAttribute("saved", true);
        return "redirect:/w/" + workspace.id() + "/top-up";
    }

    @PostMapping("/stop")
    String stop(@RequestAttribute(Workspace.REQUESTED) Workspace workspace, RedirectAttributes next) {
        purchases.automatic().stopTopUp(workspace.account()).orElseThrow();
        next.addFlashAttribute("stopped", true);
        return "redirect:/w/" + workspace.id() + "/top-up";
    }

    private String page(
            Model model,
            Workspace workspace,
            HttpSession session,
            String threshold,
            String credits,
            int perMonth,
            Map<String, String> faults) {
        model.addAttribute("topUp", topUp(workspace).orElse(null));
        model.addAttribute("card", card(workspace, session));
        model.addAttribute("threshold", threshold);
        model.addAttribute("credits", credits);
        model.addAttribute("perMonth", perMonth);
        model.addAttribute("faults", faults);
        return "top-up";
    }

    /** The card just chosen, else the one in use. */
    private @Nullable PaymentMethodToken card(Workspace workspace, HttpSession session) {
        return session.getAttribute(CARD + workspace.id()) instanceof PaymentMethodToken chosen
                ? chosen
                : topUp(workspace).map(topUp -> topUp.policy().method()).orElse(null);
    }

    private Optional<TopUp> topUp(Workspace workspace) {
        return purchases.automatic().topUp(workspace.account());
    }
}
