package io.credits.examples.host.buying;

import io.credits.amount.Credits;
import io.credits.amount.InvalidAmountException;
import io.credits.examples.host.HostPage;
import io.credits.examples.host.Workspace;
import io.credits.plan.Recurrence;
import io.credits.purchase.PaymentMethodToken;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first two steps: how many credits and how often; how they are paid. */
@HostPage
@RequestMapping("/w/{workspace}/buy")
class BuyPages {

    private final PriceReview review;

    BuyPages(PriceReview review) {
        this.review = review;
    }

    @GetMapping
    String amount(@RequestAttribute(Workspace.REQUESTED) Workspace workspace, HttpSession session, Model model) {
        Draft draft = Draft.of(session, workspace.id());
        return amountPage(model, draft.credits().toString(), draft.recurrence(), Map.of());
    }

    @PostMapping
    String choose(
            @RequestAttribute(Workspace.REQUESTED) Workspace workspace,
            @RequestParam String credits,
            @RequestParam Recurrence recurrence,
            HttpSession session,
            Model model) {
        Draft draft = Draft.of(session, workspace.id());
        try {
            Credits amount = PriceApi.amount(credits);
            review.of(amount, recurrence, draft.billing().details());
            draft.with(amount, recurrence).keep(session, workspace.id());
            return "redirect:/w/" + workspace.id() + "/buy/payment";
        } catch (InvalidAmountException refused) {
            return amountPage(model, credits, recurrence, Map.of("credits", AmountWords.of(refused)));
        }
    }

    @GetMapping("/payment")
    String payment(@RequestAttribute(Workspace.REQUESTED) Workspace workspace, HttpSession session, Model model) {
        Draft draft = Draft.of(session, workspace.id());
        model.addAttribute("draft", draft);
        model.addAttribute(
                "price",
                review.of(draft.credits(), draft.recurrence(), draft.billing().details()));
        model.addAttribute("often", PriceReview.often(draft.recurrence()));
        return "buy-payment";
    }

    /** The provider's page has told ours a token; that and what may be shown is all that arrives here. */
    @PostMapping("/payment")
    String pay(
            @RequestAttribute(Workspace.REQUESTED) Workspace workspace,
            @RequestParam String token,
            @RequestParam String brand,
            @RequestParam String lastFour,
            HttpSession session) {
        Draft.of(session, workspace.id())
                .paidWith(new PaymentMethodToken(token, brand, lastFour))
                .keep(session, workspace.id());
        return "redirect:/w/" + workspace.id() + "/buy/confirm";
    }

    private String amountPage(Model model, String credits, Recurrence recurrence, Map<String, String> faults) {
        model.addAttribute("credits", credits);
        model.addAttribute("recurrence", recurrence);
        model.addAttribute("recurrences", review.offers());
        model.addAttribute("faults", faults);
        return "buy-amount";
    }
}
